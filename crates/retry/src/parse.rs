//! From configuration to policies: the grammar of levels, families and combinators.
//!
//! The parameters of a single strategy are read in [`parameters`].

mod duration;
mod parameters;
mod stop;
mod wait;

use serde_json::{Map, Value};

use crate::catalogue::{Family, INEXPRESSIBLE};
use crate::error::{ParseError, ParseErrorKind};
use crate::path::PathSegment;
use crate::policy::{Parsed, RetryPolicy};
use crate::stop::Stop;
use crate::suggest;
use crate::wait::Wait;
use crate::warning::{Warning, WarningKind};

/// Deeper nesting is a mistake, and recursion over it must not reach the end of the stack.
const MAX_DEPTH: usize = 32;

/// A family of strategies that the parser can read.
pub(crate) trait Grammar: Sized {
    const FAMILY: Family;

    /// Reads the value of the strategy called `name`; the parser's path already points at it.
    fn read(parser: &mut Parser, name: &str, value: &Value) -> Result<Self, ParseError>;
}

/// Reads a whole policy.
pub(crate) fn policy(config: &Value) -> Result<Parsed, ParseError> {
    let mut parser = Parser::default();
    let level = match config {
        Value::Null => &Map::new(),
        Value::Object(level) => level,
        other => {
            return Err(parser.error(ParseErrorKind::NotAMapping { found: found(other) }));
        }
    };
    parser.warn_of_unknown_keys(level);
    let stop = parser.family::<Stop>(level)?;
    let wait = parser.family::<Wait>(level)?;
    let default = RetryPolicy::default();
    let policy = RetryPolicy::new(
        wait.unwrap_or_else(|| default.wait_strategy().clone()),
        stop.unwrap_or_else(|| default.stop_strategy().clone()),
    );
    Ok(Parsed { policy, warnings: parser.warnings })
}

/// Reads a strategy that stands alone.
pub(crate) fn strategy<S: Grammar>(config: &Value) -> Result<(S, Vec<Warning>), ParseError> {
    let mut parser = Parser::default();
    let strategy = parser.member(config)?;
    Ok((strategy, parser.warnings))
}

/// Where reading stands, and what it found odd so far.
#[derive(Debug, Default)]
pub(crate) struct Parser {
    path: Vec<PathSegment>,
    warnings: Vec<Warning>,
}

impl Parser {
    /// Reads something one step further down.
    fn within<T>(
        &mut self,
        segment: impl Into<PathSegment>,
        read: impl FnOnce(&mut Self) -> Result<T, ParseError>,
    ) -> Result<T, ParseError> {
        self.path.push(segment.into());
        let outcome = read(self);
        self.path.pop();
        outcome
    }

    fn error(&self, kind: ParseErrorKind) -> ParseError {
        ParseError::new(self.path.clone(), kind)
    }

    fn error_at(&self, key: &str, kind: ParseErrorKind) -> ParseError {
        let mut path = self.path.clone();
        path.push(key.into());
        ParseError::new(path, kind)
    }

    fn warn(&mut self, kind: WarningKind) {
        self.warnings.push(Warning::new(self.path.clone(), kind));
    }

    fn warn_at(&mut self, key: &str, kind: WarningKind) {
        let mut path = self.path.clone();
        path.push(key.into());
        self.warnings.push(Warning::new(path, kind));
    }

    fn warn_of_unknown_keys(&mut self, level: &Map<String, Value>) {
        for key in level.keys().filter(|key| Family::of(key).is_none()) {
            self.warn_at(key, WarningKind::UnknownKey { suggestion: suggest::key(key) });
        }
    }

    /// Reads the one strategy of a family that a level has, if it has one.
    fn family<S: Grammar>(&mut self, level: &Map<String, Value>) -> Result<Option<S>, ParseError> {
        let mut own = level.iter().filter(|(key, _)| Family::of(key) == Some(S::FAMILY));
        let Some((name, value)) = own.next() else {
            return Ok(None);
        };
        if let Some((second, _)) = own.next() {
            let others = own.map(|(key, _)| key.clone());
            let strategies = [name.clone(), second.clone()].into_iter().chain(others).collect();
            return Err(self.error_at(second, ParseErrorKind::Conflict { strategies }));
        }
        self.within(name.as_str(), |parser| S::read(parser, name, value)).map(Some)
    }

    /// Reads a member of a combinator.
    fn member<S: Grammar>(&mut self, value: &Value) -> Result<S, ParseError> {
        let expected = S::FAMILY.prefix();
        let Value::Object(level) = value else {
            let found = found(value);
            return Err(self.error(ParseErrorKind::MemberNotAMapping { family: expected, found }));
        };
        let Some(strategy) = self.family(level)? else {
            return Err(self.error(ParseErrorKind::NestedFamilyMissing { family: expected }));
        };
        self.warn_of_unknown_keys(level);
        for key in level.keys().filter(|key| Family::of(key).is_some_and(|own| own != S::FAMILY)) {
            self.warn_at(key, WarningKind::OtherFamily { expected });
        }
        Ok(strategy)
    }

    /// Reads the members of the combinator called `name`.
    fn members<S: Grammar>(&mut self, name: &str, value: &Value) -> Result<Vec<S>, ParseError> {
        let Value::Array(members) = value else {
            let (strategy, found) = (name.to_owned(), found(value));
            return Err(self.error(ParseErrorKind::CombinatorNotAList { strategy, found }));
        };
        // Every combinator on the way here has left its own key and the index of a member.
        if self.path.len() > 2 * MAX_DEPTH {
            return Err(self.error(ParseErrorKind::TooDeep { limit: MAX_DEPTH }));
        }
        let members = members.iter().enumerate();
        members.map(|(index, member)| self.within(index, |parser| parser.member(member))).collect()
    }

    /// Reads the members of a combinator that means something without any, if hardly the intended.
    fn members_or_warn<S: Grammar>(
        &mut self,
        name: &str,
        value: &Value,
        effect: &'static str,
    ) -> Result<Vec<S>, ParseError> {
        let members = self.members(name, value)?;
        if members.is_empty() {
            self.warn(WarningKind::EmptyCombinator { effect });
        }
        Ok(members)
    }

    /// Explains a name that no strategy of the family has.
    fn unknown_strategy(&self, family: Family, name: &str) -> ParseError {
        let known = INEXPRESSIBLE.iter().find(|(strategy, _)| *strategy == name);
        self.error(match known {
            Some(&(strategy, reason)) => ParseErrorKind::InexpressibleStrategy { strategy, reason },
            None => ParseErrorKind::unknown_strategy(family, name),
        })
    }
}

/// Describes a value in a few words.
fn found(value: &Value) -> String {
    const SHOWN: usize = 40;
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) if text.chars().count() > SHOWN => {
            format!("{:?}…", text.chars().take(SHOWN).collect::<String>())
        }
        Value::String(text) => format!("{text:?}"),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a mapping".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::STRATEGIES;

    #[test]
    fn every_strategy_of_the_catalogue_is_read() {
        for strategy in STRATEGIES {
            let outcome = policy(&json!({ strategy.name: null }));
            let name = outcome.as_ref().map_err(|error| error.kind().name());
            assert_ne!(name.err(), Some("unknown_strategy"), "{}", strategy.name);
        }
    }
}
