//! Friends, and those who want to be.

use async_trait::async_trait;
use mynah_core::Result;
use mynah_core::capability::Friends;
use mynah_core::id::UserId;
use mynah_core::model::{Friend, FriendCategory, FriendDeletion};

use crate::NapCat;
use crate::action::{AccountActions, FriendActions};

#[async_trait]
impl Friends for NapCat {
    async fn get_friends(&self) -> Result<Vec<Friend>> {
        Ok(AccountActions::get_friends(self).await?)
    }

    async fn get_friends_with_category(&self) -> Result<Vec<FriendCategory>> {
        let folders = FriendActions::get_friends_with_category(self).await?;
        Ok(folders.into_iter().map(Into::into).collect())
    }

    async fn process_friend_add_request(
        &self,
        flag: &str,
        approve: bool,
        remark: Option<&str>,
    ) -> Result<()> {
        let mut request = self.set_friend_add_request(flag).approve(approve);
        if let Some(remark) = remark {
            request = request.remark(remark);
        }
        Ok(request.await?)
    }

    async fn delete_friend(&self, user: &UserId, how: FriendDeletion) -> Result<()> {
        let request = FriendActions::delete_friend(self, user);
        Ok(request.temp_block(how.block).temp_both_del(how.both).await?)
    }

    async fn set_friend_remark(&self, user: &UserId, remark: &str) -> Result<()> {
        Ok(FriendActions::set_friend_remark(self, user, remark).await?)
    }
}
