//! Answers of a few keys.

use mynah_core::id::{MessageId, UserId};
use mynah_core::message::Extra;
use serde::Deserialize;

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
