//! Where a test plays.

use async_trait::async_trait;
use mynah_core::model::Member;
use mynah_core::{Bot, MessageId, Payload, UserId};

use super::RawCall;

/// Where a test plays: the bot, and the world around it.
#[async_trait]
pub trait Scene: Send + Sync + 'static {
    /// The bot that the modules run on.
    fn bot(&self) -> Bot;

    /// The account of the bot.
    fn self_id(&self) -> UserId;

    /// Whether calls that the bot lacks and that answer nothing are to succeed.
    fn is_obliging(&self) -> bool {
        false
    }

    /// Has somebody be a member of a group, silently, as if it had always been so.
    fn seats(&self, member: &Member);

    /// Has somebody be a friend of the bot, silently.
    fn befriends(&self, user: &UserId, nickname: &str);

    /// The calls on a typed handle since this was asked last, where the scene keeps them.
    fn take_raw_calls(&self) -> Vec<RawCall> {
        Vec::new()
    }

    /// Has something happen, as far as possible as it is given; the ids of messages and the flags
    /// of requests are those of the scene. Answers the id of a message.
    ///
    /// # Errors
    ///
    /// Why it cannot happen here.
    async fn plays(&self, payload: Payload) -> Result<Option<MessageId>, String>;
}
