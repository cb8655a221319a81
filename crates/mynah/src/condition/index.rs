//! All conditions of an app in one index, so that the cost of an event does not grow with the
//! number of handlers that do not want it.

mod keys;
mod words;

use std::collections::HashMap;

use mynah_core::{GroupId, UserId};
use smallvec::SmallVec;

pub(crate) use keys::Key;
use keys::keys;
use words::{Words, WordsBuilder};

use super::subject::Subject;
use super::{Expression, Kind};

/// Places of conditions, in the order the conditions were given.
pub(crate) type Places = SmallVec<[usize; 4]>;

/// Which conditions can be true of an event, by the place they were given in.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// By what is heard with each of the sets of prefixes.
    words: Vec<Words>,
    users: HashMap<UserId, Vec<usize>>,
    groups: HashMap<GroupId, Vec<usize>>,
    /// There are some dozens of kinds, however many conditions.
    kinds: Vec<(Kind, Vec<usize>)>,
    rest: Vec<usize>,
}

impl Index {
    /// An index of conditions, each with the set of prefixes it goes by.
    pub(crate) fn new<'a>(conditions: impl IntoIterator<Item = (usize, &'a Expression)>) -> Self {
        let mut index = Self::default();
        let mut words: Vec<WordsBuilder> = Vec::new();
        for (place, (dialect, condition)) in conditions.into_iter().enumerate() {
            let Some(keys) = keys(condition) else {
                index.rest.push(place);
                continue;
            };
            if words.len() <= dialect {
                words.resize_with(dialect + 1, WordsBuilder::default);
            }
            for key in keys {
                index.insert(key, place, &mut words[dialect]);
            }
        }
        let unindexed = &mut index.rest;
        index.words = words.into_iter().map(|words| words.build(unindexed)).collect();
        index
    }

    fn insert(&mut self, key: Key, place: usize, words: &mut WordsBuilder) {
        match key {
            Key::Command(name) => add(words.commands.entry(name).or_default(), place),
            Key::Text(text) => add(words.texts.entry(text).or_default(), place),
            Key::Literal(literal) => add(words.literals.entry(literal).or_default(), place),
            Key::Pattern(source) => add(words.patterns.entry(source).or_default(), place),
            Key::User(user) => add(self.users.entry(user).or_default(), place),
            Key::Group(group) => add(self.groups.entry(group).or_default(), place),
            Key::Kind(kind) => {
                let known = self.kinds.iter().position(|(known, _)| *known == kind);
                let at = known.unwrap_or_else(|| {
                    self.kinds.push((kind, Vec::new()));
                    self.kinds.len() - 1
                });
                add(&mut self.kinds[at].1, place);
            }
        }
    }

    /// The places of the conditions that can be true, in order, each once.
    pub(crate) fn candidates(&self, subject: &Subject<'_>) -> Places {
        let mut places = Places::from_slice(&self.rest);
        let payload = subject.payload();
        for (_, found) in self.kinds.iter().filter(|(kind, _)| kind.includes(payload)) {
            places.extend_from_slice(found);
        }
        if !self.users.is_empty() {
            let found = payload.user_id().and_then(|user| self.users.get(user));
            places.extend(found.into_iter().flatten().copied());
        }
        if !self.groups.is_empty() {
            let found = payload.group_id().and_then(|group| self.groups.get(group));
            places.extend(found.into_iter().flatten().copied());
        }
        for (dialect, words) in self.words.iter().enumerate().take(subject.dialects()) {
            subject.listen(dialect);
            words.find(subject, &mut places);
        }
        subject.listen(0);
        places.sort_unstable();
        places.dedup();
        places
    }
}

/// One condition may give the same key twice, as in `command("a").or(command("a"))`.
fn add(places: &mut Vec<usize>, place: usize) {
    if places.last() != Some(&place) {
        places.push(place);
    }
}
