//! Lists of which one bad element does not spoil the rest.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::action::Decode;

/// A list without the elements that make no sense; those are counted in the log. Null is an empty
/// one, as the server leaves out what it has nothing of.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Lenient<T>(pub(crate) Vec<T>);

impl<T: DeserializeOwned> Decode for Lenient<T> {
    fn from_json(json: &[u8]) -> Result<Self, serde_json::Error> {
        // Lists are long and mostly fine: element by element only when one is not.
        let list = Option::<Vec<T>>::from_json(json).map(Option::unwrap_or_default);
        let careful = |_| Careful::from_json(json).map(|careful| careful.0);
        list.or_else(careful).map(Self)
    }

    fn explain(json: &[u8]) -> (String, String) {
        Careful::<T>::explain(json)
    }
}

/// A list that is read element by element, each without regard to the others.
struct Careful<T>(Vec<T>);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Careful<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CarefulVisitor(PhantomData))
    }
}

struct CarefulVisitor<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> Visitor<'de> for CarefulVisitor<T> {
    type Value = Careful<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_unit<E>(self) -> Result<Careful<T>, E> {
        Ok(Careful(Vec::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Careful<T>, A::Error> {
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
        Ok(Careful(kept))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Vec<u8>, serde_json::Error> {
        Lenient::from_json(json.as_bytes()).map(|list| list.0)
    }

    #[test]
    fn one_bad_element_does_not_spoil_the_rest() {
        let deep = format!("[1, {}{}, 3]", "[".repeat(1000), "]".repeat(1000));
        assert_eq!(read("[1, 2]").unwrap(), [1, 2]);
        assert_eq!(read(r#"[1, "x", 1e999, 3]"#).unwrap(), [1, 3]);
        assert_eq!(read(&deep).unwrap(), [1, 3]);
        assert!(read("null").unwrap().is_empty());
        assert!(read("[1, ").is_err() && read("{}").is_err());
    }
}
