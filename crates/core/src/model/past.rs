//! Messages of the past.

use std::ops::Deref;

use jiff::Timestamp;

use super::Reaction;
use crate::event::MessagePayload;
use crate::id::{MessageId, UserId};
use crate::message::{Extra, MessageChain};
use crate::target::Target;

/// A message that was singled out in a group.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct EssenceMessage {
    /// The message.
    pub message_id: MessageId,
    /// Who said it.
    pub sender_id: UserId,
    /// The name of who said it.
    pub sender_nick: String,
    /// Who singled it out, where it is known.
    pub operator_id: Option<UserId>,
    /// The name of who singled it out, where it is known.
    pub operator_nick: Option<String>,
    /// When it was singled out.
    pub operator_time: Option<Timestamp>,
    /// What was said.
    pub chain: MessageChain,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A conversation and what was last said in it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LatestMessage {
    /// The conversation, where it can be told.
    pub target: Option<Target>,
    /// Its name.
    pub peer_name: String,
    /// The bot's own note on it; empty when there is none.
    pub remark: String,
    /// When it was said, where it is known.
    pub time: Option<Timestamp>,
    /// What was said, where the platform still has it.
    pub message: Option<MessagePayload>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A message that was looked up: what an event tells of one, and what has become of it.
///
/// It dereferences to what was said.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RetrievedMessage {
    /// What was said, by whom and where.
    pub message: MessagePayload,
    /// When it was said, where it is known.
    pub time: Option<Timestamp>,
    /// Whether the bot's own account said it.
    pub is_own: bool,
    /// How people reacted to it; platforms may leave it out of lists.
    pub reactions: Vec<Reaction>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

impl RetrievedMessage {
    /// A message of which only what was said is known; set the other fields as needed.
    pub fn new(message: MessagePayload) -> Self {
        Self { message, time: None, is_own: false, reactions: Vec::new(), extra: Extra::new() }
    }
}

impl Deref for RetrievedMessage {
    type Target = MessagePayload;

    fn deref(&self) -> &MessagePayload {
        &self.message
    }
}

impl EssenceMessage {
    /// A message of which the least is known; set the other fields as needed.
    pub fn new(
        message_id: impl Into<MessageId>,
        sender_id: impl Into<UserId>,
        chain: impl Into<MessageChain>,
    ) -> Self {
        Self {
            message_id: message_id.into(),
            sender_id: sender_id.into(),
            sender_nick: String::new(),
            operator_id: None,
            operator_nick: None,
            operator_time: None,
            chain: chain.into(),
            extra: Extra::new(),
        }
    }
}

impl LatestMessage {
    /// A conversation of which only the name is known; set the other fields as needed.
    pub fn new(peer_name: impl Into<String>) -> Self {
        Self {
            target: None,
            peer_name: peer_name.into(),
            remark: String::new(),
            time: None,
            message: None,
            extra: Extra::new(),
        }
    }
}
