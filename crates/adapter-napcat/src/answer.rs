//! Answers that are read as they are used: structs whose fields take whatever spelling the server
//! chose, and that keep every key they have no field for.

use jiff::Timestamp;
use mynah_core::id::{GroupId, UserId};
use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde::ser::{Serialize, Serializer};

use crate::action::Action;
use crate::convert::timestamp;
use crate::error::CallError;
use crate::wire::{Lenient, Refusal, scalar};

/// The type of a field of an answer: read from anything, and written as the server does.
pub(crate) trait Field: Sized {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error>;

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error>;
}

macro_rules! fields {
    ($($Type:ty: $read:expr;)*) => { $(
        impl Field for $Type {
            fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $read(from)
            }

            fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                self.serialize(to)
            }
        }
    )* };
}

fields! {
    String: scalar::text;
    Option<String>: scalar::maybe_text;
    Option<u32>: scalar::count;
    Option<u64>: scalar::unsigned;
    Option<i64>: scalar::int;
    Option<bool>: scalar::flag;
    Option<UserId>: scalar::id;
    Option<GroupId>: scalar::id;
}

/// Who does not say yes says no.
impl Field for bool {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        scalar::flag(from).map(Option::unwrap_or_default)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }
}

/// Seconds on the wire, 0 for never.
impl Field for Option<Timestamp> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        scalar::int(from).map(timestamp)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.map_or(0, Timestamp::as_second).serialize(to)
    }
}

impl<T: DeserializeOwned + Serialize> Field for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Lenient::deserialize(from).map(|list| list.0)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }
}

/// Declares answers: every field may be missing and is read leniently, and `extra` keeps the rest.
macro_rules! answers {
    ($(
        $(#[$meta:meta])*
        pub struct $Name:ident {
            $($(#[$field_meta:meta])* pub $field:ident: $Type:ty),* $(,)?
        }
    )*) => { $(
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        $(#[$meta])*
        #[allow(clippy::struct_field_names, reason = "they are the names of the wire")]
        #[non_exhaustive]
        pub struct $Name {
            $(
                $(#[$field_meta])*
                #[serde(
                    default,
                    deserialize_with = "crate::answer::Field::read",
                    serialize_with = "crate::answer::Field::write"
                )]
                pub $field: $Type,
            )*
            /// Keys of the server that have no field here.
            #[serde(flatten)]
            pub extra: mynah_core::message::Extra,
        }

        impl $crate::answer::Field for Option<$Name> {
            fn read<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::wire::attempt(from)
            }

            fn write<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(self, to)
            }
        }
    )* };
}
pub(crate) use answers;

answers! {
    /// What the platform says of something that was done; a no is a
    /// [`CallError::Rejected`](crate::CallError::Rejected) instead.
    #[serde(rename_all = "camelCase")]
    pub struct PlatformAnswer {
        /// The platform's code, 0 for yes; `None` when it does not say.
        pub result: Option<i64>,
        /// The platform's words, mostly none.
        pub err_msg: String,
    }
}

/// An answer that can be a no although the server passes it on as if all were well.
pub(crate) trait Outcome: Default {
    /// The no, where it is one.
    fn refusal(&self) -> Option<Refusal>;
}

impl Outcome for PlatformAnswer {
    fn refusal(&self) -> Option<Refusal> {
        refusal(self.result, &self.err_msg)
    }
}

/// A no, for any code but 0.
pub(crate) fn refusal(code: Option<i64>, message: &str) -> Option<Refusal> {
    let code = code.filter(|code| *code != 0)?;
    Some(Refusal { code, message: message.to_owned() })
}

/// What was said, unless it is a no.
pub(crate) fn accepted<A: Action, T: Outcome>(action: &A, said: Option<T>) -> Result<T, CallError> {
    let said = said.unwrap_or_default();
    match said.refusal() {
        None => Ok(said),
        Some(no) => Err(CallError::refused(action, no.code, no.message)),
    }
}
