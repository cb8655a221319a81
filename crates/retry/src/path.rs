//! Where in a retry configuration something stands.

use std::fmt::{self, Display, Formatter};

/// One step from the root of a retry configuration towards a value.
///
/// A configuration layer that knows the lines of its file follows the steps to point at the place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PathSegment {
    /// A key of a mapping.
    Key(String),
    /// A position in a list, from zero.
    Index(usize),
}

impl From<&str> for PathSegment {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for PathSegment {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

impl Display for PathSegment {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => f.write_str(key),
            Self::Index(index) => write!(f, "[{index}]"),
        }
    }
}

/// Renders a path as `stop_any[0].stop_after_attempt: `, and the root as nothing.
pub(crate) fn prefix(path: &[PathSegment]) -> String {
    let mut text = String::new();
    for segment in path {
        if !text.is_empty() && matches!(segment, PathSegment::Key(_)) {
            text.push('.');
        }
        text.push_str(&segment.to_string());
    }
    if !text.is_empty() {
        text.push_str(": ");
    }
    text
}
