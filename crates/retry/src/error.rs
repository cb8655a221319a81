//! Why a retry configuration could not be read, and where in it.

mod kind;

use thiserror::Error;

pub use self::kind::ParseErrorKind;
use crate::path::{self, PathSegment};

/// A retry configuration that means nothing, with the place of the mistake.
///
/// Its text begins with the path. A layer that shows the place by itself prints [`Self::kind`].
///
/// ```
/// use mynah_retry::{PathSegment, RetryPolicy};
/// use serde_json::json;
///
/// let error = RetryPolicy::parse(&json!({ "stop_any": [{ "stop_max_delay": {} }] })).unwrap_err();
/// assert_eq!(error.kind().name(), "unknown_strategy");
/// assert_eq!(
///     error.path(),
///     [PathSegment::from("stop_any"), PathSegment::from(0), PathSegment::from("stop_max_delay")],
/// );
/// assert_eq!(
///     error.to_string(),
///     "stop_any[0].stop_max_delay: unknown strategy `stop_max_delay`, \
///      did you mean `stop_after_delay`?",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{}{kind}", path::prefix(.path))]
#[non_exhaustive]
pub struct ParseError {
    path: Vec<PathSegment>,
    kind: ParseErrorKind,
}

impl ParseError {
    pub(crate) fn new(path: Vec<PathSegment>, kind: ParseErrorKind) -> Self {
        Self { path, kind }
    }

    /// Returns the keys and indices that lead to the mistake; empty for the configuration itself.
    pub fn path(&self) -> &[PathSegment] {
        &self.path
    }

    /// Returns what is wrong, without the place.
    pub fn kind(&self) -> &ParseErrorKind {
        &self.kind
    }
}
