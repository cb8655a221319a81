//! Reading a type from a value, and finding everything in it that is wrong.
//!
//! serde stops at the first mistake. What it stopped at is taken away and the rest is read again,
//! until nothing is wrong any more or what is wrong may be because of what was taken away.

use std::collections::BTreeSet;

use figment::value::Value;
use mynah_core::SectionError;
use mynah_core::config::SectionErrorKind as Kind;

use super::convert::{Alternates, Path};
use super::problem::Problem;

/// What is read, and how.
pub(super) struct Reading<'a> {
    pub(super) value: Value,
    /// Where the value is in the configuration.
    pub(super) base: &'a [String],
    pub(super) alternates: &'a Alternates,
    /// Whether a key without a value is as good as no key.
    pub(super) forgive_empty: bool,
}

/// What was found so far.
#[derive(Default)]
struct State {
    problems: Vec<Problem>,
    /// The last segments of what was taken away, and what was probably meant there.
    gone: Vec<String>,
    /// Where another reading was tried, with what was wrong about the first.
    tried: Vec<(Path, SectionError)>,
    emptied: BTreeSet<Path>,
}

impl Reading<'_> {
    /// Reads until nothing more is found.
    pub(super) fn run<T>(
        mut self,
        mut attempt: impl FnMut(&Value) -> Result<T, SectionError>,
    ) -> Result<T, Vec<Problem>> {
        let mut state = State::default();
        loop {
            match attempt(&self.value) {
                Ok(read) if state.problems.is_empty() => return Ok(read),
                Ok(_) => return Err(state.problems),
                Err(error) => {
                    if !self.go_on(error, &mut state) {
                        return Err(state.problems);
                    }
                }
            }
        }
    }

    /// Notes what is wrong; whether reading again may find more.
    fn go_on(&mut self, error: SectionError, state: &mut State) -> bool {
        if self.forgive(&error, state) || self.try_alternate(&error, state) {
            return true;
        }
        let found = get(&self.value, &error.path);
        if !state.problems.is_empty() && is_consequence(&error, found.is_some(), &state.gone) {
            // What lacks a key that was taken away is taken away with it.
            state.gone.extend(error.path.last().cloned());
            return error.kind == Kind::MissingKey && remove(&mut self.value, &error.path);
        }
        let error = match state.tried.iter().find(|(path, _)| *path == error.path) {
            // The second reading had the right type at least.
            Some((_, first)) if first.kind == Kind::WrongType && error.kind == Kind::Invalid => {
                error
            }
            Some((_, first)) => first.clone(),
            None => error,
        };
        // Every other kind is worded here, of what was expected and of what shape was found.
        let mut values = Vec::new();
        if error.kind == Kind::Invalid {
            values.extend(found.into_iter().flat_map(texts));
            values.extend(self.alternate(&error.path).into_iter().flat_map(texts));
        }
        state.gone.extend(error.path.last().cloned());
        state.gone.extend(error.suggestion.clone());
        let more = remove(&mut self.value, &error.path);
        state.problems.push(Problem::in_section(self.base, error, values));
        more
    }

    /// Takes away a key that has no value, once.
    fn forgive(&mut self, error: &SectionError, state: &mut State) -> bool {
        self.forgive_empty
            && error.kind == Kind::WrongType
            && matches!(get(&self.value, &error.path), Some(Value::Empty(..)))
            && state.emptied.insert(error.path.clone())
            && remove(&mut self.value, &error.path)
    }

    /// Puts the other reading of a value in its place, once.
    fn try_alternate(&mut self, error: &SectionError, state: &mut State) -> bool {
        if !matches!(error.kind, Kind::WrongType | Kind::Invalid)
            || state.tried.iter().any(|(path, _)| *path == error.path)
        {
            return false;
        }
        let Some(alternate) = self.alternate(&error.path).cloned() else {
            return false;
        };
        let Some(slot) = get_mut(&mut self.value, &error.path) else {
            return false;
        };
        *slot = alternate;
        state.tried.push((error.path.clone(), error.clone()));
        true
    }

    fn alternate(&self, path: &[String]) -> Option<&Value> {
        let path: Path = self.base.iter().chain(path).cloned().collect();
        self.alternates.get(&path)
    }
}

/// Whether an error may be there only because of what was taken away.
fn is_consequence(error: &SectionError, exists: bool, gone: &[String]) -> bool {
    match error.kind {
        Kind::MissingKey => {
            let message = error.message.to_string();
            gone.iter().any(|key| message.contains(&format!("`{key}`")))
        }
        _ => !exists || error.path.is_empty(),
    }
}

/// What stands at `path`.
pub(super) fn get<'a>(value: &'a Value, path: &[String]) -> Option<&'a Value> {
    path.iter().try_fold(value, |value, segment| match value {
        Value::Dict(_, dict) => dict.get(segment),
        Value::Array(_, items) => items.get(segment.parse::<usize>().ok()?),
        _ => None,
    })
}

fn get_mut<'a>(value: &'a mut Value, path: &[String]) -> Option<&'a mut Value> {
    path.iter().try_fold(value, |value, segment| match value {
        Value::Dict(_, dict) => dict.get_mut(segment),
        Value::Array(_, items) => items.get_mut(segment.parse::<usize>().ok()?),
        _ => None,
    })
}

/// Takes away what stands at `path`; of a list the whole, since the other items would move.
fn remove(value: &mut Value, path: &[String]) -> bool {
    let Some((last, parent)) = path.split_last() else {
        return false;
    };
    match get_mut(value, parent) {
        Some(Value::Dict(_, dict)) => dict.remove(last).is_some(),
        Some(Value::Array(..)) => remove(value, parent),
        _ => false,
    }
}

/// Every text and number in a value.
pub(super) fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(_, text) => vec![text.clone()],
        Value::Char(_, c) => vec![c.to_string()],
        Value::Num(_, number) => number
            .to_u128()
            .map(|n| n.to_string())
            .or_else(|| number.to_i128().map(|n| n.to_string()))
            .or_else(|| number.to_f64().map(|n| n.to_string()))
            .into_iter()
            .collect(),
        Value::Array(_, items) => items.iter().flat_map(texts).collect(),
        Value::Dict(_, dict) => dict.values().flat_map(texts).collect(),
        Value::Bool(..) | Value::Empty(..) => Vec::new(),
    }
}
