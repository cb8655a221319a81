//! Messages.

use mynah_core::id::{GroupId, MessageId, UserId};
use serde::Deserialize;

use crate::wire::{Content, scalar};

/// A message that was received, or that the bot's own account sent.
#[derive(Debug, Deserialize)]
pub(crate) struct MessageEvent {
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) message_type: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) sub_type: String,
    pub(crate) message_id: MessageId,
    pub(crate) user_id: UserId,
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) group_id: Option<GroupId>,
    /// The other side of a private chat.
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) target_id: Option<UserId>,
    #[serde(default)]
    pub(crate) sender: Sender,
    #[serde(default)]
    pub(crate) message: Content,
}

/// What a message tells of who said it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Sender {
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) nickname: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) card: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) role: String,
}
