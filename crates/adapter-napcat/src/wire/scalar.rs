//! Single values that come as a number, a string or a boolean, whatever they are meant to be.
//!
//! Every function here takes anything and never fails: what cannot be meant is as good as absent.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A single value as it came.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Scalar<'a> {
    /// Null, a list or a mapping.
    Nothing,
    Bool(bool),
    Int(i64),
    /// Beyond what an `i64` holds.
    Big(u64),
    Float(f64),
    Text(Cow<'a, str>),
}

impl<'a> Scalar<'a> {
    /// A text, which is not copied; empty when it is nothing.
    pub(crate) fn into_words(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) => text,
            other => other.into_text().unwrap_or_default().into(),
        }
    }
}

impl Scalar<'_> {
    fn into_text(self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Bool(value) => Some(value.to_string()),
            Self::Int(value) => Some(value.to_string()),
            Self::Big(value) => Some(value.to_string()),
            Self::Float(value) => Some(value.to_string()),
            Self::Text(text) => Some(text.into_owned()),
        }
    }

    fn into_int(self) -> Option<i64> {
        match self {
            Self::Nothing | Self::Big(_) => None,
            Self::Bool(value) => Some(value.into()),
            Self::Int(value) => Some(value),
            #[expect(
                clippy::cast_possible_truncation,
                reason = "whole, and checked to be in range"
            )]
            Self::Float(value) => {
                let whole = value.fract() == 0.0 && value.abs() < 9e15;
                whole.then_some(value as i64)
            }
            Self::Text(text) => text.trim().parse().ok(),
        }
    }

    fn into_float(self) -> Option<f64> {
        match self {
            Self::Float(value) => Some(value),
            Self::Text(text) => text.trim().parse().ok().filter(|value: &f64| value.is_finite()),
            #[expect(clippy::cast_precision_loss, reason = "a measure, not an id")]
            number => number.into_int().map(|value| value as f64),
        }
    }

    fn into_flag(self) -> Option<bool> {
        match self {
            Self::Nothing => None,
            Self::Bool(value) => Some(value),
            Self::Text(text) => match text.trim() {
                "true" => Some(true),
                "false" | "" => Some(false),
                number => number.parse().ok().map(|value: i64| value != 0),
            },
            number => number.into_int().map(|value| value != 0),
        }
    }

    /// An id; zero and the empty text stand for nobody.
    fn into_id<Id>(self) -> Option<Id>
    where
        Id: From<i64> + From<u64> + for<'s> From<&'s str>,
    {
        match self {
            Self::Nothing | Self::Bool(_) | Self::Float(_) | Self::Int(0) => None,
            Self::Int(id) => Some(id.into()),
            Self::Big(id) => Some(id.into()),
            Self::Text(text) => match text.as_ref() {
                "" | "0" => None,
                id => Some(id.into()),
            },
        }
    }
}

/// A text; absent when it is null.
pub(crate) fn maybe_text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Scalar::deserialize(from).map(Scalar::into_text)
}

/// A text; empty when it is null.
pub(crate) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    maybe_text(from).map(Option::unwrap_or_default)
}

/// A text, which is not copied; empty when it is null.
pub(crate) fn borrowed<'de, D: Deserializer<'de>>(from: D) -> Result<Cow<'de, str>, D::Error> {
    Scalar::deserialize(from).map(Scalar::into_words)
}

/// A text, which is not copied; absent when it is null.
pub(crate) fn maybe_borrowed<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<Cow<'de, str>>, D::Error> {
    let scalar = Scalar::deserialize(from)?;
    Ok((scalar != Scalar::Nothing).then(|| scalar.into_words()))
}

/// A whole number.
pub(crate) fn int<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    Scalar::deserialize(from).map(Scalar::into_int)
}

/// The whole number in a value, where there is one.
pub(crate) fn whole(value: Option<&serde_json::Value>) -> Option<i64> {
    int(value?).ok().flatten()
}

/// A text as the server writes ids: a number where it is one.
pub(crate) fn number_or_text(text: &str) -> serde_json::Value {
    text.parse::<u64>().map_or_else(|_| text.into(), serde_json::Value::from)
}

/// A small count.
pub(crate) fn count<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    int(from).map(|value| value.and_then(|value| value.try_into().ok()))
}

/// A whole number that is not below zero.
pub(crate) fn unsigned<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
    int(from).map(|value| value.and_then(|value| value.try_into().ok()))
}

/// Any number.
pub(crate) fn float<'de, D: Deserializer<'de>>(from: D) -> Result<Option<f64>, D::Error> {
    Scalar::deserialize(from).map(Scalar::into_float)
}

/// A yes or no; any number but zero is a yes.
pub(crate) fn flag<'de, D: Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    Scalar::deserialize(from).map(Scalar::into_flag)
}

/// An id; absent when it is zero or empty.
pub(crate) fn id<'de, D, Id>(from: D) -> Result<Option<Id>, D::Error>
where
    D: Deserializer<'de>,
    Id: From<i64> + From<u64> + for<'s> From<&'s str>,
{
    Scalar::deserialize(from).map(Scalar::into_id)
}

/// An id that may be zero, as that of a message may.
pub(crate) fn any_id<'de, D, Id>(from: D) -> Result<Option<Id>, D::Error>
where
    D: Deserializer<'de>,
    Id: From<i64> + From<u64> + for<'s> From<&'s str>,
{
    Ok(match Scalar::deserialize(from)? {
        Scalar::Int(id) => Some(id.into()),
        Scalar::Big(id) => Some(id.into()),
        Scalar::Text(id) => Some((&*id).into()),
        Scalar::Nothing | Scalar::Bool(_) | Scalar::Float(_) => None,
    })
}

impl<'de> Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Scalar::Nothing)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Scalar::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Scalar::Int(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(i64::try_from(value).map_or(Scalar::Big(value), Scalar::Int))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Scalar::Float(value))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Nothing)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Nothing)
    }
}

#[cfg(test)]
mod tests {
    use mynah_core::UserId;
    use serde_json::{Value, json};

    use super::*;

    fn scalar(value: &str) -> Scalar<'_> {
        serde_json::from_str(value).unwrap()
    }

    #[test]
    fn a_number_is_a_number_in_every_spelling() {
        for spelling in ["12", r#""12""#, r#"" 12 ""#, "12.0"] {
            assert_eq!(scalar(spelling).into_int(), Some(12), "{spelling}");
        }
        for nothing in ["null", r#""x""#, "[12]", "{}", "1.5"] {
            assert_eq!(scalar(nothing).into_int(), None, "{nothing}");
        }
    }

    #[test]
    fn a_yes_is_a_yes_in_every_spelling() {
        for spelling in ["true", "1", "-1", r#""true""#, r#""1""#, r#""-1""#] {
            assert_eq!(scalar(spelling).into_flag(), Some(true), "{spelling}");
        }
        for spelling in ["false", "0", r#""false""#, r#""0""#] {
            assert_eq!(scalar(spelling).into_flag(), Some(false), "{spelling}");
        }
    }

    #[test]
    fn nobody_has_the_id_zero() {
        let user = |value: &str| scalar(value).into_id::<UserId>();
        assert_eq!(user("4294967295"), Some(UserId::from(4_294_967_295_u64)));
        assert_eq!(user(r#""u_abc""#), Some(UserId::from("u_abc")));
        for nobody in ["0", r#""0""#, r#""""#, "null", "{}"] {
            assert_eq!(user(nobody), None, "{nobody}");
        }
    }

    #[test]
    fn whatever_comes_is_taken() {
        for anything in [json!(null), json!([1, [2]]), json!({"a": {"b": 1}}), json!(1e300)] {
            let text = Value::to_string(&anything);
            let _ = scalar(&text);
        }
    }
}
