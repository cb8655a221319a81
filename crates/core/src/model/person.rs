//! People outside of groups: strangers and friends.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Sex;
use crate::id::UserId;
use crate::message::Extra;

/// Anybody with an account, as far as the platform tells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Stranger {
    /// The account.
    pub user_id: UserId,
    /// Its name.
    pub nickname: String,
    /// As far as the account tells.
    pub sex: Sex,
    /// In years, as far as the account tells.
    pub age: Option<u32>,
    /// The level of the account.
    pub level: Option<u32>,
    /// What they say of themselves; empty when nothing.
    pub bio: String,
    /// When the account was made, where it is known.
    pub reg_time: Option<Timestamp>,
    /// Whether they pay for it, where it is known.
    pub is_vip: Option<bool>,
    /// The bot's own note on them; empty when there is none.
    pub remark: String,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A friend of the bot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Friend {
    /// The account.
    pub user_id: UserId,
    /// Its name.
    pub nickname: String,
    /// The bot's own note on them; empty when there is none.
    pub remark: String,
    /// As far as the account tells.
    pub sex: Sex,
    /// In years, as far as the account tells.
    pub age: Option<u32>,
    /// The level of the account.
    pub level: Option<u32>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

impl Stranger {
    /// Somebody of whom only account and name are known; set the other fields as needed.
    pub fn new(user_id: impl Into<UserId>, nickname: impl Into<String>) -> Self {
        Self {
            user_id: user_id.into(),
            nickname: nickname.into(),
            sex: Sex::Unknown,
            age: None,
            level: None,
            bio: String::new(),
            reg_time: None,
            is_vip: None,
            remark: String::new(),
            extra: Extra::new(),
        }
    }
}

impl Friend {
    /// A friend of whom only account and name are known; set the other fields as needed.
    pub fn new(user_id: impl Into<UserId>, nickname: impl Into<String>) -> Self {
        Self {
            user_id: user_id.into(),
            nickname: nickname.into(),
            remark: String::new(),
            sex: Sex::Unknown,
            age: None,
            level: None,
            extra: Extra::new(),
        }
    }
}
