//! The bot's own account.

use serde::{Deserialize, Serialize};

use crate::id::UserId;

/// Who the bot is logged in as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginInfo {
    /// The account.
    pub user_id: UserId,
    /// Its name.
    pub nickname: String,
}
