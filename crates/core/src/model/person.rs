//! People outside of groups: strangers and friends.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Member, Sex};
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

/// A folder that friends are kept in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FriendCategory {
    /// What the platform calls it.
    pub category_id: String,
    /// Its name.
    pub category_name: String,
    /// How many of its friends are there now, where it is known.
    pub online_count: Option<u32>,
    /// The friends.
    pub friends: Vec<Friend>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// How a friendship is ended; by default for both sides, and without blocking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FriendDeletion {
    /// Whether they can no longer write to the bot.
    pub block: bool,
    /// Whether the bot is no longer their friend either.
    pub both: bool,
}

/// What somebody is called.
///
/// ```
/// use mynah_core::model::Names;
///
/// let mut names = Names::new("Alice");
/// assert_eq!(names.shown(), "Alice");
/// names.card = Some("Class monitor".to_owned());
/// assert_eq!(names.shown(), "Class monitor");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Names {
    /// The name in the group that was asked about, when there is one.
    pub card: Option<String>,
    /// The name of the account, or its id when no name was found.
    pub nickname: String,
}

impl Names {
    /// The name of an account.
    pub fn new(nickname: impl Into<String>) -> Self {
        Self { card: None, nickname: nickname.into() }
    }

    /// The names of a member.
    pub fn of_member(member: &Member) -> Self {
        let nickname = member.nickname.trim();
        let nickname = if nickname.is_empty() { member.user_id.as_str() } else { nickname };
        let card = Some(member.card.clone()).filter(|card| !card.is_empty());
        Self { card, nickname: nickname.to_owned() }
    }

    /// The name in the group, else that of the account.
    pub fn shown(&self) -> &str {
        self.card.as_deref().unwrap_or(&self.nickname)
    }

    /// The name of the account alone.
    pub(crate) fn without_card(self) -> Self {
        Self { card: None, ..self }
    }
}

impl Default for FriendDeletion {
    fn default() -> Self {
        Self { block: false, both: true }
    }
}

impl FriendCategory {
    /// An empty folder; set the other fields as needed.
    pub fn new(category_id: impl Into<String>, category_name: impl Into<String>) -> Self {
        Self {
            category_id: category_id.into(),
            category_name: category_name.into(),
            online_count: None,
            friends: Vec::new(),
            extra: Extra::new(),
        }
    }
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
