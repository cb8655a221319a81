//! Answers: the macro that declares them, and what becomes of those that say yes or no.

use mynah_core::id::{GroupId, MessageId, UserId};
use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_json::Value;

use super::Action;
use crate::error::CallError;
use crate::wire::{self, scalar};

/// What is read of an answer: each value in any spelling, and never a failure.
pub(super) trait Loose: Sized + Default {
    /// The value, unless it makes no sense.
    fn loose(value: Value) -> Option<Self>;
}

/// Reads a field; what makes no sense is as good as absent.
pub(super) fn loose<'de, D: Deserializer<'de>, T: Loose>(from: D) -> Result<T, D::Error> {
    Value::deserialize(from).map(|value| T::loose(value).unwrap_or_default())
}

/// What an answer is made of, that reads itself.
pub(super) fn whole<T: DeserializeOwned>(value: Value) -> Option<T> {
    if value.is_object() { serde_json::from_value(value).ok() } else { None }
}

macro_rules! loose {
    ($($Type:ty, $read:path;)*) => { $(
        impl Loose for $Type {
            fn loose(value: Value) -> Option<Self> {
                $read(value).ok()
            }
        }
    )* };
}

loose! {
    String, scalar::text;
    Option<String>, scalar::maybe_text;
    Option<i64>, scalar::int;
    Option<u64>, scalar::unsigned;
    Option<u32>, scalar::count;
    Option<bool>, scalar::flag;
    Option<UserId>, scalar::id;
    Option<GroupId>, scalar::id;
    Option<MessageId>, scalar::id;
}

impl Loose for Value {
    fn loose(value: Value) -> Option<Self> {
        Some(value)
    }
}

impl<T: Loose> Loose for Vec<T> {
    fn loose(value: Value) -> Option<Self> {
        let Value::Array(list) = value else { return None };
        Some(list.into_iter().filter_map(T::loose).collect())
    }
}

/// Declares what actions answer: structs of which every field may be missing or spelt in any way,
/// and which keep the keys that have no field.
macro_rules! answers {
    ($(
        $(#[$meta:meta])*
        $vis:vis struct $Name:ident {
            $($(#[$field_meta:meta])* $field:ident: $Type:ty),* $(,)?
        }
    )*) => { $(
        #[derive(Debug, Clone, PartialEq, Default, serde::Deserialize, serde::Serialize)]
        $(#[$meta])*
        #[non_exhaustive]
        $vis struct $Name {
            $(
                $(#[$field_meta])*
                #[serde(default, deserialize_with = "crate::action::answer::loose")]
                $vis $field: $Type,
            )*
            /// Keys of the server that have no field here.
            #[serde(flatten)]
            $vis extra: mynah_core::message::Extra,
        }

        impl $crate::action::answer::Loose for $Name {
            fn loose(value: serde_json::Value) -> Option<Self> {
                $crate::action::answer::whole(value)
            }
        }
    )* };
}
pub(super) use answers;

/// That it was done, unless the platform says no: the server passes that on as if all were well.
pub(super) fn done<A: Action>(action: &A, said: Value) -> Result<(), CallError> {
    accepted(action, said).map(drop)
}

/// What the platform says, unless it says no: the server passes that on as if all were well.
pub(super) fn accepted<A: Action>(action: &A, said: Value) -> Result<Value, CallError> {
    match wire::Refusal::within(&said) {
        None => Ok(said),
        Some(refusal) => Err(CallError::refused(action, refusal.code, refusal.message)),
    }
}

/// As [`accepted`], read as an answer with fields.
pub(super) fn read<A: Action, T: DeserializeOwned>(
    action: &A,
    said: Value,
) -> Result<T, CallError> {
    let said = accepted(action, said)?;
    serde_path_to_error::deserialize(said).map_err(|error| CallError::Decode {
        action: A::NAME.into(),
        path: error.path().to_string(),
        detail: error.inner().to_string(),
    })
}

/// As [`accepted`], of which only what is under a key counts.
pub(super) fn within<A: Action, T>(
    action: &A,
    said: Value,
    key: &str,
    read: impl FnOnce(Value) -> Option<T>,
) -> Result<T, CallError> {
    let mut said = accepted(action, said)?;
    let found = said.get_mut(key).map(Value::take);
    found.and_then(read).ok_or_else(|| CallError::Decode {
        action: A::NAME.into(),
        path: key.to_owned(),
        detail: "there is nothing that makes sense".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    answers! {
        /// For the tests.
        struct Cat {
            /// What it is called.
            name: String,
            /// In years.
            age: Option<u32>,
            /// Smaller ones.
            kittens: Vec<Cat>,
        }
    }

    #[test]
    fn an_answer_is_read_in_any_spelling_and_keeps_the_rest() {
        let cat: Cat = serde_json::from_value(json!({
            "name": 7, "age": "3", "kittens": [{ "name": "Tom" }, null, 5], "fur": "black",
        }))
        .unwrap();
        assert_eq!((cat.name.as_str(), cat.age), ("7", Some(3)));
        assert_eq!(cat.kittens.len(), 1, "what makes no sense is left out");
        assert_eq!(cat.extra["fur"], "black");
        let nobody: Cat = serde_json::from_value(json!({ "age": [], "kittens": null })).unwrap();
        assert_eq!(nobody, Cat::default());
    }
}
