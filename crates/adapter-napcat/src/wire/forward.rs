//! Merged forwards.

use serde::Serialize;
use serde_json::Value;

use crate::answer::answers;

/// What is shown of a merged forward while it is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Preview {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) news: Vec<News>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) prompt: Option<String>,
}

/// One line of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct News {
    pub(crate) text: String,
}

answers! {
    /// What is in a merged forward.
    pub struct Forwarded {
        pub(crate) messages: Vec<Value>,
    }
}
