//! Messages, received or sent.

use mynah_core::MessageChain;
use mynah_core::id::{GroupId, MessageId, UserId};
use serde_json::{Map, Value};

use super::field::{Field, Record, records, words};
use super::wire::wire_kinds;
use crate::convert::segment;

records! {
    /// A message.
    pub struct MessageEvent {
        /// Whether it was said in a group or in private.
        message_type: MessageType,
        /// How it came.
        sub_type: MessageSubType,
        /// What actions call it.
        message_id: MessageId,
        /// The same again, whatever the name says.
        message_seq or absent: MessageId,
        /// The same again.
        real_id or absent: MessageId,
        /// Its number in the conversation.
        real_seq or absent: String,
        /// Who said it.
        user_id: UserId,
        /// The group; of a temporary session the one it came through, 284840486 when the server
        /// does not know.
        group_id or absent: GroupId,
        /// The name of the group.
        group_name or absent: String,
        /// The other side of a private message; of what the bot itself said, that of the friend or
        /// the group.
        target_id or absent: u64,
        /// There for temporary sessions, and always 0.
        temp_source or absent: i64,
        /// Who said it.
        sender or absent: Sender,
        /// What was said.
        message: Content,
        /// Whether that is an `array` of segments or a `string` with codes.
        message_format or absent: String,
        /// What was said, as a string with codes.
        raw_message: String,
        /// Always 14.
        font or absent: i64,
        /// `self` for what the bot's own account said.
        message_sent_type or absent: String,
    }

    /// What a message tells of who said it.
    pub struct Sender {
        /// The account.
        user_id or absent: UserId,
        /// The name of the account.
        nickname or absent: String,
        /// The name in the group.
        card or absent: String,
        /// `owner`, `admin` or `member`, where the server knows the member.
        role or absent: String,
    }
}

words! {
    /// Where a message was said.
    pub enum MessageType {
        /// In a group.
        Group = "group",
        /// In private.
        Private = "private",
    }

    /// How a message came.
    pub enum MessageSubType {
        /// In a group.
        Normal = "normal",
        /// From a friend.
        Friend = "friend",
        /// From somebody who is no friend, through a group.
        Group = "group",
    }
}

/// A message that the bot's own account sent; the server must be set to report them.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageSent(pub MessageEvent);

impl Record for MessageSent {
    fn from_map(map: &Map<String, Value>) -> Option<Self> {
        MessageEvent::from_map(map).map(Self)
    }

    fn write_into<'k>(&self, map: &mut Map<String, Value>, kind: &'k str) -> &'k str {
        self.0.write_into(map, kind)
    }
}

wire_kinds! {
    MessageEvent: super::Said::Message(message) => message;
    MessageSent: super::Said::MessageSent(message) => message;
}

/// What was said, in the form the server is set to.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Content {
    /// A list of segments, or a single one.
    Segments(Value),
    /// A string with codes.
    Codes(String),
}

impl Content {
    /// What was said, as generic segments.
    ///
    /// ```
    /// use mynah_adapter_napcat::event::Content;
    /// use mynah_core::MessageChain;
    ///
    /// let codes = Content::Codes("[CQ:at,qq=10001] hi".to_owned());
    /// assert_eq!(codes.chain(), MessageChain::new().at(10001).text(" hi"));
    /// ```
    pub fn chain(&self) -> MessageChain {
        segment::chain(self.write().into())
    }
}

impl Field for Content {
    fn read(value: &Value) -> Option<Self> {
        Some(match value {
            Value::String(codes) => Self::Codes(codes.clone()),
            segments => Self::Segments(segments.clone()),
        })
    }

    fn missing() -> Option<Self> {
        Some(Self::Segments(Value::Array(Vec::new())))
    }

    fn write(&self) -> Value {
        match self {
            Self::Segments(segments) => segments.clone(),
            Self::Codes(codes) => codes.clone().into(),
        }
    }
}
