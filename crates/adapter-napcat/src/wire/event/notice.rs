//! Notices.

use mynah_core::id::{GroupId, MessageId, UserId};
use serde::Deserialize;

use crate::wire::scalar;

/// Something happened that nobody said; which keys are there depends on what.
#[derive(Debug, Deserialize)]
pub(crate) struct NoticeEvent {
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) notice_type: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) sub_type: String,
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) group_id: Option<GroupId>,
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) user_id: Option<UserId>,
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) operator_id: Option<UserId>,
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) target_id: Option<UserId>,
    /// Who poked a friend, since `user_id` is the friend in both directions.
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) sender_id: Option<UserId>,
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) message_id: Option<MessageId>,
    /// In seconds; -1 for no end.
    #[serde(default, deserialize_with = "scalar::int")]
    pub(crate) duration: Option<i64>,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) card_old: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) card_new: String,
    #[serde(default)]
    pub(crate) likes: Vec<Like>,
    #[serde(default, deserialize_with = "scalar::flag")]
    pub(crate) is_add: Option<bool>,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) tag: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) message: String,
}

/// A reaction.
#[derive(Debug, Deserialize)]
pub(crate) struct Like {
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) emoji_id: String,
}
