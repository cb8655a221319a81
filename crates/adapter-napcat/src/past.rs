//! Messages of the past as NapCat knows them.

use std::ops::Deref;

use jiff::Timestamp;
use mynah_core::event::MessagePayload;
use mynah_core::message::Extra;
use mynah_core::model;

/// A message that was singled out: what every platform knows of it, and what NapCat adds.
///
/// It dereferences to the generic [`EssenceMessage`](model::EssenceMessage). The `message_id` of one
/// that the server does not remember is made up: only taking it from the list works with it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct EssenceMessage {
    /// What every platform knows of it.
    pub base: model::EssenceMessage,
    /// Its number in the group.
    pub msg_seq: Option<u64>,
    /// A number that, with the other one, no other message of the group has.
    pub msg_random: Option<u64>,
}

/// A conversation and what was last said in it: what every platform knows of it, and what NapCat
/// adds.
///
/// It dereferences to the generic [`LatestMessage`](model::LatestMessage).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LatestMessage {
    /// What every platform knows of it.
    pub base: model::LatestMessage,
    /// The number of the group or the user; empty when the server does not say.
    pub peer_uin: String,
    /// The name of who said it.
    pub send_nick_name: String,
    /// The name in the group of who said it; empty when there is none.
    pub send_member_name: String,
    /// The platform's own id of the message, of 19 digits.
    pub msg_id: String,
    /// The kind of conversation, by the platform's number: 1 with a friend, 2 in a group, 100
    /// through a group.
    pub chat_type: u32,
    /// When it was said, in seconds, as the server writes it.
    pub msg_time_str: String,
}

/// A message that was looked up: what an event tells of one, and what has become of it.
///
/// It dereferences to the generic [`MessagePayload`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RetrievedMessage {
    /// What an event tells of it.
    pub base: MessagePayload,
    /// When it was said.
    pub time: Option<Timestamp>,
    /// Its number in its conversation.
    pub real_seq: Option<u64>,
    /// Whether the bot's own account said it.
    pub is_own: bool,
    /// How people reacted to it; a message from a history does not tell.
    pub reactions: Vec<Reaction>,
    /// Keys of the server that have no field here.
    pub extra: Extra,
}

/// How many people reacted to a message in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reaction {
    /// The emoji.
    pub emoji_id: String,
    /// The kind of emoji by the platform's number: 1 for its own, 2 for those of Unicode.
    pub emoji_type: Option<u32>,
    /// How many people.
    pub count: u32,
}

impl Deref for RetrievedMessage {
    type Target = MessagePayload;

    fn deref(&self) -> &MessagePayload {
        &self.base
    }
}

impl Deref for EssenceMessage {
    type Target = model::EssenceMessage;

    fn deref(&self) -> &model::EssenceMessage {
        &self.base
    }
}

impl Deref for LatestMessage {
    type Target = model::LatestMessage;

    fn deref(&self) -> &model::LatestMessage {
        &self.base
    }
}
