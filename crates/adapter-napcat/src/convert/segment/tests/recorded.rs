//! Every segment that was ever recorded, wherever it stands.

use std::collections::BTreeSet;

use super::*;
use crate::PlatformMusic;
use crate::codec::{FlashTransfer, MiniApp, OnlineFile};
use crate::recording;

/// What is not written as it came, or has no type: kind of segment, key, what happens.
const EXCEPTIONS: &str = include_str!("../../../../tests/data/segments_exceptions.txt");

fn find(value: &Value, found: &mut Vec<Value>) {
    match value {
        Value::Object(map) => {
            let keys: Vec<_> = map.keys().map(String::as_str).collect();
            if keys == ["data", "type"] {
                found.push(value.clone());
            }
            map.values().for_each(|value| find(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| find(value, found)),
        _ => {}
    }
}

fn recorded() -> Vec<Value> {
    let mut found = Vec::new();
    let events = recording::EVENTS.lines().map(|line| serde_json::from_str(line).unwrap());
    events.chain(recording::lines()).for_each(|line| find(&line, &mut found));
    found
}

/// Whether it has fields, here or in the adapter.
fn is_typed(segment: &Segment) -> bool {
    !matches!(segment, Segment::Unknown(_))
        || PlatformMusic::read(segment).is_some()
        || OnlineFile::read(segment).is_some()
        || FlashTransfer::read(segment).is_some()
        || MiniApp::read(segment).is_some()
}

/// What happened to a key on the way.
fn change(came: Option<&Value>, went: Option<&Value>) -> Option<&'static str> {
    match (came, went) {
        (came, went) if came == went => None,
        (Some(_), None) => Some("left-out"),
        (None, Some(_)) => Some("added"),
        (Some(Value::Number(number)), Some(Value::String(text))) if number.to_string() == *text => {
            Some("number-to-text")
        }
        (Some(Value::Object(_)), Some(Value::String(_))) => Some("object-to-text"),
        (Some(Value::String(_)), Some(Value::Array(_))) => Some("text-to-list"),
        _ => Some("changed"),
    }
}

/// What does not come back as it came, one line each.
fn differences(came: &Value) -> BTreeSet<String> {
    let kind = came["type"].as_str().unwrap();
    let segment = received(kind, came["data"].clone());
    let scene = Scene { lang: Lang::english(), group: false };
    let written = serde_json::to_value(to_wire(std::slice::from_ref(&segment), &scene)).unwrap();
    let went = &written[0];
    let mut found = BTreeSet::new();
    if !is_typed(&segment) {
        let keys: Vec<_> = came["data"].as_object().unwrap().keys().cloned().collect();
        found.insert(format!("{kind} {} untyped", keys.join("+")));
    }
    if went["type"] != came["type"] {
        found.insert(format!("{kind} - to-{}", went["type"].as_str().unwrap()));
        // A message that is forwarded with what is in it becomes nodes, which have other keys.
        if kind == "forward" {
            return found;
        }
    }
    let keys = |value: &'_ Value| value["data"].as_object().unwrap().keys().cloned().collect();
    let (here, there): (BTreeSet<String>, BTreeSet<String>) = (keys(came), keys(went));
    for key in here.union(&there) {
        if let Some(change) = change(came["data"].get(key), went["data"].get(key)) {
            found.insert(format!("{kind} {key} {change}"));
        }
    }
    found
}

#[test]
fn every_recorded_segment_is_typed_and_written_as_it_came_but_for_known_exceptions() {
    let segments = recorded();
    assert!(segments.len() > 150, "{}", segments.len());
    let found: BTreeSet<_> = segments.iter().flat_map(differences).collect();
    let known: BTreeSet<_> = EXCEPTIONS
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split(" # ").next().unwrap().trim().to_owned())
        .collect();
    let surprises: Vec<_> = found.difference(&known).collect();
    assert!(surprises.is_empty(), "not known as exceptions: {surprises:#?}");
    let idle: Vec<_> = known.difference(&found).collect();
    assert!(idle.is_empty(), "exceptions that are none any more: {idle:#?}");
}

#[test]
fn what_was_written_once_is_written_the_same_again() {
    let scene = Scene { lang: Lang::english(), group: false };
    for came in recorded() {
        let once = to_wire(&[from_wire(came.into())], &scene);
        let read = chain(crate::wire::Content(once.clone()));
        assert_eq!(to_wire(&read, &scene), once);
    }
}
