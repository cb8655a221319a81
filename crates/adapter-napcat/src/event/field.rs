//! Fields of events: read from any spelling, and written the way the server does.

use mynah_core::id::{GroupId, MessageId, UserId};
use serde_json::{Map, Value};

use crate::wire::scalar;

/// The value of a key of an event.
pub(crate) trait Field: Sized {
    /// The value, when it makes sense.
    fn read(value: &Value) -> Option<Self>;

    /// The value where the key is missing or makes no sense; `None` when the event is not what it
    /// seemed to be then.
    fn missing() -> Option<Self> {
        None
    }

    /// What the server writes for it.
    fn write(&self) -> Value;
}

/// Several keys: an event, or a mapping in one.
pub(crate) trait Record: Sized {
    /// Reads the keys that have a field, and keeps the others; `None` when one is missing that
    /// must be there.
    fn from_map(map: &Map<String, Value>) -> Option<Self>;

    /// Writes all keys, and gives `kind` back.
    fn write_into<'k>(&self, map: &mut Map<String, Value>, kind: &'k str) -> &'k str;
}

/// Takes a key out, if it makes sense; one in an odd spelling is read and stays, as it came.
pub(super) fn take<T: Field>(map: &mut Map<String, Value>, key: &str) -> Option<T> {
    let came = map.get(key)?;
    let value = T::read(came)?;
    if value.write() == *came {
        map.remove(key);
    }
    Some(value)
}

/// Ids are numbers on the wire, and 0 is nobody.
macro_rules! ids {
    ($($Id:ty)*) => { $(
        impl Field for $Id {
            fn read(value: &Value) -> Option<Self> {
                scalar::id(value).ok()?
            }

            fn write(&self) -> Value {
                let number = self.as_u64().filter(|number| number.to_string() == self.as_str());
                number.map_or_else(|| self.as_str().into(), Value::from)
            }
        }
    )* };
}

ids! { UserId GroupId MessageId }

macro_rules! values {
    ($($Type:ty, $read:expr $(, else $missing:expr)?;)*) => { $(
        impl Field for $Type {
            fn read(value: &Value) -> Option<Self> {
                $read(value)
            }

            $(fn missing() -> Option<Self> {
                Some($missing)
            })?

            fn write(&self) -> Value {
                self.clone().into()
            }
        }
    )* };
}

values! {
    String, |value| scalar::maybe_text(value).ok()?, else Self::new();
    i64, |value| scalar::int(value).ok()?;
    u64, |value| scalar::unsigned(value).ok()?;
    bool, |value| scalar::flag(value).ok()?;
    Value, |value: &Value| Some(value.clone()), else Self::Null;
}

impl<T: Field> Field for Vec<T> {
    fn read(value: &Value) -> Option<Self> {
        Some(value.as_array()?.iter().filter_map(T::read).collect())
    }

    fn missing() -> Option<Self> {
        Some(Self::new())
    }

    fn write(&self) -> Value {
        self.iter().map(T::write).collect()
    }
}

/// Declares what events are made of.
///
/// A key is always there, `or absent` at times; `or zero` is an id that is 0 when there is nobody.
macro_rules! records {
    ($(
        $(#[$doc:meta])*
        pub struct $Name:ident {
            $($(#[$field_doc:meta])* $field:ident $(or $else:ident)?: $Type:ty,)*
        }
    )*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::struct_field_names, reason = "they are the names of the wire")]
        pub struct $Name {
            $($(#[$field_doc])* pub $field: records!(@type $Type $(, $else)?),)*
            /// Keys that have no field here, and those that came in an odd spelling, as they came.
            pub extra: mynah_core::message::Extra,
        }

        impl $crate::event::field::Record for $Name {
            fn from_map(map: &serde_json::Map<String, serde_json::Value>) -> Option<Self> {
                let mut read = Self {
                    $($field: records!(@read map, $field, $Type $(, $else)?),)*
                    extra: serde_json::Map::new(),
                };
                let mut written = serde_json::Map::new();
                $crate::event::field::Record::write_into(&read, &mut written, "");
                read.extra = $crate::event::field::rest(map, &written);
                Some(read)
            }

            fn write_into<'k>(
                &self,
                map: &mut serde_json::Map<String, serde_json::Value>,
                kind: &'k str,
            ) -> &'k str {
                $(records!(@write self, map, $field $(, $else)?);)*
                map.extend(self.extra.clone());
                kind
            }
        }

        impl $crate::event::field::Field for $Name {
            fn read(value: &serde_json::Value) -> Option<Self> {
                $crate::event::field::Record::from_map(value.as_object()?)
            }

            fn write(&self) -> serde_json::Value {
                let mut map = serde_json::Map::new();
                $crate::event::field::Record::write_into(self, &mut map, "");
                map.into()
            }
        }
    )* };
    (@type $Type:ty) => { $Type };
    (@type $Type:ty, $else:ident) => { Option<$Type> };
    (@read $map:ident, $field:ident, $Type:ty) => {
        $crate::event::field::get::<$Type>($map, stringify!($field))
            .or_else(<$Type as $crate::event::field::Field>::missing)?
    };
    (@read $map:ident, $field:ident, $Type:ty, $else:ident) => {
        $crate::event::field::get::<$Type>($map, stringify!($field))
    };
    (@write $self:ident, $map:ident, $field:ident) => {
        let value = $crate::event::field::Field::write(&$self.$field);
        $map.insert(stringify!($field).to_owned(), value);
    };
    (@write $self:ident, $map:ident, $field:ident, absent) => {
        if let Some(value) = &$self.$field {
            let value = $crate::event::field::Field::write(value);
            $map.insert(stringify!($field).to_owned(), value);
        }
    };
    (@write $self:ident, $map:ident, $field:ident, zero) => {
        let value = $self.$field.as_ref().map_or(0.into(), $crate::event::field::Field::write);
        $map.insert(stringify!($field).to_owned(), value);
    };
}
pub(super) use records;

/// The value of a key, when it makes sense.
pub(super) fn get<T: Field>(map: &Map<String, Value>, key: &str) -> Option<T> {
    map.get(key).and_then(T::read)
}

/// What came and would not be `written`: keys without a field, and values in another spelling than
/// the server's own.
pub(super) fn rest(came: &Map<String, Value>, written: &Map<String, Value>) -> Map<String, Value> {
    let others = came.iter().filter(|(key, value)| written.get(*key) != Some(*value));
    others.map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// Declares a word of the wire of which some values are known.
macro_rules! words {
    ($(
        $(#[$doc:meta])*
        pub enum $Name:ident { $($(#[$word_doc:meta])* $Word:ident = $word:literal,)* }
    )*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $Name {
            $($(#[$word_doc])* $Word,)*
            /// A word that is newer than this adapter.
            Other(String),
        }

        impl $Name {
            /// The word.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$Word => $word,)*
                    Self::Other(word) => word,
                }
            }
        }

        impl $crate::event::field::Field for $Name {
            fn read(value: &serde_json::Value) -> Option<Self> {
                Some(match value.as_str()? {
                    $($word => Self::$Word,)*
                    other => Self::Other(other.to_owned()),
                })
            }

            fn missing() -> Option<Self> {
                Some(Self::Other(String::new()))
            }

            fn write(&self) -> serde_json::Value {
                self.as_str().into()
            }
        }
    )* };
}
pub(super) use words;

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_id_is_written_as_the_number_it_is_or_as_the_text_it_is() {
        for id in [json!(4_294_967_295_u64), json!("u_abc"), json!(1)] {
            assert_eq!(UserId::read(&id).unwrap().write(), id);
        }
        assert_eq!(UserId::from("007").write(), json!("007"), "a zero in front would be lost");
        assert_eq!(UserId::read(&json!(0)), None, "0 is nobody");
    }
}
