//! Parameters that are written otherwise than they are meant.

use std::time::Duration;

use mynah_core::id::{MessageId, UserId};
use serde::{Serialize, Serializer};

use super::{Argument, not_empty};
use crate::error::CallError;

/// How long something lasts, in seconds on the wire.
///
/// Parts of a second are rounded up, so that a short time is never none.
///
/// ```
/// use std::time::Duration;
///
/// use mynah_adapter_napcat::action::Seconds;
///
/// assert_eq!(Seconds::from(90), Seconds::from(Duration::from_secs(90)));
/// assert_eq!(Seconds::from(1), Seconds::from(Duration::from_millis(10)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Seconds(u64);

impl From<Duration> for Seconds {
    fn from(time: Duration) -> Self {
        Self(time.as_secs().saturating_add((time.subsec_nanos() > 0).into()))
    }
}

impl From<u32> for Seconds {
    fn from(seconds: u32) -> Self {
        Self(seconds.into())
    }
}

/// How long something lasts, in milliseconds on the wire.
///
/// Parts of a millisecond are rounded up, so that a short time is never none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Milliseconds(u64);

impl From<Duration> for Milliseconds {
    fn from(time: Duration) -> Self {
        Self(time.as_nanos().div_ceil(1_000_000).try_into().unwrap_or(u64::MAX))
    }
}

/// A yes or no that is 1 or 0 on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switch(bool);

impl From<bool> for Switch {
    fn from(on: bool) -> Self {
        Self(on)
    }
}

impl Serialize for Switch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.0.into())
    }
}

/// A message that a group is to do something about: by its id, or by its number in the group.
///
/// ```
/// use mynah_adapter_napcat::action::TodoMessage;
///
/// let known = TodoMessage::from(1047);
/// let forgotten = TodoMessage::numbered("1047");
/// assert_ne!(known, forgotten);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum TodoMessage {
    /// The id, of a message that the server remembers.
    Id {
        /// The id.
        message_id: MessageId,
    },
    /// The number, of any message.
    Number {
        /// The number in the group, which is the `real_seq` of a message.
        message_seq: String,
    },
}

impl TodoMessage {
    /// The message with this number in the group, which the server need not remember.
    pub fn numbered(number: impl Into<String>) -> Self {
        Self::Number { message_seq: number.into() }
    }
}

impl<M: Into<MessageId>> From<M> for TodoMessage {
    fn from(message: M) -> Self {
        Self::Id { message_id: message.into() }
    }
}

impl Argument for TodoMessage {
    const OPTIONAL: &'static [&'static str] = &["message_id", "message_seq"];

    fn check(&self, name: &'static str) -> Result<(), CallError> {
        match self {
            Self::Id { message_id } => message_id.check(name),
            Self::Number { message_seq } => not_empty(message_seq, name),
        }
    }
}

/// Several users at once, at least one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Users(Vec<UserId>);

impl<U: Into<UserId>> From<Vec<U>> for Users {
    fn from(users: Vec<U>) -> Self {
        users.into_iter().collect()
    }
}

impl<U: Into<UserId>, const N: usize> From<[U; N]> for Users {
    fn from(users: [U; N]) -> Self {
        users.into_iter().collect()
    }
}

impl<U: Clone + Into<UserId>> From<&[U]> for Users {
    fn from(users: &[U]) -> Self {
        users.iter().cloned().collect()
    }
}

impl<U: Into<UserId>> FromIterator<U> for Users {
    fn from_iter<I: IntoIterator<Item = U>>(users: I) -> Self {
        Self(users.into_iter().map(Into::into).collect())
    }
}

impl Argument for Users {
    fn check(&self, name: &'static str) -> Result<(), CallError> {
        if self.0.is_empty() {
            return Err(CallError::invalid(name, "must not be empty"));
        }
        self.0.iter().try_for_each(|user| user.check(name))
    }
}

/// Who may bring others into a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum InvitePolicy {
    /// Nobody but those who manage the group.
    Disabled,
    /// Everybody, and those who manage the group have to agree.
    RequireApproval,
    /// Everybody.
    NoApproval,
    /// Everybody, as long as the group has less than 100 members.
    #[serde(rename = "no_approval_under_100")]
    NoApprovalUnder100,
}

/// How somebody comes into a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JoinOption {
    /// Everybody who wants to.
    Open,
    /// Whoever those who manage the group agree to.
    Approval,
    /// Nobody.
    Closed,
    /// Whoever gives the right answer to a question.
    RightAnswer,
    /// Whoever answers a question so that those who manage the group agree.
    AnswerAndApproval,
    /// Anything else, by the platform's number.
    Other(u32),
}

impl From<u32> for JoinOption {
    fn from(number: u32) -> Self {
        match number {
            1 => Self::Open,
            2 => Self::Approval,
            3 => Self::Closed,
            4 => Self::RightAnswer,
            5 => Self::AnswerAndApproval,
            other => Self::Other(other),
        }
    }
}

impl Serialize for JoinOption {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(match self {
            Self::Open => 1,
            Self::Approval => 2,
            Self::Closed => 3,
            Self::RightAnswer => 4,
            Self::AnswerAndApproval => 5,
            Self::Other(number) => *number,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_users_are_each_looked_at() {
        assert_eq!(Users::from([7, 8]), Users::from(vec!["7", "8"]));
        assert!(Users::from([7]).check("it").is_ok());
        for wrong in [Users::from([""; 0]), Users::from(["7", "x"])] {
            assert!(wrong.check("it").is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_way_into_a_group_is_the_same_as_its_number() {
        for number in 0..8_u32 {
            let option = JoinOption::from(number);
            assert_eq!(serde_json::to_value(option).unwrap(), number);
            assert_eq!(matches!(option, JoinOption::Other(_)), !(1..=5).contains(&number));
        }
    }

    #[test]
    fn a_part_of_a_second_is_a_second() {
        for (time, seconds) in [(0, 0), (1, 1), (999, 1), (1000, 1), (1001, 2)] {
            assert_eq!(Seconds::from(Duration::from_millis(time)), Seconds(seconds), "{time}");
            assert_eq!(Milliseconds::from(Duration::from_micros(time)), Milliseconds(seconds));
        }
    }
}
