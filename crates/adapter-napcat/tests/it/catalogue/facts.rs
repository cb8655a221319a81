//! What is known of the actions of the server: the shapes of their parameters, without words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

const FACTS: &str = include_str!("../../data/actions.facts.json");

#[derive(Deserialize)]
struct Facts {
    actions: BTreeMap<String, Action>,
    schemas: BTreeMap<String, Schema>,
    napcat_version: String,
}

/// What is known of one action.
#[derive(Deserialize)]
pub(super) struct Action {
    pub(super) params: Schema,
}

/// A shape, as far as the facts use what a schema can say.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Schema {
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(rename = "$ref")]
    reference: Option<String>,
    #[serde(rename = "anyOf")]
    any_of: Vec<Schema>,
    #[serde(rename = "allOf")]
    all_of: Vec<Schema>,
    properties: BTreeMap<String, Schema>,
    required: Vec<String>,
    default: Option<Value>,
    items: Option<Box<Schema>>,
    #[serde(rename = "enum")]
    values: Vec<Value>,
}

static KNOWN: LazyLock<Facts> = LazyLock::new(|| serde_json::from_str(FACTS).unwrap());

/// What is known of each action.
pub(super) fn facts() -> &'static BTreeMap<String, Action> {
    &KNOWN.actions
}

/// The version of the server that this is known of.
pub(super) fn version() -> &'static str {
    &KNOWN.napcat_version
}

impl Schema {
    /// What each parameter may be; with several shapes, in any of them.
    pub(super) fn params(&self) -> BTreeMap<&str, Vec<&Self>> {
        let mut params: BTreeMap<&str, Vec<&Self>> = BTreeMap::new();
        for shape in self.shapes() {
            for (key, schema) in &shape.properties {
                params.entry(key).or_default().push(schema);
            }
        }
        params
    }

    /// What has to be there in every shape.
    pub(super) fn required(&self) -> BTreeSet<&str> {
        let needs = |shape: &Self, key: &str| {
            shape.required.iter().any(|needed| needed == key)
                && shape.properties[key].default.is_none()
        };
        let all = |key: &&str| self.shapes().iter().all(|shape| needs(shape, key));
        self.params().into_keys().filter(all).collect()
    }

    fn shapes(&self) -> Vec<&Self> {
        if self.any_of.is_empty() { vec![self] } else { self.any_of.iter().collect() }
    }

    fn allows(&self, value: &Value) -> bool {
        if let Some(reference) = &self.reference {
            let name = reference.rsplit('/').next().unwrap_or_default();
            return KNOWN.schemas[name].allows(value);
        }
        if !self.any_of.is_empty() {
            return self.any_of.iter().any(|shape| shape.allows(value));
        }
        if !self.all_of.is_empty() {
            return self.all_of.iter().all(|shape| shape.allows(value));
        }
        if !self.values.is_empty() {
            return self.values.contains(value);
        }
        match (self.kind.as_deref(), value) {
            (Some("string"), Value::String(_))
            | (Some("number"), Value::Number(_))
            | (Some("boolean"), Value::Bool(_))
            // Where the facts say nothing, anything is as good.
            | (None, _) => true,
            // What may be anything is told as an object of which nothing is known.
            (Some("object"), _) if self.properties.is_empty() => true,
            (Some("array"), Value::Array(list)) => {
                self.items.as_ref().is_none_or(|item| list.iter().all(|value| item.allows(value)))
            }
            (Some("object"), Value::Object(map)) => map.iter().all(|(key, value)| {
                self.properties.get(key).is_none_or(|schema| schema.allows(value))
            }),
            _ => false,
        }
    }
}

/// Asserts that what is known of the server has no other types for these parameters.
pub(crate) fn check_types(name: &str, params: &str) {
    let Some(action) = facts().get(name) else { return };
    let known = action.params.params();
    let params: BTreeMap<String, Value> = serde_json::from_str(params).unwrap();
    for (key, value) in &params {
        let fine = |schemas: &Vec<&Schema>| schemas.iter().any(|schema| schema.allows(value));
        assert!(known.get(key.as_str()).is_none_or(fine), "{name} sends {key} as {value}");
    }
}
