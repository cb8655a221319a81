//! The bot's own account.

use mynah_core::model::LoginInfo;

use super::macros::actions;
use crate::wire;

actions! {
    /// The bot's own account.
    pub trait AccountActions {
        /// Tells who the bot is logged in as.
        get_login_info: GetLoginInfo {} -> wire::Login => LoginInfo;
    }
}
