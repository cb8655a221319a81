//! What an event must have for a condition to be true of it.

use mynah_core::{GroupId, UserId};
use smol_str::SmolStr;

use super::{Expression, Kind};
use crate::condition::check::Check;

/// Something an event must have for a condition to be true of it, as far as an index can look it
/// up; words are folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Key {
    /// The first word of a command.
    Command(SmolStr),
    /// All of its words.
    Text(SmolStr),
    /// The user it is about.
    User(UserId),
    /// The group it belongs to.
    Group(GroupId),
    /// A part of its words.
    Literal(SmolStr),
    /// Something that a regular expression finds in its words as they are.
    Pattern(SmolStr),
    /// Its kind.
    Kind(Kind),
}

impl Key {
    /// The fewer events have one of its sort, the lower.
    fn commonness(&self) -> u8 {
        match self {
            Self::Command(_) | Self::Text(_) => 0,
            Self::User(_) => 1,
            Self::Group(_) => 2,
            Self::Literal(_) => 3,
            Self::Pattern(_) => 4,
            Self::Kind(_) => 5,
        }
    }
}

/// Keys of which an event must have at least one; `None` when there is no telling.
pub(super) fn keys(condition: &Expression) -> Option<Vec<Key>> {
    match condition {
        Expression::Check(check) => check.keys(),
        Expression::Command(command) => command.keys(),
        Expression::Named(named) => keys(&named.expression),
        // All parts must be true, so the keys of any one part will do: the rarest.
        Expression::All(parts) => parts
            .iter()
            .filter_map(keys)
            .min_by_key(|keys| (keys.iter().map(Key::commonness).max(), keys.len())),
        // One part must be true, whichever it is, so the keys of all are needed.
        Expression::Any(parts) => {
            parts.iter().map(keys).collect::<Option<Vec<_>>>().map(|keys| keys.concat())
        }
        Expression::Test(_) | Expression::Not(_) => None,
    }
}
