//! Friends, and those who want to be.

use async_trait::async_trait;
use mynah_core::Result;
use mynah_core::capability::Friends;
use mynah_core::model::Friend;

use crate::NapCat;
use crate::action::AccountActions;

#[async_trait]
impl Friends for NapCat {
    async fn get_friends(&self) -> Result<Vec<Friend>> {
        Ok(AccountActions::get_friends(self).await?)
    }
}
