//! What the bot asked for.

use std::fmt;

use serde_json::Value;

use crate::segment::render;

/// A request as it was received.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Call {
    /// The action, with its suffix if it had one.
    pub action: String,
    /// The parameters, before any conversion; null when there were none.
    pub params: Value,
    /// The echo; null when there was none.
    pub echo: Value,
}

impl Call {
    /// Whether this asks for `action`, under its own name or with one of NapCat's suffixes.
    pub fn is(&self, action: &str) -> bool {
        base_name(&self.action) == base_name(action)
    }
}

/// The name without `_async` or `_rate_limited`, which change nothing.
pub(crate) fn base_name(action: &str) -> &str {
    let suffixes = ["_async", "_rate_limited"];
    suffixes.into_iter().find_map(|suffix| action.strip_suffix(suffix)).unwrap_or(action)
}

/// One line: the action and its parameters, long ones shortened.
impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.action)?;
        for (name, value) in self.params.as_object().into_iter().flatten() {
            write!(f, " {name}={}", render::short(&value.to_string()))?;
        }
        Ok(())
    }
}
