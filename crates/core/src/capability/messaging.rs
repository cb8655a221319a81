//! Sending messages: what every platform has.

use async_trait::async_trait;

use crate::adapter::Adapter;
use crate::error::Result;
use crate::id::{GroupId, MessageId, UserId};
use crate::message::MessageChain;
use crate::target::Target;

/// Sending messages: what every platform has.
#[async_trait]
pub trait Messaging: Adapter {
    /// Sends `message` to a conversation and answers the id of what was sent.
    ///
    /// # Errors
    ///
    /// [`InvalidInput`](crate::ErrorKind::InvalidInput) when it cannot be sent to this target at
    /// all, [`Refused`](crate::ErrorKind::Refused) when the platform said no;
    /// [`Disconnected`](crate::ErrorKind::Disconnected) and
    /// [`TimedOut`](crate::ErrorKind::TimedOut) leave open whether it arrived.
    async fn send_msg(&self, target: &Target, message: MessageChain) -> Result<MessageId>;

    /// Sends `message` to everybody in a group.
    ///
    /// # Errors
    ///
    /// As [`send_msg`](Self::send_msg).
    async fn send_group_msg(&self, group: &GroupId, message: MessageChain) -> Result<MessageId> {
        self.send_msg(&Target::Group(group.clone()), message).await
    }

    /// Sends `message` to one user.
    ///
    /// # Errors
    ///
    /// As [`send_msg`](Self::send_msg).
    async fn send_private_msg(&self, user: &UserId, message: MessageChain) -> Result<MessageId> {
        self.send_msg(&Target::Private(user.clone()), message).await
    }
}
