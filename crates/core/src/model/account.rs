//! The bot's own account.

use serde::{Deserialize, Serialize};

use super::Sex;
use crate::id::UserId;

/// Who the bot is logged in as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginInfo {
    /// The account.
    pub user_id: UserId,
    /// Its name.
    pub nickname: String,
}

/// A change of what others see of the account; what is not set stays as it is.
///
/// ```
/// use mynah_core::model::ProfileChange;
///
/// let change = ProfileChange::new("Mynah").personal_note("I repeat what I hear");
/// assert!(change.sex.is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProfileChange {
    /// The name, which platforms want again even when it stays.
    pub nickname: String,
    /// What the account says of itself in its profile.
    pub personal_note: Option<String>,
    /// The sex it tells.
    pub sex: Option<Sex>,
}

impl ProfileChange {
    /// A change of the name alone.
    pub fn new(nickname: impl Into<String>) -> Self {
        Self { nickname: nickname.into(), personal_note: None, sex: None }
    }

    /// Changes what the account says of itself in its profile.
    pub fn personal_note(mut self, note: impl Into<String>) -> Self {
        self.personal_note = Some(note.into());
        self
    }

    /// Changes the sex it tells.
    pub fn sex(mut self, sex: Sex) -> Self {
        self.sex = Some(sex);
        self
    }
}

/// How the bot shows itself to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OnlineStatus {
    /// There.
    Online,
    /// Not there at the moment.
    Away,
    /// There, and not to be bothered with trifles.
    Busy,
    /// There, and not to be bothered at all.
    DoNotDisturb,
    /// There, and shown as if it were not.
    Invisible,
    /// Anything else, by the platform's numbers.
    Other {
        /// The state.
        status: u32,
        /// What kind of it; 0 where there are no kinds.
        ext_status: u32,
    },
}

/// How somebody shows themselves, by the platform's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UserStatus {
    /// The state, where it is told.
    pub status: Option<i64>,
    /// More of it, in some states.
    pub ext_status: Option<i64>,
}
