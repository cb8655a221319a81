//! All conditions of an app in one index, so that the cost of an event does not grow with the
//! number of handlers that do not want it.

use std::collections::HashMap;

use mynah_core::event::Payload;
use smol_str::SmolStr;

use super::{Expression, Kind};

/// Which conditions can be true of an event, by the place they were given in.
#[derive(Debug, Default)]
pub(crate) struct Index {
    commands: HashMap<SmolStr, Vec<usize>>,
    kinds: Vec<(Kind, Vec<usize>)>,
    rest: Vec<usize>,
}

/// Something an event must have for a condition to be true of it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Key {
    Command(SmolStr),
    Kind(Kind),
}

impl Index {
    pub(crate) fn new<'a>(conditions: impl IntoIterator<Item = &'a Expression>) -> Self {
        let mut index = Self::default();
        for (place, condition) in conditions.into_iter().enumerate() {
            match keys(condition) {
                Some(keys) => keys.into_iter().for_each(|key| index.insert(key, place)),
                None => index.rest.push(place),
            }
        }
        index
    }

    fn insert(&mut self, key: Key, place: usize) {
        let places = match key {
            Key::Command(name) => self.commands.entry(name).or_default(),
            Key::Kind(kind) => {
                let known = self.kinds.iter().position(|(known, _)| *known == kind);
                let at = known.unwrap_or_else(|| {
                    self.kinds.push((kind, Vec::new()));
                    self.kinds.len() - 1
                });
                &mut self.kinds[at].1
            }
        };
        // One condition may give the same key twice, as in `command("a").or(command("a"))`.
        if places.last() != Some(&place) {
            places.push(place);
        }
    }

    /// The places of the conditions that can be true, in order, each once.
    pub(crate) fn candidates(&self, payload: &Payload, command: Option<&str>) -> Vec<usize> {
        let by_command = command.and_then(|name| self.commands.get(name)).into_iter().flatten();
        let by_kind = self
            .kinds
            .iter()
            .filter(|(kind, _)| kind.includes(payload))
            .flat_map(|(_, places)| places);
        let mut places: Vec<usize> = by_command.chain(by_kind).chain(&self.rest).copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}

/// Keys of which an event must have at least one; `None` when there is no telling.
fn keys(condition: &Expression) -> Option<Vec<Key>> {
    match condition {
        Expression::Kind(kind) => Some(vec![Key::Kind(*kind)]),
        Expression::Command { names, .. } => {
            Some(names.iter().cloned().map(Key::Command).collect())
        }
        // All parts must be true, so the keys of any one part will do: the rarest is a command.
        Expression::All(parts) => parts.iter().filter_map(keys).max_by_key(|keys| {
            keys.iter().filter(|key| matches!(key, Key::Command(_))).count() == keys.len()
        }),
        // One part must be true, whichever it is, so the keys of all are needed.
        Expression::Any(parts) => {
            parts.iter().map(keys).collect::<Option<Vec<_>>>().map(|keys| keys.concat())
        }
        Expression::InGroup(_)
        | Expression::InPrivate
        | Expression::FromUser(_)
        | Expression::Test(_)
        | Expression::Not(_) => None,
    }
}
