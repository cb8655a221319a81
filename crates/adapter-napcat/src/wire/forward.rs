//! Merged forwards.

use mynah_core::id::MessageId;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::scalar;

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

/// What is in a merged forward.
#[derive(Debug, Deserialize)]
pub struct Forwarded {
    #[serde(default)]
    pub(crate) messages: Vec<Value>,
}

/// What sending a merged forward answers.
#[derive(Debug, Deserialize)]
#[expect(clippy::struct_field_names, reason = "that is what they are called")]
pub struct SentForward {
    pub(crate) message_id: MessageId,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) res_id: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) forward_id: String,
}
