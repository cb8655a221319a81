//! The bot's own account.

use async_trait::async_trait;

use super::unsupported;
use crate::adapter::Adapter;
use crate::error::Result;
use crate::model::LoginInfo;

/// The bot's own account.
#[async_trait]
pub trait Account: Adapter {
    /// Who the bot is logged in as.
    ///
    /// # Errors
    ///
    /// Those of any call: not connected, no answer in time.
    async fn get_login_info(&self) -> Result<LoginInfo> {
        unsupported!(self, "get_login_info")
    }
}
