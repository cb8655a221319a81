//! The bot's own account, and what can be known of others.

use async_trait::async_trait;
use mynah_core::Result;
use mynah_core::capability::Account;
use mynah_core::id::UserId;
use mynah_core::model::{LoginInfo, Stranger};

use crate::NapCat;
use crate::action::AccountActions;

#[async_trait]
impl Account for NapCat {
    async fn get_login_info(&self) -> Result<LoginInfo> {
        Ok(AccountActions::get_login_info(self).await?)
    }

    async fn get_stranger_info(&self, user: &UserId) -> Result<Stranger> {
        Ok(AccountActions::get_stranger_info(self, user).await?.into())
    }
}
