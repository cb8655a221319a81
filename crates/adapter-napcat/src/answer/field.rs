//! Fields of answers: what is understood of a value, and how it is written.

use jiff::Timestamp;
use mynah_core::id::{GroupId, MessageId, UserId};
use serde::Serialize;
use serde::de::{Deserialize, DeserializeOwned};
use serde::ser::SerializeMap;
use serde_json::Value;
use smol_str::SmolStr;

use crate::convert::timestamp;
use crate::secret::Secret;
use crate::wire::{level, scalar};

/// The usual spelling of a type: numbers, times and ids are numbers, texts are texts.
pub(crate) enum Usual {}

/// Something that is a text on the wire.
pub(crate) enum Text {}

/// A text that is a number on the wire.
pub(crate) enum Number {}

/// A yes or no that is 1 or 0 on the wire.
pub(crate) enum Digit {}

/// A level that may also be told by the icons that people see instead of it.
pub(crate) enum Level {}

/// An id without which the rest is of no use.
pub(crate) enum Needed {}

/// A value that its field would be written otherwise.
pub(crate) struct Odd<T> {
    /// What is understood of it, which is nothing in most types when it makes no sense.
    pub(super) understood: T,
    /// The value as it came.
    pub(super) raw: Value,
}

/// The type of a field of an answer, of which `S` is how it is spelt.
pub(crate) trait Field<S = Usual>: Default {
    /// Whether an answer in which it makes no sense makes none either.
    const NEEDED: bool = false;

    /// Reads it from anything.
    fn read(value: Value) -> Result<Self, Odd<Self>>;

    /// Reads it from a number that it is written as; `None` leaves it to [`read`](Self::read), as
    /// it does in the two below. Lists are long, and a value in between takes as long as the rest.
    fn of_number(number: u64) -> Option<Self> {
        let _ = number;
        None
    }

    /// Reads it from a text that it is written as.
    fn of_text(text: &str) -> Option<Self> {
        let _ = text;
        None
    }

    /// Reads it from a yes or no that it is written as.
    fn of_flag(flag: bool) -> Option<Self> {
        let _ = flag;
        None
    }

    /// Writes it under `key`, unless it is nothing.
    fn write<M: SerializeMap>(&self, key: &'static str, to: &mut M) -> Result<(), M::Error>;
}

/// Types that are small enough to be written only to be compared with what came.
macro_rules! scalars {
    ($(
        $Type:ty as $Spelling:ident $($NEEDED:ident)? $([$of:ident: $by:expr])?: $read:expr, $write:expr;
    )*) => { $(
        impl Field<$Spelling> for $Type {
            $(const $NEEDED: bool = true;)?

            $(fn $of(value: scalars!(@$of)) -> Option<Self> {
                let by: fn(scalars!(@$of)) -> Option<Self> = $by;
                by(value)
            })?

            fn read(value: Value) -> Result<Self, Odd<Self>> {
                let read: fn(&Value) -> Self = $read;
                let write: fn(&Self) -> Option<Value> = $write;
                let understood = read(&value);
                if write(&understood).as_ref() == Some(&value) {
                    return Ok(understood);
                }
                Err(Odd { understood, raw: value })
            }

            fn write<M: SerializeMap>(
                &self,
                key: &'static str,
                to: &mut M,
            ) -> Result<(), M::Error> {
                let write: fn(&Self) -> Option<Value> = $write;
                write(self).map_or(Ok(()), |value| to.serialize_entry(key, &value))
            }
        }
    )* };
    (@of_number) => { u64 };
    (@of_flag) => { bool };
}

#[expect(clippy::ref_option, reason = "it is called with a reference to the field")]
fn number<T: Copy + Into<Value>>(number: &Option<T>) -> Option<Value> {
    number.map(Into::into)
}

#[expect(clippy::ref_option, reason = "it is called with a reference to the field")]
fn digits<T: ToString>(number: &Option<T>) -> Option<Value> {
    number.as_ref().map(|number| number.to_string().into())
}

/// A number where it is one.
fn id(id: Option<&str>) -> Option<Value> {
    id.map(scalar::number_or_text)
}

scalars! {
    Option<u32> as Usual [of_number: |number| number.try_into().ok().map(Some)]:
        |value| scalar::count(value).unwrap_or_default(), number;
    Option<u32> as Text: |value| scalar::count(value).unwrap_or_default(), digits;
    Option<u32> as Level:
        |value| level(value).unwrap_or_default().or((*value == 0).then_some(0)), number;
    Option<u64> as Usual [of_number: |number| Some(Some(number))]:
        |value| scalar::unsigned(value).unwrap_or_default(), number;
    Option<u64> as Text: |value| scalar::unsigned(value).unwrap_or_default(), digits;
    Option<i64> as Usual [of_number: |number| number.try_into().ok().map(Some)]:
        |value| scalar::int(value).unwrap_or_default(), number;
    Option<i64> as Text: |value| scalar::int(value).unwrap_or_default(), digits;
    Option<f64> as Usual: |value| scalar::float(value).unwrap_or_default(), number;
    Option<f64> as Text: |value| scalar::float(value).unwrap_or_default(), digits;
    Option<bool> as Usual [of_flag: |flag| Some(Some(flag))]:
        |value| scalar::flag(value).unwrap_or_default(), number;
    Option<bool> as Digit:
        |value| scalar::flag(value).unwrap_or_default(), |flag| flag.map(|on| u8::from(on).into());
    bool as Usual:
        |value| scalar::flag(value).ok().flatten().unwrap_or_default(), |flag| Some((*flag).into());
    Option<UserId> as Usual [of_number: |number| (number != 0).then(|| Some(number.into()))]:
        |value| scalar::id(value).unwrap_or_default(), |user| id(user.as_ref().map(UserId::as_str));
    Option<UserId> as Text: |value| scalar::id(value).unwrap_or_default(), digits;
    Option<GroupId> as Usual [of_number: |number| (number != 0).then(|| Some(number.into()))]:
        |value| scalar::id(value).unwrap_or_default(), |group| id(group.as_ref().map(GroupId::as_str));
    Option<GroupId> as Text: |value| scalar::id(value).unwrap_or_default(), digits;
    Option<MessageId> as Usual:
        |value| MessageId::deserialize(value).ok(), |message| id(message.as_ref().map(MessageId::as_str));
    Option<UserId> as Needed NEEDED [of_number: |number| Some(Some(number.into()))]:
        |value| UserId::deserialize(value).ok(), |user| id(user.as_ref().map(UserId::as_str));
    Option<GroupId> as Needed NEEDED [of_number: |number| Some(Some(number.into()))]:
        |value| GroupId::deserialize(value).ok(), |group| id(group.as_ref().map(GroupId::as_str));
    Option<MessageId> as Needed NEEDED [of_number: |number| Some(Some(number.into()))]:
        |value| MessageId::deserialize(value).ok(), |message| id(message.as_ref().map(MessageId::as_str));
    // Seconds, 0 for never.
    Option<Timestamp> as Usual:
        |value| timestamp(scalar::int(value).unwrap_or_default()),
        |time| Some(time.map_or(0, Timestamp::as_second).into());
    Option<Timestamp> as Text:
        |value| timestamp(scalar::int(value).unwrap_or_default()),
        |time| Some(time.map_or(0, Timestamp::as_second).to_string().into());
}

impl Field for String {
    fn read(value: Value) -> Result<Self, Odd<Self>> {
        match value {
            Value::String(text) => Ok(text),
            raw => Err(Odd { understood: scalar::text(&raw).unwrap_or_default(), raw }),
        }
    }

    fn of_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }

    fn write<M: SerializeMap>(&self, key: &'static str, to: &mut M) -> Result<(), M::Error> {
        to.serialize_entry(key, self)
    }
}

/// A number, of which only the digits are of interest.
impl Field<Number> for String {
    fn read(raw: Value) -> Result<Self, Odd<Self>> {
        let understood = scalar::text(&raw).unwrap_or_default();
        if id(Some(&understood)).as_ref() == Some(&raw) {
            Ok(understood)
        } else {
            Err(Odd { understood, raw })
        }
    }

    fn write<M: SerializeMap>(&self, key: &'static str, to: &mut M) -> Result<(), M::Error> {
        to.serialize_entry(key, &id(Some(self)))
    }
}

impl Field for Option<String> {
    fn read(value: Value) -> Result<Self, Odd<Self>> {
        match value {
            Value::String(text) => Ok(Some(text)),
            raw => Err(Odd { understood: scalar::maybe_text(&raw).unwrap_or_default(), raw }),
        }
    }

    fn of_text(text: &str) -> Option<Self> {
        Some(Some(text.to_owned()))
    }

    fn write<M: SerializeMap>(&self, key: &'static str, to: &mut M) -> Result<(), M::Error> {
        self.as_ref().map_or(Ok(()), |text| to.serialize_entry(key, text))
    }
}

/// A word of a few letters, such as a rank, for which nothing is allocated.
impl Field for Option<SmolStr> {
    fn read(value: Value) -> Result<Self, Odd<Self>> {
        match <Option<String> as Field>::read(value) {
            Ok(text) => Ok(text.map(Into::into)),
            Err(Odd { understood, raw }) => {
                Err(Odd { understood: understood.map(Into::into), raw })
            }
        }
    }

    fn of_text(text: &str) -> Option<Self> {
        Some(Some(text.into()))
    }

    fn write<M: SerializeMap>(&self, key: &'static str, to: &mut M) -> Result<(), M::Error> {
        self.as_ref().map_or(Ok(()), |text| to.serialize_entry(key, text))
    }
}

impl<S> Field<S> for Secret
where
    String: Field<S>,
{
    fn read(value: Value) -> Result<Self, Odd<Self>> {
        match <String as Field<S>>::read(value) {
            Ok(text) => Ok(text.into()),
            Err(Odd { understood, raw }) => Err(Odd { understood: understood.into(), raw }),
        }
    }

    fn write<M: SerializeMap>(&self, key: &'static str, to: &mut M) -> Result<(), M::Error> {
        <String as Field<S>>::write(&self.expose().to_owned(), key, to)
    }
}

/// Something of which the server says nothing is null.
impl Field for Value {
    fn read(value: Value) -> Result<Self, Odd<Self>> {
        if value.is_null() { Err(Odd { understood: Self::Null, raw: value }) } else { Ok(value) }
    }

    fn write<M: SerializeMap>(&self, key: &'static str, to: &mut M) -> Result<(), M::Error> {
        if self.is_null() { Ok(()) } else { to.serialize_entry(key, self) }
    }
}

/// A list without the elements that make no sense.
impl<T: DeserializeOwned + Serialize> Field for Vec<T> {
    fn read(value: Value) -> Result<Self, Odd<Self>> {
        let Value::Array(list) = &value else {
            return Err(Odd { understood: Self::new(), raw: value });
        };
        let understood: Self = list.iter().filter_map(|one| T::deserialize(one).ok()).collect();
        if understood.len() == list.len() {
            Ok(understood)
        } else {
            Err(Odd { understood, raw: value })
        }
    }

    fn write<M: SerializeMap>(&self, key: &'static str, to: &mut M) -> Result<(), M::Error> {
        to.serialize_entry(key, self)
    }
}

/// A list that need not be there.
impl<T: DeserializeOwned + Serialize> Field for Option<Vec<T>> {
    fn read(value: Value) -> Result<Self, Odd<Self>> {
        match <Vec<T> as Field>::read(value) {
            Ok(list) => Ok(Some(list)),
            Err(Odd { understood, raw }) => Err(Odd { understood: Some(understood), raw }),
        }
    }

    fn write<M: SerializeMap>(&self, key: &'static str, to: &mut M) -> Result<(), M::Error> {
        self.as_ref().map_or(Ok(()), |list| to.serialize_entry(key, list))
    }
}

/// An answer in an answer.
impl<T: super::Answer + DeserializeOwned + Serialize + Default> Field for Option<T> {
    fn read(value: Value) -> Result<Self, Odd<Self>> {
        match part(value) {
            Ok(answer) => Ok(Some(answer)),
            Err(Odd { raw, .. }) => Err(Odd { understood: None, raw }),
        }
    }

    fn write<M: SerializeMap>(&self, key: &'static str, to: &mut M) -> Result<(), M::Error> {
        self.as_ref().map_or(Ok(()), |answer| to.serialize_entry(key, answer))
    }
}

/// An answer in an answer, which is an empty one when it makes no sense.
pub(crate) fn part<T: DeserializeOwned + Default>(value: Value) -> Result<T, Odd<T>> {
    T::deserialize(&value).map_err(|_| Odd { understood: T::default(), raw: value })
}

/// An answer in an answer, unless it is none at all.
pub(crate) fn whole<T: DeserializeOwned>(value: Value) -> Option<T> {
    if value.is_object() { serde_json::from_value(value).ok() } else { None }
}

/// The elements of a list that make sense, unless it is no list at all.
pub(crate) fn list<T: DeserializeOwned>(value: Value) -> Option<Vec<T>> {
    let Value::Array(list) = value else { return None };
    Some(list.into_iter().filter_map(|one| serde_json::from_value(one).ok()).collect())
}
