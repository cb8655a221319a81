//! Requests.

use mynah_core::id::{GroupId, UserId};
use serde::Deserialize;

use crate::wire::scalar;

/// Somebody wants something decided.
#[derive(Debug, Deserialize)]
pub(crate) struct RequestEvent {
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) request_type: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) sub_type: String,
    pub(crate) user_id: UserId,
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) group_id: Option<GroupId>,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) comment: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) flag: String,
}
