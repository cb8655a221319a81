//! Saying something without words.

use super::calls::calls;
use crate::error::Result;
use crate::id::{GroupId, MessageId, UserId};
use crate::model::{InputStatus, ReactionUser};
use crate::target::Target;

calls! {
    /// Saying something without words: emoji under messages, pokes, being about to speak.
    pub trait Reactions {
        /// Who reacted to a message with an emoji, by the platform's id of it.
        async fn get_reaction_users(
            &self,
            message: &MessageId,
            emoji: &str,
        ) -> Result<Vec<ReactionUser>>;

        /// Reacts to a message with an emoji, by the platform's id of it, or takes that back.
        async fn set_reaction(&self, message: &MessageId, emoji: &str, set: bool) -> Result<()>;

        /// Pokes `user` where `target` leads: in the group, or in private.
        async fn poke(&self, target: &Target, user: &UserId) -> Result<()> {
            match target.group_id() {
                Some(group) => self.group_poke(group, user).await,
                None => self.friend_poke(user).await,
            }
        }

        /// Pokes a member of a group, where everybody sees it.
        async fn group_poke(&self, group: &GroupId, user: &UserId) -> Result<()>;

        /// Pokes a friend.
        async fn friend_poke(&self, user: &UserId) -> Result<()>;

        /// Shows a friend what the bot is about to do.
        async fn set_input_status(&self, user: &UserId, status: InputStatus) -> Result<()>;
    }
}
