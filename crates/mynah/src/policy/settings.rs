//! The section `policy` of the configuration.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use mynah_core::config::nearest;
use mynah_core::{GroupId, Lang, Localize, UserId};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::{Serialize, Serializer};

use super::{Limit, Lists, Policy, Roll};
use crate::texts::text;

/// Whom the bot answers: for all modules, and for single ones.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, JsonSchema,
)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Policies {
    /// `supers`: users that may do everything, and are not limited.
    pub supers: Roll<UserId>,
    /// `groups`: in which groups.
    pub groups: Lists<GroupId>,
    /// `users`: which users.
    pub users: Lists<UserId>,
    /// `private`: whether in private chats.
    pub private: Option<bool>,
    /// `limit`: how often one user.
    pub limit: Option<Rate>,
    /// `modules`: what is different for single modules, by their names.
    pub modules: BTreeMap<String, Policy>,
}

impl Policies {
    /// What is said for all modules.
    pub(super) fn general(&self) -> Policy {
        Policy {
            groups: self.groups.clone(),
            users: self.users.clone(),
            private: self.private,
            limit: self.limit,
            prefixes: None,
        }
    }

    /// A name in it that is no module's is worth a word in the log.
    pub(crate) fn check(&self, known: &[&str], lang: &Lang) {
        for name in self.modules.keys() {
            if !known.contains(&name.as_str()) {
                let nearest = nearest(name, known.iter().copied());
                let said = text("no-such-module-in-policy").with("name", name.clone());
                tracing::warn!(nearest, "{}", said.localize(lang));
            }
        }
    }
}

/// How often one user is answered; written as `false`, or as a [`Limit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rate {
    /// As often as they like.
    Unlimited,
    /// So often.
    Limited(Limit),
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unlimited => serializer.serialize_bool(false),
            Self::Limited(limit) => limit.serialize(serializer),
        }
    }
}

impl JsonSchema for Rate {
    fn schema_name() -> Cow<'static, str> {
        "Rate".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        // A limit, or `false`.
        let limit = generator.subschema_for::<Limit>();
        schemars::json_schema!({ "anyOf": [{ "const": false }, limit] })
    }
}

struct RateVisitor;

impl<'de> Visitor<'de> for RateVisitor {
    type Value = Rate;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`false`, or `count` and `per`")
    }

    fn visit_bool<E: Error>(self, limited: bool) -> Result<Rate, E> {
        if limited {
            return Err(E::invalid_value(Unexpected::Bool(limited), &self));
        }
        Ok(Rate::Unlimited)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Rate, A::Error> {
        Limit::deserialize(MapAccessDeserializer::new(map)).map(Rate::Limited)
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RateVisitor)
    }
}
