//! Friends, and those who want to be.

use super::calls::calls;
use crate::error::Result;
use crate::id::UserId;
use crate::model::{Friend, FriendCategory, FriendDeletion};

calls! {
    /// Friends, and those who want to be.
    pub trait Friends {
        /// The friends of the bot.
        async fn get_friends(&self) -> Result<Vec<Friend>>;

        /// The friends of the bot by the folders they are kept in.
        async fn get_friends_with_category(&self) -> Result<Vec<FriendCategory>>;

        /// One friend; `None` for somebody who is none.
        async fn get_user_by_friend(&self, user: &UserId) -> Result<Option<Friend>> {
            let friends = self.get_friends().await?;
            Ok(friends.into_iter().find(|friend| friend.user_id == *user))
        }

        /// Decides about somebody who wants to be a friend; `flag` came with the request, and
        /// `remark` is the bot's own note on a new friend.
        async fn process_friend_add_request(
            &self,
            flag: &str,
            approve: bool,
            remark: Option<&str>,
        ) -> Result<()>;

        /// Ends a friendship.
        async fn delete_friend(&self, user: &UserId, how: FriendDeletion) -> Result<()>;

        /// Sets the bot's own note on a friend; an empty one takes it away.
        async fn set_friend_remark(&self, user: &UserId, remark: &str) -> Result<()>;
    }
}
