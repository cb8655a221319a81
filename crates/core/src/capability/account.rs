//! The bot's own account.

use async_trait::async_trait;

use super::unsupported;
use crate::adapter::Adapter;
use crate::error::Result;
use crate::id::UserId;
use crate::model::{Friend, LatestMessage, LoginInfo, Stranger};

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

    /// The friends of the bot.
    ///
    /// # Errors
    ///
    /// Those of any call: not connected, no answer in time.
    async fn get_friends(&self) -> Result<Vec<Friend>> {
        unsupported!(self, "get_friends")
    }

    /// Anybody with an account.
    ///
    /// # Errors
    ///
    /// [`Refused`](crate::ErrorKind::Refused) or [`NotFound`](crate::ErrorKind::NotFound) for an
    /// account that does not exist.
    async fn get_stranger_info(&self, user: &UserId) -> Result<Stranger> {
        let _ = user;
        unsupported!(self, "get_stranger_info")
    }

    /// The conversations in which something was said last, the latest first.
    ///
    /// # Errors
    ///
    /// Those of any call: not connected, no answer in time.
    async fn get_last_msg_per_conv(&self) -> Result<Vec<LatestMessage>> {
        unsupported!(self, "get_last_msg_per_conv")
    }
}
