//! Messages that were received, and those the bot's own account sent.

use std::ops::Deref;

use super::Event;
use crate::error::{Error, Result};
use crate::id::{GroupId, MessageId, UserId};
use crate::message::MessageChain;
use crate::model::Role;
use crate::target::Target;

/// A message somebody said: an event whose kind is known.
pub type Message = Event<MessagePayload>;

/// What was said, by whom and where.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct MessagePayload {
    /// The message, as the platform names it.
    pub message_id: MessageId,
    /// Where it was said, which is where an answer belongs.
    pub target: Target,
    /// Who said it.
    pub sender: Sender,
    /// What was said.
    pub chain: MessageChain,
}

/// A message that the bot's own account sent, here or on another device; dereferences to what was
/// said.
///
/// It is an event of its own kind, so that no handler of messages ever answers the bot itself: a
/// handler asks for it as `Event<MessageSent>`. Platforms may have to be told to report it.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageSent(pub MessagePayload);

impl Deref for MessageSent {
    type Target = MessagePayload;

    fn deref(&self) -> &MessagePayload {
        &self.0
    }
}

/// Who said something, as far as the event tells.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sender {
    /// The account.
    pub user_id: UserId,
    /// The name of the account; empty when unknown.
    pub nickname: String,
    /// The name shown in the group; empty when there is none.
    pub card: String,
    /// The rank in the group, where it is known.
    pub role: Option<Role>,
}

impl Sender {
    /// A sender of whom only the account is known.
    pub fn new(user_id: impl Into<UserId>) -> Self {
        Self { user_id: user_id.into(), nickname: String::new(), card: String::new(), role: None }
    }

    /// Sets the name of the account.
    pub fn nickname(mut self, nickname: impl Into<String>) -> Self {
        self.nickname = nickname.into();
        self
    }

    /// Sets the name shown in the group.
    pub fn card(mut self, card: impl Into<String>) -> Self {
        self.card = card.into();
        self
    }

    /// Sets the rank in the group.
    pub fn role(mut self, role: Option<Role>) -> Self {
        self.role = role;
        self
    }

    /// The name others see: the card, else the nickname, else the id.
    pub fn name(&self) -> &str {
        [self.card.as_str(), self.nickname.as_str()]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or(self.user_id.as_str())
    }
}

impl MessagePayload {
    /// A message of which everything is known.
    pub fn new(
        message_id: impl Into<MessageId>,
        target: Target,
        sender: Sender,
        chain: impl Into<MessageChain>,
    ) -> Self {
        Self { message_id: message_id.into(), target, sender, chain: chain.into() }
    }

    /// The group it was said in.
    ///
    /// # Errors
    ///
    /// [`InvalidInput`](crate::ErrorKind::InvalidInput) for a message that was not said in a group; a temporary
    /// session is private, whatever group it came through.
    pub fn group_id(&self) -> Result<&GroupId> {
        self.target.group_id().ok_or_else(Error::not_in_a_group)
    }

    /// Who said it.
    pub fn user_id(&self) -> &UserId {
        &self.sender.user_id
    }

    /// What was said, with the codes in its texts read; see [`MessageChain::parse_code`], and read
    /// the warning there.
    pub fn parse_code(&self) -> MessageChain {
        self.chain.parse_code()
    }

    /// Whether it was said in a group.
    pub fn is_group(&self) -> bool {
        self.target.group_id().is_some()
    }
}
