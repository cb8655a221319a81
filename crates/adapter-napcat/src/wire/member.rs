//! A member of a group.

use mynah_core::id::{GroupId, UserId};
use mynah_core::message::Extra;
use serde::Deserialize;

use super::scalar;

/// A member of a group.
///
/// Times are in seconds, and 0 for never.
#[derive(Debug, Deserialize)]
pub struct Member {
    pub(crate) group_id: GroupId,
    pub(crate) user_id: UserId,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) nickname: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) card: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) role: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) title: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) sex: String,
    /// 0 when unknown.
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) age: Option<u32>,
    /// How active the member is in the group: a decimal number as text.
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) level: String,
    /// 0 when unknown, which it always is in a list.
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) qq_level: Option<u32>,
    #[serde(default, deserialize_with = "scalar::int")]
    pub(crate) join_time: Option<i64>,
    #[serde(default, deserialize_with = "scalar::int")]
    pub(crate) last_sent_time: Option<i64>,
    #[serde(default, deserialize_with = "scalar::int")]
    pub(crate) title_expire_time: Option<i64>,
    #[serde(default, deserialize_with = "scalar::int")]
    pub(crate) shut_up_timestamp: Option<i64>,
    #[serde(default, deserialize_with = "scalar::flag")]
    pub(crate) card_changeable: Option<bool>,
    #[serde(default, deserialize_with = "scalar::flag")]
    pub(crate) is_robot: Option<bool>,
    /// Empty in all that the server sends, as the next one is false: named here because a list
    /// of ten thousand members is read much faster when no key of theirs is unknown.
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) area: String,
    #[serde(default, deserialize_with = "scalar::flag")]
    pub(crate) unfriendly: Option<bool>,
    #[serde(flatten)]
    pub(crate) extra: Extra,
}
