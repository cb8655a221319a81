//! The catalogue against what is known of the actions of NapCat 4.18: their names, their parameters
//! and the types of those.
//!
//! Three lists say where the two differ for now or on purpose. They can only shrink: an entry that is
//! no difference any more has to go.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use mynah_adapter_napcat::action::{CATALOGUE, Entry};
use serde::Deserialize;
use serde_json::Value;

use crate::samples;

const FACTS: &str = include_str!("../data/actions.facts.json");

/// The actions that have no row yet.
const MISSING: &str = include_str!("../data/actions_missing.txt");

/// The parameters that differ: the action, in which way, and the key.
const DIFFERENCES: &str = include_str!("../data/actions_differences.txt");

/// The actions of which there is no sample yet.
const UNSAMPLED: &str = include_str!("../data/actions_unsampled.txt");

#[derive(Deserialize)]
struct Facts {
    actions: BTreeMap<String, Action>,
}

#[derive(Deserialize)]
struct Action {
    params: Schema,
}

#[derive(Deserialize, Default, Clone)]
#[serde(default)]
struct Schema {
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(rename = "anyOf")]
    any_of: Vec<Schema>,
    properties: BTreeMap<String, Schema>,
    required: Vec<String>,
    default: Option<Value>,
    items: Option<Box<Schema>>,
    #[serde(rename = "enum")]
    values: Vec<Value>,
}

impl Schema {
    fn facts() -> BTreeMap<String, Self> {
        let facts: Facts = serde_json::from_str(FACTS).unwrap();
        facts.actions.into_iter().map(|(name, action)| (name, action.params)).collect()
    }

    /// What each parameter may be; with several shapes, in any of them.
    fn params(&self) -> BTreeMap<&str, Vec<&Self>> {
        let mut params: BTreeMap<&str, Vec<&Self>> = BTreeMap::new();
        for shape in self.shapes() {
            for (key, schema) in &shape.properties {
                params.entry(key).or_default().push(schema);
            }
        }
        params
    }

    /// What has to be there in every shape.
    fn required(&self) -> BTreeSet<&str> {
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
        if !self.any_of.is_empty() {
            return self.any_of.iter().any(|shape| shape.allows(value));
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

fn entries() -> impl Iterator<Item = &'static Entry> {
    CATALOGUE.iter().flat_map(|(_, entries)| *entries)
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Asserts that what is known of the server has no other types for these parameters.
pub(crate) fn check_types(name: &str, params: &str) {
    static FACTS: LazyLock<BTreeMap<String, Schema>> = LazyLock::new(Schema::facts);
    let Some(schema) = FACTS.get(name) else { return };
    let known = schema.params();
    let params: BTreeMap<String, Value> = serde_json::from_str(params).unwrap();
    for (key, value) in &params {
        let fine = |schemas: &Vec<&Schema>| schemas.iter().any(|schema| schema.allows(value));
        assert!(known.get(key.as_str()).is_none_or(fine), "{name} sends {key} as {value}");
    }
}

#[test]
fn every_action_is_in_the_catalogue_once() {
    let mut names: Vec<_> = entries().map(|entry| entry.name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn every_action_of_the_server_has_a_row_or_is_known_to_lack_one() {
    let rows: BTreeSet<_> = entries().map(|entry| entry.name).collect();
    let facts = Schema::facts();
    let known: BTreeSet<_> = facts.keys().map(String::as_str).collect();
    assert_eq!(rows.difference(&known).count(), 0, "the server has no such");
    let lacking: Vec<_> = known.difference(&rows).copied().collect();
    let listed: Vec<_> = lines(MISSING).collect();
    assert_eq!(lacking, listed, "tests/data/actions_missing.txt lists what has no row, in order");
}

#[test]
fn every_parameter_of_the_server_can_be_given_and_none_is_asked_for_without_need() {
    let facts = Schema::facts();
    let mut differences = Vec::new();
    for Entry { name, required, optional, .. } in entries() {
        let (known, needed) = (facts[*name].params(), facts[*name].required());
        let ours: BTreeSet<_> = required.iter().chain(*optional).copied().collect();
        for key in known.keys().filter(|key| !ours.contains(*key)) {
            differences.push(format!("{name} lacks {key}"));
        }
        for key in ours.iter().filter(|key| !known.contains_key(*key)) {
            differences.push(format!("{name} adds {key}"));
        }
        for key in required.iter().filter(|key| known.contains_key(*key)) {
            if !needed.contains(key) {
                differences.push(format!("{name} needs {key}"));
            }
        }
        for key in optional.iter().filter(|key| needed.contains(*key)) {
            differences.push(format!("{name} spares {key}"));
        }
    }
    differences.sort_unstable();
    let mut listed: Vec<_> = lines(DIFFERENCES).collect();
    listed.sort_unstable();
    assert_eq!(differences, listed, "tests/data/actions_differences.txt lists the differences");
}

#[tokio::test]
async fn the_samples_have_every_parameter_under_its_name() {
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in samples::all().await.lines() {
        let (name, params) = line.split_once(' ').unwrap();
        let params: BTreeMap<String, Value> = serde_json::from_str(params).unwrap();
        seen.entry(name.to_owned()).or_default().extend(params.into_keys());
    }
    let mut unsampled = Vec::new();
    for Entry { name, required, optional, .. } in entries() {
        let Some(seen) = seen.get(*name) else {
            unsampled.push(*name);
            continue;
        };
        let wanted = required.iter().chain(*optional).map(|key| (*key).to_owned()).collect();
        assert_eq!(*seen, wanted, "the samples of {name} have each key of its row and no other");
    }
    let listed: Vec<_> = lines(UNSAMPLED).collect();
    assert_eq!(unsampled, listed, "tests/data/actions_unsampled.txt lists what has no sample");
}
