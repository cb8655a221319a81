//! Messages that are looked up.

use mynah_core::id::{GroupId, MessageId, UserId};
use mynah_core::message::Extra;
use serde::Deserialize;

use super::event::{MessageEvent, Sender};
use super::{Content, Lenient, scalar};

/// A message event with what only a message of the past has.
#[derive(Debug, Deserialize)]
pub struct Retrieved {
    #[serde(default, deserialize_with = "scalar::text")]
    message_type: String,
    #[serde(default, deserialize_with = "scalar::text")]
    sub_type: String,
    message_id: MessageId,
    user_id: UserId,
    #[serde(default, deserialize_with = "scalar::id")]
    group_id: Option<GroupId>,
    #[serde(default, deserialize_with = "scalar::id")]
    target_id: Option<UserId>,
    #[serde(default)]
    sender: Sender,
    #[serde(default)]
    message: Content,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) post_type: String,
    /// In seconds.
    #[serde(default, deserialize_with = "scalar::int")]
    pub(crate) time: Option<i64>,
    #[serde(default, deserialize_with = "scalar::unsigned")]
    pub(crate) real_seq: Option<u64>,
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) self_id: Option<UserId>,
    #[serde(default)]
    pub(crate) emoji_likes_list: Lenient<Reaction>,
    #[serde(flatten)]
    pub(crate) extra: Extra,
}

/// How many reacted in one way.
#[derive(Debug, Deserialize)]
pub(crate) struct Reaction {
    #[serde(deserialize_with = "scalar::text")]
    pub(crate) emoji_id: String,
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) emoji_type: Option<u32>,
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) likes_cnt: Option<u32>,
}

/// Messages of one conversation.
#[derive(Debug, Deserialize)]
pub struct History {
    #[serde(default)]
    pub(crate) messages: Lenient<Retrieved>,
}

impl Retrieved {
    /// Whether the bot's own account said it.
    pub(crate) fn is_own(&self) -> bool {
        self.post_type == "message_sent" || self.self_id.as_ref() == Some(&self.user_id)
    }

    /// Says who it was said to, where it does not tell itself.
    pub(crate) fn was_said_to(&mut self, user: &UserId) {
        self.target_id.get_or_insert_with(|| user.clone());
    }

    /// What an event would have said of it.
    pub(crate) fn event(&mut self) -> MessageEvent {
        MessageEvent {
            message_type: std::mem::take(&mut self.message_type),
            sub_type: std::mem::take(&mut self.sub_type),
            message_id: self.message_id.clone(),
            user_id: self.user_id.clone(),
            group_id: self.group_id.take(),
            target_id: self.target_id.take(),
            sender: std::mem::take(&mut self.sender),
            message: std::mem::take(&mut self.message),
        }
    }
}
