//! Messages that were sent.

use super::calls::calls;
use crate::error::Result;
use crate::id::{GroupId, MessageId, UserId};
use crate::message::segment::Forward;
use crate::model::{HistoryQuery, LatestMessage, RetrievedMessage};

calls! {
    /// Messages that were sent: looking them up, taking them back, having read them.
    pub trait History {
        /// Looks one message up.
        async fn get_msg(&self, message: &MessageId) -> Result<RetrievedMessage>;

        /// Looks into a message that holds messages, by its id or by that of its content.
        async fn get_forward_msg(&self, message: &MessageId) -> Result<Forward>;

        /// Takes a message back for everybody who sees it.
        ///
        /// Whether the bot may is for the platform to say: nothing is asked before.
        async fn delete_msg(&self, message: &MessageId) -> Result<()>;

        /// Messages of a group, in the order they were said.
        async fn get_group_msg_history(
            &self,
            group: &GroupId,
            query: &HistoryQuery,
        ) -> Result<Vec<RetrievedMessage>>;

        /// Messages of a private chat, in the order they were said.
        async fn get_private_msg_history(
            &self,
            user: &UserId,
            query: &HistoryQuery,
        ) -> Result<Vec<RetrievedMessage>>;

        /// The conversations in which something was said last, the latest first.
        async fn get_last_msg_per_conv(&self) -> Result<Vec<LatestMessage>>;

        /// Marks what was said in a group as read.
        async fn mark_group_msg_as_read(&self, group: &GroupId) -> Result<()>;

        /// Marks what a user said in private as read.
        async fn mark_private_msg_as_read(&self, user: &UserId) -> Result<()>;

        /// Marks everything as read.
        async fn mark_all_as_read(&self) -> Result<()>;
    }
}
