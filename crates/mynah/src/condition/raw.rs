//! Conditions on an event as the platform told it, for what has no type here.

use std::fmt;

use mynah_core::i18n::Phrase;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use smol_str::SmolStr;

use super::check::{Check, Cost, shown};
use super::subject::Subject;
use super::{Condition, Expression};
use crate::texts::text;

/// An event as the platform told it: by the platform's own names, so a handler with such a
/// condition is for that platform alone.
impl Condition {
    /// In addition, the event as the platform told it must have `value` at `path`: keys, with dots
    /// between them, and numbers for places in a list. `7` and `"7"` are the same.
    ///
    /// An event is only parsed again when all the rest of the condition is true.
    ///
    /// ```
    /// use mynah::prelude::*;
    ///
    /// async fn tip() {}
    ///
    /// // On QQ a line of the platform's own is a `gray_tip`, of which there are many kinds.
    /// let forged = event::<SystemTip>().raw("busi_id", 2401).and(!event::<SystemTip>().raw("user_id", 0));
    /// let module = Module::new("tips").on(forged, tip);
    /// # let _ = module;
    /// ```
    pub fn raw(self, path: &str, value: impl Into<Value>) -> Self {
        self.with_raw(path, Some(value.into()))
    }

    /// In addition, the event as the platform told it must have something at `path`; null is
    /// nothing.
    pub fn has_raw(self, path: &str) -> Self {
        self.with_raw(path, None)
    }

    fn with_raw(self, path: &str, wanted: Option<Value>) -> Self {
        let path = path.split('.').map(SmolStr::from).collect();
        self.and(Self::new(Expression::check(Field { path, wanted })))
    }
}

struct Field {
    path: Vec<SmolStr>,
    /// `None` is anything.
    wanted: Option<Value>,
}

impl Field {
    fn find(&self, subject: &Subject<'_>) -> Option<Value> {
        let raw = subject.event.header().raw.as_str();
        let found = At(&self.path).deserialize(&mut serde_json::Deserializer::from_str(raw));
        found.ok().flatten().filter(|value| !value.is_null())
    }

    fn path(&self) -> String {
        self.path.join(".")
    }
}

/// A value without the difference between a number and its digits.
fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}

impl Check for Field {
    fn holds(&self, subject: &Subject<'_>) -> bool {
        let found = self.find(subject);
        match &self.wanted {
            None => found.is_some(),
            Some(wanted) => {
                found.is_some_and(|it| it == *wanted || written(&it) == written(wanted))
            }
        }
    }

    fn say(&self) -> Phrase {
        match &self.wanted {
            None => text("is-raw-there").with("path", self.path()),
            Some(wanted) => text("is-raw").with("path", self.path()).with("value", written(wanted)),
        }
    }

    fn seen(&self, subject: &Subject<'_>) -> Phrase {
        match self.find(subject) {
            Some(value) => text("seen-value").with("value", shown(&written(&value))),
            None => text("seen-no-raw").with("path", self.path()),
        }
    }

    fn cost(&self) -> Cost {
        Cost::Search
    }
}

/// Finds what is at a path, without keeping the rest.
struct At<'p>(&'p [SmolStr]);

impl<'de> DeserializeSeed<'de> for At<'_> {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        if self.0.is_empty() {
            return serde::Deserialize::deserialize(json).map(Some);
        }
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for At<'_> {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let Some((first, rest)) = self.0.split_first() else { return Ok(None) };
        let mut found = None;
        while let Some(is_it) = map.next_key_seed(Is(first))? {
            if is_it {
                found = map.next_value_seed(At(rest))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let Some((first, rest)) = self.0.split_first() else { return Ok(None) };
        let place = first.parse().unwrap_or(usize::MAX);
        for _ in 0..place {
            if list.next_element::<IgnoredAny>()?.is_none() {
                return Ok(None);
            }
        }
        let found = list.next_element_seed(At(rest))?.flatten();
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(found)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// Whether a key is this one.
struct Is<'p>(&'p str);

impl<'de> DeserializeSeed<'de> for Is<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, key: D) -> Result<bool, D::Error> {
        key.deserialize_str(self)
    }
}

impl Visitor<'_> for Is<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        Ok(key == self.0)
    }
}
