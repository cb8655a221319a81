//! A list of users or groups, on one platform or on any.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;

use mynah_core::Platform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::{Serialize, Serializer};

/// A list of users or groups, each on one platform or on any.
///
/// In the configuration, an entry is an id, or `{ platform: QQ, id: 570000001 }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roll<Id: Eq + Hash> {
    anywhere: HashSet<Id>,
    on: HashSet<(Platform, Id)>,
}

impl<Id: Eq + Hash> Roll<Id> {
    /// Adds one, on whichever platform.
    pub fn insert(&mut self, id: Id) {
        self.anywhere.insert(id);
    }

    /// Adds one on one platform.
    pub fn insert_on(&mut self, platform: Platform, id: Id) {
        self.on.insert((platform, id));
    }

    /// Whether nobody is on it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.anywhere.len() + self.on.len()
    }
}

impl<Id: Eq + Hash + Clone> Roll<Id> {
    /// Whether somebody of this platform is on it.
    pub fn contains(&self, platform: &Platform, id: &Id) -> bool {
        self.anywhere.contains(id)
            || (!self.on.is_empty() && self.on.contains(&(platform.clone(), id.clone())))
    }

    pub(super) fn extend(&mut self, other: &Self) {
        self.anywhere.extend(other.anywhere.iter().cloned());
        self.on.extend(other.on.iter().cloned());
    }
}

impl<Id: Eq + Hash> Default for Roll<Id> {
    fn default() -> Self {
        Self { anywhere: HashSet::new(), on: HashSet::new() }
    }
}

impl<Id: Eq + Hash> FromIterator<Id> for Roll<Id> {
    fn from_iter<I: IntoIterator<Item = Id>>(ids: I) -> Self {
        Self { anywhere: ids.into_iter().collect(), on: HashSet::new() }
    }
}

/// An entry as it is written.
enum Entry<Id> {
    Anywhere(Id),
    On(Platform, Id),
}

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Placed<Id> {
    platform: Platform,
    id: Id,
}

struct EntryVisitor<Id>(PhantomData<Id>);

impl<'de, Id: Deserialize<'de> + for<'a> From<&'a str> + From<u64>> Visitor<'de>
    for EntryVisitor<Id>
{
    type Value = Entry<Id>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id, or `platform` and `id`")
    }

    fn visit_u64<E>(self, id: u64) -> Result<Entry<Id>, E> {
        Ok(Entry::Anywhere(id.into()))
    }

    fn visit_i64<E: Error>(self, id: i64) -> Result<Entry<Id>, E> {
        let id = u64::try_from(id)
            .map_err(|_| E::invalid_value(serde::de::Unexpected::Signed(id), &self))?;
        self.visit_u64(id)
    }

    fn visit_str<E>(self, id: &str) -> Result<Entry<Id>, E> {
        Ok(Entry::Anywhere(id.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry<Id>, A::Error> {
        let placed = Placed::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Entry::On(placed.platform, placed.id))
    }
}

impl<'de, Id: Deserialize<'de> + for<'a> From<&'a str> + From<u64>> Deserialize<'de> for Entry<Id> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EntryVisitor(PhantomData))
    }
}

impl<'de, Id> Deserialize<'de> for Roll<Id>
where
    Id: Deserialize<'de> + for<'a> From<&'a str> + From<u64> + Eq + Hash,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut roll = Self::default();
        for entry in Vec::<Entry<Id>>::deserialize(deserializer)? {
            match entry {
                Entry::Anywhere(id) => roll.insert(id),
                Entry::On(platform, id) => roll.insert_on(platform, id),
            }
        }
        Ok(roll)
    }
}

/// As it is written.
impl<Id: Eq + Hash + Serialize> Serialize for Roll<Id> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeSeq;
        let mut list = serializer.serialize_seq(Some(self.len()))?;
        for id in &self.anywhere {
            list.serialize_element(id)?;
        }
        for (platform, id) in &self.on {
            list.serialize_element(&Placed { platform: platform.clone(), id })?;
        }
        list.end()
    }
}

impl<Id: Eq + Hash> JsonSchema for Roll<Id> {
    fn schema_name() -> Cow<'static, str> {
        "Roll".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let id = || json_schema!({ "type": ["integer", "string"] });
        json_schema!({
            "type": "array",
            "items": { "anyOf": [id(), {
                "type": "object",
                "properties": { "platform": { "type": "string" }, "id": id() },
                "required": ["platform", "id"],
                "additionalProperties": false,
            }] },
        })
    }
}
