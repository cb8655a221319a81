//! Whether a condition can be true here and for this person, whatever is said.

use super::{Expression, Subject};

impl Expression {
    /// Whether it can be true of anything that the same person says in the same place; `None`
    /// when that depends on what is said.
    pub(crate) fn open_to(&self, subject: &Subject<'_>) -> Option<bool> {
        match self {
            Self::Check(check) => check.is_of_scene().then(|| check.holds(subject)),
            Self::Named(named) => named.expression.open_to(subject),
            Self::All(parts) => all_open(parts, subject, true),
            Self::Any(parts) => all_open(parts, subject, false),
            Self::Not(part) => part.open_to(subject).map(|open| !open),
            Self::Command(_) | Self::Test(_) => None,
        }
    }
}

/// The first part that is not `usual` decides; else it is `usual` when all parts are known.
fn all_open(parts: &[Expression], subject: &Subject<'_>, usual: bool) -> Option<bool> {
    let mut known = true;
    for part in parts {
        match part.open_to(subject) {
            Some(open) if open != usual => return Some(open),
            Some(_) => {}
            None => known = false,
        }
    }
    known.then_some(usual)
}
