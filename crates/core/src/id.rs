//! Ids: one type per kind, over a small inline string.
//!
//! Platforms write ids as numbers or as strings, and one platform may do both; an id here is made
//! from either and compares equal whichever it came from.
//! A QQ number takes no heap memory.
//! Two kinds never mix: a [`UserId`] is not accepted where a [`GroupId`] is wanted.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::{Serialize, Serializer};
use smol_str::SmolStr;

macro_rules! ids {
    ($($(#[$doc:meta])* $Name:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $Name(SmolStr);

        impl $Name {
            /// Makes an id from a constant, without copying it.
            pub const fn from_static(id: &'static str) -> Self {
                Self(SmolStr::new_static(id))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The id as a number, for platforms that number things; `None` when it is not one.
            pub fn as_u64(&self) -> Option<u64> {
                self.0.parse().ok()
            }

            /// Whether there is nothing in it, which no platform accepts.
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }

        impl fmt::Debug for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($Name), "({})"), self.0)
            }
        }

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $Name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $Name {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl From<String> for $Name {
            fn from(id: String) -> Self {
                Self(id.into())
            }
        }

        impl From<&$Name> for $Name {
            fn from(id: &$Name) -> Self {
                id.clone()
            }
        }

        ids!(@numbers $Name: i32 i64 u32 u64);

        impl PartialEq<str> for $Name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $Name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl Serialize for $Name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $Name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(IdVisitor).map(Self)
            }
        }
    )* };
    (@numbers $Name:ident: $($Int:ty)*) => { $(
        impl From<$Int> for $Name {
            fn from(id: $Int) -> Self {
                Self(digits(id))
            }
        }
    )* };
}

ids! {
    /// A user of a platform, for example a QQ number.
    UserId;
    /// A group of users on a platform.
    GroupId;
    /// A message, as the platform names it; what it is valid for is the platform's business.
    MessageId;
    /// A bot of this process: its `name` from the configuration, or one its adapter derived from
    /// where it connects to (never from a secret). Stable over restarts.
    BotId;
    /// A chat platform, for example the network that several adapters may reach.
    Platform;
}

/// A number as the text it is; several are made for every event, so this is not left to `fmt`.
fn digits(number: impl itoa::Integer) -> SmolStr {
    itoa::Buffer::new().format(number).into()
}

/// Reads a string or a whole number, since one server may send both for one field.
struct IdVisitor;

impl Visitor<'_> for IdVisitor {
    type Value = SmolStr;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id (a string or a whole number)")
    }

    fn visit_str<E>(self, id: &str) -> Result<SmolStr, E> {
        Ok(id.into())
    }

    fn visit_u64<E>(self, id: u64) -> Result<SmolStr, E> {
        Ok(digits(id))
    }

    fn visit_i64<E>(self, id: i64) -> Result<SmolStr, E> {
        Ok(digits(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_from_a_number_equals_the_id_from_its_digits() {
        assert_eq!(UserId::from(10001_u64), UserId::from("10001"));
        assert_eq!(UserId::from(10001_u64).as_u64(), Some(10001));
    }

    #[test]
    fn an_id_is_read_from_a_number_or_a_string_and_written_as_a_string() {
        let ids: Vec<GroupId> = serde_json::from_str(r#"[4000000003, "4000000003"]"#).unwrap();
        assert_eq!(ids[0], ids[1]);
        assert_eq!(serde_json::to_string(&ids[0]).unwrap(), r#""4000000003""#);
    }

    #[test]
    fn what_is_neither_is_refused_with_a_readable_reason() {
        let error = serde_json::from_str::<UserId>("[1]").unwrap_err().to_string();
        assert!(error.contains("an id (a string or a whole number)"), "{error}");
    }
}
