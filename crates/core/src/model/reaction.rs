//! What is said without words.

use serde::{Deserialize, Serialize};

use crate::id::UserId;
use crate::message::Extra;

/// How many people reacted to a message with one emoji.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reaction {
    /// The platform's id of the emoji.
    pub emoji_id: String,
    /// How many people.
    pub count: u32,
}

/// Somebody who reacted to a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReactionUser {
    /// The account.
    pub user_id: UserId,
    /// Its name; empty when unknown.
    pub nickname: String,
    /// A link to its picture, where the platform tells.
    pub avatar_url: Option<String>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// What somebody is about to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum InputStatus {
    /// They speak.
    Speaking,
    /// They type.
    Typing,
}

impl ReactionUser {
    /// Somebody of whom only account and name are known; set the other fields as needed.
    pub fn new(user_id: impl Into<UserId>, nickname: impl Into<String>) -> Self {
        Self {
            user_id: user_id.into(),
            nickname: nickname.into(),
            avatar_url: None,
            extra: Extra::new(),
        }
    }
}
