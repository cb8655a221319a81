//! What a retry configuration says that has no effect, or hardly the intended one.

use std::fmt::{self, Display, Formatter};

use crate::path::{self, PathSegment};

/// A part of a retry configuration that was read but deserves a second look.
///
/// ```
/// use mynah_retry::RetryPolicy;
/// use serde_json::json;
///
/// let parsed = RetryPolicy::parse(&json!({ "wait-fixed": { "wait": 1 } }))?;
/// assert_eq!(
///     parsed.warnings[0].to_string(),
///     "wait-fixed: unknown key is ignored, did you mean `wait_fixed`?",
/// );
/// # Ok::<(), mynah_retry::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warning {
    path: Vec<PathSegment>,
    kind: WarningKind,
}

/// What a [`Warning`] is about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WarningKind {
    /// A key begins with neither `stop_` nor `wait_` and is ignored.
    UnknownKey {
        /// The strategy that was probably meant.
        suggestion: Option<&'static str>,
    },
    /// A combinator has no members; it is accepted and does what its text says.
    EmptyCombinator {
        /// What an empty combinator of this kind does.
        effect: &'static str,
    },
    /// A member of a combinator also has a strategy of the other family, which is ignored.
    OtherFamily {
        /// The first letters of the strategies that count here.
        expected: &'static str,
    },
}

impl Warning {
    pub(crate) fn new(path: Vec<PathSegment>, kind: WarningKind) -> Self {
        Self { path, kind }
    }

    /// Returns the keys and indices that lead to the place; the last one is the key itself.
    pub fn path(&self) -> &[PathSegment] {
        &self.path
    }

    /// Returns what the warning is about, without the place.
    pub fn kind(&self) -> &WarningKind {
        &self.kind
    }
}

impl Display for Warning {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", path::prefix(&self.path), self.kind)
    }
}

impl Display for WarningKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKey { suggestion: None } => f.write_str("unknown key is ignored"),
            Self::UnknownKey { suggestion: Some(name) } => {
                write!(f, "unknown key is ignored, did you mean `{name}`?")
            }
            Self::EmptyCombinator { effect } => write!(f, "an empty list {effect}"),
            Self::OtherFamily { expected } => {
                write!(f, "ignored, because only `{expected}…` strategies count here")
            }
        }
    }
}
