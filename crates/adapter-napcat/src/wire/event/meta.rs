//! Meta events.

use serde::Deserialize;

use crate::wire::scalar;

/// The connection or the account changed.
#[derive(Debug, Deserialize)]
pub(crate) struct MetaEvent {
    #[serde(rename = "meta_event_type", default, deserialize_with = "scalar::text")]
    pub(crate) kind: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) sub_type: String,
    #[serde(default)]
    pub(crate) status: Status,
    /// In milliseconds.
    #[serde(default, deserialize_with = "scalar::int")]
    pub(crate) interval: Option<i64>,
}

/// How the account is.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Status {
    /// Absent or null when the server cannot tell.
    #[serde(default, deserialize_with = "scalar::flag")]
    pub(crate) online: Option<bool>,
}
