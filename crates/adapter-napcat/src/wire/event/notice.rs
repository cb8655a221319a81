//! Notices that have no type of their own.

use mynah_core::id::{GroupId, UserId};
use serde::Deserialize;

use crate::wire::scalar;

/// What any notice tells, whatever it is about.
#[derive(Debug, Deserialize)]
pub(crate) struct Nameless {
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) notice_type: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) sub_type: String,
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) group_id: Option<GroupId>,
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) user_id: Option<UserId>,
}
