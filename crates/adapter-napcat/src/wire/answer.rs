//! Answers of a few keys.

use mynah_core::id::{MessageId, UserId};
use mynah_core::message::Extra;
use serde::Deserialize;
use serde_json::Value;

use super::scalar;

/// What sending answers.
#[derive(Debug, Deserialize)]
pub struct Sent {
    pub(crate) message_id: MessageId,
}

/// Who the bot is.
#[derive(Debug, Deserialize)]
pub struct Login {
    pub(crate) user_id: UserId,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) nickname: String,
}

/// How the server and the account are.
#[derive(Debug, Deserialize)]
pub struct Status {
    #[serde(default, deserialize_with = "scalar::flag")]
    pub(crate) online: Option<bool>,
    #[serde(default, deserialize_with = "scalar::flag")]
    pub(crate) good: Option<bool>,
    #[serde(flatten)]
    pub(crate) extra: Extra,
}

/// What the server is.
#[derive(Debug, Deserialize)]
pub struct ServerVersion {
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) app_name: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) app_version: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) protocol_version: String,
    #[serde(flatten)]
    pub(crate) extra: Extra,
}

/// Whether something can be done.
#[derive(Debug, Default, Deserialize)]
pub struct Ability {
    #[serde(default, deserialize_with = "scalar::flag")]
    pub(crate) yes: Option<bool>,
}

/// The platform's own no to something that the server says was done.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: i64,
    pub(crate) message: String,
}

impl Refusal {
    /// The no in an answer: a `result` that is a number, and not 0.
    pub(crate) fn within(answer: &Value) -> Option<Self> {
        let read = |key: &str| answer.get(key).cloned().unwrap_or_default();
        let code = scalar::int(read("result")).ok().flatten().filter(|code| *code != 0)?;
        Some(Self { code, message: scalar::text(read("errMsg")).unwrap_or_default() })
    }
}
