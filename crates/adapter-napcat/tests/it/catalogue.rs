//! The catalogue against what is known of the actions of NapCat 4.18: their names, their parameters
//! and the types of those.
//!
//! Two lists say where the two differ: for now, and on purpose with the reason. They can only
//! shrink: an entry that is no difference any more has to go.

mod coverage;
mod facts;

use std::collections::{BTreeMap, BTreeSet};

use mynah_adapter_napcat::action::{CATALOGUE, Entry};
use serde_json::Value;

pub(crate) use self::facts::check_types;
use self::facts::facts;
use crate::samples;

/// The actions that have no row yet.
const MISSING: &str = include_str!("../data/actions_missing.txt");

/// The parameters that differ: the action, in which way, the key, and why.
const DIFFERENCES: &str = include_str!("../data/actions_differences.txt");

/// The actions that are better not used, or only with care, and why.
const NOTES: &str = include_str!("../data/actions_notes.txt");

/// What an action that can do harm is often called.
const HARM: [&str; 10] = [
    "del",
    "delete",
    "kick",
    "leave",
    "exit",
    "restart",
    "clean",
    "packet",
    "cookies",
    "clientkey",
];

fn entries() -> impl Iterator<Item = &'static Entry> {
    CATALOGUE.iter().flat_map(|(_, entries)| *entries)
}

/// The lines of a list that are entries.
pub(crate) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Exceptions, each with its reason behind a colon.
pub(crate) fn exceptions(text: &'static str) -> BTreeMap<&'static str, &'static str> {
    let mut exceptions = BTreeMap::new();
    for line in lines(text) {
        let (what, why) = line.split_once(": ").unwrap_or_else(|| panic!("no reason in `{line}`"));
        assert!(why.trim().len() > 10, "`{why}` is no reason");
        assert_eq!(exceptions.insert(what, why), None, "{what} is listed twice");
    }
    exceptions
}

/// Asserts that two sets are the same, and says by name what one of them lacks.
pub(crate) fn assert_same(found: &BTreeSet<String>, listed: &BTreeSet<String>, list: &str) {
    let new: Vec<_> = found.difference(listed).collect();
    let gone: Vec<_> = listed.difference(found).collect();
    assert!(new.is_empty(), "mend each, or give it a line with the reason in {list}: {new:#?}");
    assert!(gone.is_empty(), "{list} lists what is not so any more: {gone:#?}");
}

fn owned<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
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
    let rows = owned(entries().map(|entry| entry.name));
    let known = owned(facts().keys().map(String::as_str));
    let unknown: Vec<_> = rows.difference(&known).collect();
    assert!(unknown.is_empty(), "the server has no such actions: {unknown:#?}");
    let lacking = known.difference(&rows).cloned().collect();
    assert_same(&lacking, &owned(lines(MISSING)), "tests/data/actions_missing.txt");
}

#[test]
fn what_is_better_not_used_or_only_with_care_says_so() {
    let mut notes = BTreeSet::new();
    for entry in entries() {
        if entry.deprecated {
            notes.insert(format!("deprecated {}", entry.name));
        }
        if entry.dangerous {
            notes.insert(format!("dangerous {}", entry.name));
        }
    }
    let listed = exceptions(NOTES);
    for Entry { name, .. } in entries().filter(|entry| !entry.dangerous) {
        if name.split('_').any(|word| HARM.contains(&word)) {
            let fine = listed.contains_key(format!("harmless {name}").as_str());
            assert!(fine, "say `Dangerous:` in the documentation of {name}, or why it is not");
        }
    }
    let listed = listed.into_keys().filter(|note| !note.starts_with("harmless "));
    assert_same(&notes, &owned(listed), "tests/data/actions_notes.txt");
}

#[test]
fn every_parameter_of_the_server_can_be_given_and_none_is_asked_for_without_need() {
    let mut differences = BTreeSet::new();
    for Entry { name, required, optional, .. } in entries() {
        let Some(action) = facts().get(*name) else { continue };
        let (known, needed) = (action.params.params(), action.params.required());
        let ours: BTreeSet<_> = required.iter().chain(*optional).copied().collect();
        for key in known.keys().filter(|key| !ours.contains(*key)) {
            differences.insert(format!("{name} lacks {key}"));
        }
        for key in ours.iter().filter(|key| !known.contains_key(*key)) {
            differences.insert(format!("{name} adds {key}"));
        }
        for key in required.iter().filter(|key| known.contains_key(*key)) {
            if !needed.contains(key) {
                differences.insert(format!("{name} needs {key}"));
            }
        }
        for key in optional.iter().filter(|key| needed.contains(*key)) {
            differences.insert(format!("{name} spares {key}"));
        }
    }
    let listed = owned(exceptions(DIFFERENCES).into_keys());
    assert_same(&differences, &listed, "tests/data/actions_differences.txt");
}

#[tokio::test]
async fn the_samples_have_every_parameter_under_its_name() {
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in samples::all().await.lines() {
        let (name, params) = line.split_once(' ').unwrap();
        let params: BTreeMap<String, Value> = serde_json::from_str(params).unwrap();
        seen.entry(name.to_owned()).or_default().extend(params.into_keys());
    }
    let rows = entries().map(|entry| entry.name);
    let unsampled: Vec<_> = rows.filter(|name| !seen.contains_key(*name)).collect();
    assert!(unsampled.is_empty(), "tests/it/samples calls none of these: {unsampled:#?}");
    for Entry { name, required, optional, .. } in entries() {
        let wanted = owned(required.iter().chain(*optional).copied());
        assert_eq!(seen[*name], wanted, "the samples of {name} have each key of its row, no other");
    }
}
