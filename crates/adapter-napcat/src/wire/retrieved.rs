//! Messages that are looked up.

use mynah_core::id::{GroupId, MessageId, UserId};
use serde::Deserialize;
use serde_json::Value;

use super::event::{MessageEvent, Sender};
use super::segment::Content;
use crate::answer::answers;

answers! {
    /// A message event with what only a message of the past has.
    pub struct Retrieved checked by Retrieved::named {
        message_type: Option<String>,
        sub_type: Option<String>,
        message_id: Option<MessageId> as Needed,
        user_id: Option<UserId> as Needed,
        group_id: Option<GroupId>,
        target_id: Option<UserId>,
        sender: Value,
        /// What was said, in any form that a message comes in.
        message: Value,
        pub(crate) post_type: Option<String>,
        /// In seconds.
        pub(crate) time: Option<i64>,
        pub(crate) real_seq: Option<u64> as Text,
        pub(crate) self_id: Option<UserId>,
        pub(crate) emoji_likes_list: Option<Vec<Reaction>>,
    }

    /// How many reacted in one way.
    pub(crate) struct Reaction checked by Reaction::named {
        pub(crate) emoji_id: Option<String>,
        pub(crate) emoji_type: Option<u32> as Text,
        pub(crate) likes_cnt: Option<u32> as Text,
    }

    /// Messages of one conversation.
    pub struct History {
        pub(crate) messages: Vec<Retrieved>,
    }
}

impl Reaction {
    fn named(&self) -> Result<(), &'static str> {
        self.emoji_id.as_ref().map(drop).ok_or("missing field `emoji_id`")
    }
}

impl Retrieved {
    fn named(&self) -> Result<(), &'static str> {
        self.message_id.as_ref().ok_or("missing field `message_id`")?;
        self.user_id.as_ref().map(drop).ok_or("missing field `user_id`")
    }

    /// Whether the bot's own account said it.
    pub(crate) fn is_own(&self) -> bool {
        self.post_type.as_deref() == Some("message_sent")
            || self.self_id.is_some() && self.self_id == self.user_id
    }

    /// Says who it was said to, where it does not tell itself.
    pub(crate) fn was_said_to(&mut self, user: &UserId) {
        self.target_id.get_or_insert_with(|| user.clone());
    }

    /// Says so where it does not tell who it was said to: the server does not for what the bot said
    /// in private. Better a conversation with itself than no message.
    pub(crate) fn was_said_by_itself(&mut self) {
        if self.target_id.is_none() {
            self.target_id.clone_from(&self.user_id);
        }
    }

    /// What was said.
    pub(crate) fn said(&mut self) -> Content {
        self.message.take().into()
    }

    /// What an event would have told of it.
    pub(crate) fn event(&mut self) -> Option<MessageEvent<'_>> {
        Some(MessageEvent {
            message_type: self.message_type.take().unwrap_or_default().into(),
            sub_type: self.sub_type.take().unwrap_or_default().into(),
            message_id: self.message_id.take()?,
            user_id: self.user_id.take()?,
            group_id: self.group_id.take(),
            target_id: self.target_id.take(),
            sender: Sender::deserialize(&self.sender).unwrap_or_default(),
        })
    }
}
