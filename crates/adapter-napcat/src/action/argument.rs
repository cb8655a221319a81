//! Arguments: what can be seen to be wrong with one before anything is sent.

use std::fmt;

use mynah_core::id::{GroupId, MessageId, UserId};
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{
    Audience, Destination, EmojiKind, InputStatus, InvitePolicy, JoinOption, Media, Milliseconds,
    NumberText, Outgoing, OutgoingForward, QuickOperation, RecordFormat, Seconds, ServerFile,
    SexCode, Switch,
};
use crate::error::CallError;
use crate::honor::HonorType;
use crate::texts::text;

/// A parameter of an action; every one is checked before anything is sent.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a parameter of an action",
    note = "a type of which every value can be meant is added to the list of `unchecked!`"
)]
pub(crate) trait Argument {
    /// The keys that are always there, of a parameter that is flattened into the others.
    const REQUIRED: &'static [&'static str] = &[];

    /// The keys that may be missing, of a parameter that is flattened into the others.
    const OPTIONAL: &'static [&'static str] = &[];

    /// Finds out whether it can be meant; `name` is what the caller calls it.
    fn check(&self, name: &'static str) -> Result<(), CallError>;
}

/// Types of which every value can be meant, as far as can be seen from here.
macro_rules! unchecked {
    ($($Type:ty)*) => { $(
        impl Argument for $Type {
            fn check(&self, _name: &'static str) -> Result<(), CallError> {
                Ok(())
            }
        }
    )* };
}

// Messages and files are looked over while they are loaded.
unchecked! {
    bool u64 String Value HonorType InvitePolicy Media Milliseconds Seconds Switch
    QuickOperation EmojiKind InputStatus Audience SexCode NumberText RecordFormat JoinOption
    ServerFile
}

impl<T: Argument> Argument for Option<T> {
    fn check(&self, name: &'static str) -> Result<(), CallError> {
        self.as_ref().map_or(Ok(()), |value| value.check(name))
    }
}

impl<T: Argument> Argument for Vec<T> {
    fn check(&self, name: &'static str) -> Result<(), CallError> {
        self.iter().try_for_each(|value| value.check(name))
    }
}

impl Argument for GroupId {
    fn check(&self, name: &'static str) -> Result<(), CallError> {
        number(self.as_str(), name)
    }
}

impl Argument for UserId {
    fn check(&self, name: &'static str) -> Result<(), CallError> {
        number(self.as_str(), name)
    }
}

/// Only that there is one: some messages have numbers, others names.
impl Argument for MessageId {
    fn check(&self, name: &'static str) -> Result<(), CallError> {
        not_empty(self.as_str(), name)
    }
}

/// It is looked over while it is loaded. What is shown of a merged forward is given with it.
impl Argument for Outgoing {
    const REQUIRED: &'static [&'static str] = &["message"];
    const OPTIONAL: &'static [&'static str] = &["source", "news", "summary", "prompt"];

    fn check(&self, _name: &'static str) -> Result<(), CallError> {
        Ok(())
    }
}

/// It is looked over while it is loaded.
impl Argument for OutgoingForward {
    const REQUIRED: &'static [&'static str] = &["messages"];
    const OPTIONAL: &'static [&'static str] = &["source", "news", "summary", "prompt"];

    fn check(&self, _name: &'static str) -> Result<(), CallError> {
        Ok(())
    }
}

impl Argument for Destination {
    const REQUIRED: &'static [&'static str] = &["message_type"];
    const OPTIONAL: &'static [&'static str] = &["user_id", "group_id"];

    fn check(&self, name: &'static str) -> Result<(), CallError> {
        match self {
            Self::Group { group_id } => group_id.check(name),
            Self::Private { user_id, group_id } => {
                user_id.check(name)?;
                group_id.check(name)
            }
        }
    }
}

/// The numbers of users and groups: what is none is refused by the server without saying which
/// parameter it minds, or taken for somebody else.
fn number(id: &str, name: &'static str) -> Result<(), CallError> {
    not_empty(id, name)?;
    if id.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    Err(CallError::invalid(name, text("digits").with("given", id.to_owned())))
}

pub(crate) fn not_empty(id: &str, name: &'static str) -> Result<(), CallError> {
    if id.is_empty() {
        return Err(CallError::invalid(name, text("not-empty")));
    }
    Ok(())
}

/// A number from `MIN` to `MAX`, both included; another one is refused before anything is sent.
///
/// It is made of a `u32`, so that a negative number does not compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Within<const MIN: u32, const MAX: u32>(u32);

impl<const MIN: u32, const MAX: u32> From<u32> for Within<MIN, MAX> {
    fn from(number: u32) -> Self {
        Self(number)
    }
}

impl<const MIN: u32, const MAX: u32> Argument for Within<MIN, MAX> {
    fn check(&self, name: &'static str) -> Result<(), CallError> {
        if (MIN..=MAX).contains(&self.0) {
            return Ok(());
        }
        let (min, max, given) = (MIN.to_string(), MAX.to_string(), self.0.to_string());
        let reason = text("within").with("min", min).with("max", max).with("given", given);
        Err(CallError::invalid(name, reason))
    }
}

/// A number, given as one or as its decimal digits; anything else is refused before it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digits(Result<u32, String>);

impl Digits {
    /// The number.
    pub(crate) fn number(&self, name: &'static str) -> Result<u32, CallError> {
        self.0
            .clone()
            .map_err(|given| CallError::invalid(name, text("digits").with("given", given)))
    }
}

impl From<u32> for Digits {
    fn from(number: u32) -> Self {
        Self(Ok(number))
    }
}

impl From<&str> for Digits {
    fn from(digits: &str) -> Self {
        Self(digits.trim().parse().map_err(|_| digits.to_owned()))
    }
}

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Ok(number) => number.fmt(f),
            Err(text) => text.fmt(f),
        }
    }
}

impl Serialize for Digits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Ok(number) => number.serialize(serializer),
            Err(text) => text.serialize(serializer),
        }
    }
}

impl Argument for Digits {
    fn check(&self, name: &'static str) -> Result<(), CallError> {
        self.number(name).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(argument: &impl Argument) -> String {
        argument.check("it").map_or_else(|error| error.to_string(), |()| "fine".to_owned())
    }

    #[test]
    fn ids_of_users_and_groups_are_decimal_digits() {
        for fine in ["0", "10001", "4294967295", "284840486000"] {
            assert_eq!(complaint(&GroupId::from(fine)), "fine");
            assert_eq!(complaint(&UserId::from(fine)), "fine");
        }
        for wrong in ["", "-1", "1.5", "12a", " 12", "１２", "u_abc"] {
            assert!(complaint(&GroupId::from(wrong)).starts_with("`it` must"), "{wrong}");
            assert!(complaint(&UserId::from(wrong)).starts_with("`it` must"), "{wrong}");
        }
        assert_eq!(complaint(&MessageId::from("")), "`it` must not be empty");
        assert_eq!(complaint(&MessageId::from("pus0fc3mo3")), "fine");
    }

    #[test]
    fn the_limits_of_a_range_count() {
        for (number, fine) in [(0, false), (1, true), (20, true), (21, false)] {
            let argument = Within::<1, 20>::from(number);
            assert_eq!(argument.check("it").is_ok(), fine, "{number}");
        }
    }

    #[test]
    fn a_number_is_the_same_as_its_digits() {
        assert_eq!(Digits::from("10"), Digits::from(10));
        assert_eq!(
            complaint(&Digits::from("ten")),
            "`it` must be made of decimal digits, not `ten`"
        );
        assert_eq!(complaint(&Digits::from("-1")), "`it` must be made of decimal digits, not `-1`");
    }
}
