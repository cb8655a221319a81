//! The list of bots.

use figment::value::{Dict, Value};
use mynah_core::i18n::Phrase;

use super::convert::Path;
use super::error::ConfigErrorKind;
use super::overrides::{Override, same};
use super::problem::Problem;
use crate::texts::text;

/// One entry of `bots`.
pub(super) struct Entry {
    /// The adapter, as it is written.
    pub(super) adapter: String,
    /// Which entry it is, counted from 0.
    pub(super) index: usize,
    /// The keys below the adapter.
    pub(super) section: Value,
}

impl Entry {
    /// Where its section is in the configuration.
    pub(super) fn path(&self) -> Path {
        vec!["bots".to_owned(), self.index.to_string(), self.adapter.clone()]
    }

    fn name(&self) -> Option<String> {
        match self.section.as_dict()?.get("name")? {
            Value::String(_, name) => Some(name.clone()),
            Value::Num(_, number) => number.to_u128().map(|number| number.to_string()),
            _ => None,
        }
    }
}

/// The entries of `bots`, with what is wrong about the others.
pub(super) fn entries(list: Option<Value>, problems: &mut Vec<Problem>) -> Vec<Entry> {
    let list = match list {
        None | Some(Value::Empty(..)) => return Vec::new(),
        Some(Value::Array(_, list)) => list,
        Some(_) => {
            problems.push(Problem::new(
                ConfigErrorKind::WrongType,
                vec!["bots".to_owned()],
                text("bots-is-a-list"),
            ));
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    for (index, value) in list.into_iter().enumerate() {
        match entry(index, value) {
            Ok(entry) => found.push(entry),
            Err(problem) => problems.push(*problem),
        }
    }
    found
}

fn entry(index: usize, value: Value) -> Result<Entry, Box<Problem>> {
    let path = vec!["bots".to_owned(), index.to_string()];
    let malformed = |message: Phrase| {
        let kind = ConfigErrorKind::MalformedBot;
        Box::new(Problem::new(kind, path.clone(), message))
    };
    let Value::Dict(_, dict) = value else {
        return Err(malformed(text("entry-is-an-adapter")));
    };
    if dict.len() > 1 {
        return Err(malformed(text("entry-is-one-adapter")));
    }
    let Some((adapter, section)) = dict.into_iter().next() else {
        return Err(malformed(text("entry-names-its-adapter")));
    };
    let section = match section {
        Value::Empty(..) => Dict::new().into(),
        Value::Dict(..) => section,
        _ => {
            let path = path.into_iter().chain([adapter]).collect();
            return Err(Box::new(Problem::new(
                ConfigErrorKind::MalformedBot,
                path,
                text("keys-below-the-adapter"),
            )));
        }
    };
    Ok(Entry { adapter, index, section })
}

/// The entry that `given` is for, and how many of its keys say so.
///
/// `bots.0.uri` counts, `bots.main.uri` names; the adapter may stand between, as it does in errors.
pub(super) fn select<'a>(
    entries: &'a mut [Entry],
    given: &Override,
) -> Result<(&'a mut Entry, usize), Box<Problem>> {
    let no_such = |message: Phrase| {
        let problem = Problem::new(ConfigErrorKind::NoSuchBot, Path::new(), message);
        Box::new(problem.given_by(given.input.clone()))
    };
    let Some(selector) = given.path.get(1) else {
        return Err(no_such(text("names-no-bot")));
    };
    let number = selector.parse::<usize>().ok();
    let by_number = entries.iter().position(|entry| Some(entry.index) == number);
    let named = |entry: &Entry| entry.name().is_some_and(|name| same(&name, selector));
    let mut by_name = (0..entries.len()).filter(|&at| named(&entries[at]));
    let at = match (by_number, by_name.next(), by_name.next()) {
        (Some(at), ..) | (None, Some(at), None) => at,
        (None, Some(_), Some(_)) => {
            return Err(no_such(text("more-than-one-bot")));
        }
        (None, None, _) => {
            return Err(no_such(text("no-such-bot")));
        }
    };
    let entry = &mut entries[at];
    let between = given.path.get(2).is_some_and(|key| same(&entry.adapter, key));
    Ok((entry, if between { 3 } else { 2 }))
}
