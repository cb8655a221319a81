//! Lists of which one bad element does not spoil the rest.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// A list without the elements that make no sense; those are counted in the log. Null is an empty
/// one, as the server leaves out what it has nothing of.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Lenient<T>(pub(crate) Vec<T>);

impl<T> Default for Lenient<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LenientVisitor(PhantomData))
    }
}

struct LenientVisitor<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> Visitor<'de> for LenientVisitor<T> {
    type Value = Lenient<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_unit<E>(self) -> Result<Lenient<T>, E> {
        Ok(Lenient::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Lenient<T>, A::Error> {
        let mut kept = Vec::new();
        let mut skipped = 0_u32;
        let mut reason = None;
        while let Some(element) = list.next_element::<&RawValue>()? {
            match serde_json::from_str(element.get()) {
                Ok(element) => kept.push(element),
                Err(error) => {
                    skipped += 1;
                    reason.get_or_insert(error);
                }
            }
        }
        if let Some(reason) = reason {
            let kept = kept.len();
            tracing::warn!(skipped, kept, %reason, "left out elements of a list that make no sense");
        }
        Ok(Lenient(kept))
    }
}
