//! The macro that declares answers.

use std::fmt;
use std::marker::PhantomData;

use mynah_core::message::Extra;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::field::{Field, Odd};
use crate::wire::Key;

/// Declares answers.
///
/// ```text
/// /// What it is.
/// pub struct Name checked by function shows [field] {
///     /// What it is.
///     pub field: Type = "key" as Spelling,
/// }
/// ```
///
/// `= "key"` is for keys that are no names of fields here, `as` for values that are not spelt as
/// values of their type usually are; `checked by` names a function that may find that it is no
/// answer at all, and `shows` lists what `Debug` shows of one that has secrets.
macro_rules! answers {
    ($(
        $(#[$meta:meta])*
        $vis:vis struct $Name:ident
            $(checked by $check:path)?
            $(, shows [$($shown:ident),*])?
        {
            $(
                $(#[$field_meta:meta])*
                $field_vis:vis $field:ident: $Type:ty $(= $key:literal)? $(as $Spelling:ident)?
            ),* $(,)?
        }
    )*) => { $(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Default)]
        #[allow(clippy::struct_field_names, reason = "they are the names of the wire")]
        #[non_exhaustive]
        $vis struct $Name {
            $($(#[$field_meta])* $field_vis $field: $Type,)*
            /// Keys of the server that have no field here, and values that are spelt oddly.
            $vis extra: mynah_core::message::Extra,
        }

        impl $crate::answer::Answer for $Name {
            #[allow(unused_mut, reason = "there are answers without a field")]
            fn from_map<'de, A: serde::de::MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
                let mut it = Self::default();
                while let Some(key) = map.next_key::<$crate::wire::Key<'de>>()? {
                    $(if key.is($crate::answer::key!($field $($key)?)) {
                        it.$field = $crate::answer::take::<
                            $Type,
                            $crate::answer::spelling!($($Spelling)?),
                            A,
                        >(key, &mut map, &mut it.extra)?;
                        continue;
                    })*
                    it.extra.insert(key.into(), map.next_value()?);
                }
                $($check(&it).map_err(serde::de::Error::custom)?;)?
                Ok(it)
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::answer::answer(from)
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;

                let mut map = to.serialize_map(None)?;
                $(if !self.extra.contains_key($crate::answer::key!($field $($key)?)) {
                    <$Type as $crate::answer::Field<
                        $crate::answer::spelling!($($Spelling)?),
                    >>::write(&self.$field, $crate::answer::key!($field $($key)?), &mut map)?;
                })*
                for (key, value) in &self.extra {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }

        impl $crate::answer::Field for $Name {
            fn read(value: serde_json::Value) -> Result<Self, $crate::answer::Odd<Self>> {
                $crate::answer::part(value)
            }

            fn write<M: serde::ser::SerializeMap>(
                &self,
                key: &'static str,
                to: &mut M,
            ) -> Result<(), M::Error> {
                to.serialize_entry(key, self)
            }
        }

        $crate::answer::shown!($Name $([$($shown)*])?, $($field)* extra);
    )* };
}
pub(crate) use answers;

/// The key of a field: its name, unless another is given.
macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}
pub(crate) use key;

/// How a field is spelt: as values of its type usually are, unless something else is given.
macro_rules! spelling {
    () => {
        $crate::answer::Usual
    };
    ($Spelling:ident) => {
        $crate::answer::$Spelling
    };
}
pub(crate) use spelling;

/// Shows all fields, or only those that are listed.
macro_rules! shown {
    ($Name:ident, $($field:ident)*) => {
        impl std::fmt::Debug for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($Name))
                    $(.field(stringify!($field), &self.$field))*
                    .finish()
            }
        }
    };
    ($Name:ident [$($shown:ident)*], $($field:ident)*) => {
        impl std::fmt::Debug for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($Name))
                    $(.field(stringify!($shown), &self.$shown))*
                    .finish_non_exhaustive()
            }
        }
    };
}
pub(crate) use shown;

/// Something that is read from a mapping.
pub(crate) trait Answer: Sized {
    /// Reads it, key by key.
    fn from_map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

/// Reads an answer, which has to be a mapping.
pub(crate) fn answer<'de, D: Deserializer<'de>, T: Answer>(from: D) -> Result<T, D::Error> {
    from.deserialize_any(AnswerVisitor(PhantomData))
}

struct AnswerVisitor<T>(PhantomData<T>);

impl<'de, T: Answer> Visitor<'de> for AnswerVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::from_map(map)
    }
}

/// Reads a field, and keeps what it would be written otherwise.
pub(crate) fn take<'de, T: Field<S>, S, A: MapAccess<'de>>(
    key: Key<'_>,
    map: &mut A,
    extra: &mut Extra,
) -> Result<T, A::Error> {
    let Taken(taken, PhantomData) = map.next_value::<Taken<T, S>>()?;
    Ok(taken.unwrap_or_else(|Odd { understood, raw }| {
        extra.insert(key.into(), raw);
        understood
    }))
}

/// A field that was read; one that is needed and makes no sense is a mistake at its own place.
struct Taken<T, S>(Result<T, Odd<T>>, PhantomData<S>);

impl<'de, T: Field<S>, S> Deserialize<'de> for Taken<T, S> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TakenVisitor(PhantomData))
    }
}

struct TakenVisitor<T, S>(PhantomData<(T, S)>);

impl<T: Field<S>, S> TakenVisitor<T, S> {
    fn of_value<E: serde::de::Error>(value: Value) -> Result<Taken<T, S>, E> {
        match T::read(value) {
            Err(Odd { raw, .. }) if T::NEEDED && !raw.is_string() && !raw.is_number() => {
                Err(E::custom(format_args!("`{raw}` is no id")))
            }
            taken => Ok(Taken(taken, PhantomData)),
        }
    }

    fn of<E: serde::de::Error>(
        quick: Option<T>,
        value: impl FnOnce() -> Value,
    ) -> Result<Taken<T, S>, E> {
        quick.map_or_else(|| Self::of_value(value()), |field| Ok(Taken(Ok(field), PhantomData)))
    }
}

impl<'de, T: Field<S>, S> Visitor<'de> for TakenVisitor<T, S> {
    type Value = Taken<T, S>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Taken<T, S>, E> {
        Self::of_value(Value::Null)
    }

    fn visit_bool<E: serde::de::Error>(self, flag: bool) -> Result<Taken<T, S>, E> {
        Self::of(T::of_flag(flag), || flag.into())
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Taken<T, S>, E> {
        Self::of_value(number.into())
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Taken<T, S>, E> {
        Self::of(T::of_number(number), || number.into())
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Taken<T, S>, E> {
        Self::of_value(number.into())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Taken<T, S>, E> {
        Self::of(T::of_text(text), || text.into())
    }

    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<Taken<T, S>, E> {
        Self::of_value(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Taken<T, S>, A::Error> {
        Self::of_value(Value::deserialize(SeqAccessDeserializer::new(list))?)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Taken<T, S>, A::Error> {
        Self::of_value(Value::deserialize(MapAccessDeserializer::new(map))?)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    answers! {
        /// For the tests.
        struct Cat {
            /// What it is called.
            name: String,
            /// In years.
            age: Option<u32>,
            /// In grams, as a text.
            weight: Option<u32> = "theWeight" as Text,
            /// Smaller ones.
            kittens: Vec<Cat>,
        }

        /// With something to hide.
        struct Safe, shows [shown] {
            /// To be seen.
            shown: String,
            /// Not to be seen.
            hidden: String,
        }
    }

    fn again(value: &Value) -> Value {
        let cat: Cat = serde_json::from_str(&value.to_string()).unwrap();
        assert_eq!(cat, serde_json::from_value(value.clone()).unwrap());
        serde_json::to_value(cat).unwrap()
    }

    #[test]
    fn an_answer_is_read_in_any_spelling_and_written_as_it_came() {
        let odd = json!({
            "name": 7, "age": "3", "theWeight": "4000", "fur": "black",
            "kittens": [{ "name": "Tom", "kittens": [] }, null, 5],
        });
        let cat: Cat = serde_json::from_value(odd.clone()).unwrap();
        assert_eq!((cat.name.as_str(), cat.age, cat.weight), ("7", Some(3), Some(4000)));
        assert_eq!(cat.kittens.len(), 1, "what makes no sense is left out of the list");
        assert_eq!(cat.extra["fur"], "black");
        assert!(!cat.extra.contains_key("theWeight"), "that is how it is spelt");
        assert_eq!(again(&odd), odd);
        let nothing = json!({ "name": null, "age": [], "theWeight": {}, "kittens": null });
        assert_eq!(again(&nothing), nothing);
    }

    #[test]
    fn what_is_no_mapping_is_no_answer() {
        for wrong in [json!(null), json!(7), json!([]), json!("x")] {
            assert!(serde_json::from_value::<Cat>(wrong).is_err());
        }
    }

    #[test]
    fn what_is_hidden_is_not_shown() {
        let safe: Safe = serde_json::from_value(json!({ "shown": "a", "hidden": "b" })).unwrap();
        assert_eq!(format!("{safe:?}"), r#"Safe { shown: "a", .. }"#);
    }
}
