//! Messages that were sent: looking at them, passing them on, taking them back.

use std::time::Duration;

use mynah_core::id::{GroupId, MessageId, UserId};
use serde_json::Value;

use super::Within;
use super::macros::actions;
use crate::answer::{answers, done};
use crate::convert::{retrieved, retrieved_from, retrieved_in};
use crate::past::RetrievedMessage;
use crate::wire;

actions! {
    /// Messages that were sent: looking at them, passing them on, taking them back.
    pub trait HistoryActions {
        /// Looks up one message by its id.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.answer("get_msg", serde_json::json!({
        /// #     "message_type": "group", "group_id": 570000001, "message_id": 5, "time": 1795395009,
        /// #     "user_id": 1000000011, "message": [{ "type": "text", "data": { "text": "hello" } }],
        /// #     "emoji_likes_list": [{ "emoji_id": "76", "emoji_type": "1", "likes_cnt": "2" }],
        /// # }));
        /// let message = napcat.get_msg(5).await?;
        /// assert_eq!(message.chain.plain_text(), "hello");
        /// assert_eq!(message.reactions[0].count, 2);
        /// # Ok(())
        /// # });
        /// ```
        get_msg is read: GetMsg { message_id: MessageId } -> wire::Retrieved => RetrievedMessage,
            try retrieved;

        /// Lists the latest messages of a group in the order they were said, 20 of them unless
        /// `count` says otherwise.
        ///
        /// With `message_seq`, the id of a message, the list ends at that one, and with
        /// `reverse_order` it begins there. A message that makes no sense is left out.
        get_group_msg_history is read: GetGroupMsgHistory { group_id: GroupId } ? {
            message_seq: MessageId,
            count: Within<1, { u32::MAX }>,
            reverse_order: bool,
            disable_get_url: bool,
            parse_mult_msg: bool,
            quick_reply: bool,
        } -> wire::History => Vec<RetrievedMessage>, by retrieved_in;

        /// Lists the latest messages of a chat with a friend in the order they were said, 20 of
        /// them unless `count` says otherwise.
        ///
        /// The options are those of
        /// [`get_group_msg_history`](HistoryActions::get_group_msg_history).
        get_friend_msg_history is read: GetFriendMsgHistory { user_id: UserId } ? {
            message_seq: MessageId,
            count: Within<1, { u32::MAX }>,
            reverse_order: bool,
            disable_get_url: bool,
            parse_mult_msg: bool,
            quick_reply: bool,
        } -> wire::History => Vec<RetrievedMessage>, by retrieved_from;

        /// Takes a message back for everybody who sees it.
        ///
        /// Dangerous: it cannot be brought back.
        ///
        /// Messages of others can be taken back by who is in charge of the group; a message of the
        /// bot itself only for a while after it was sent.
        delete_msg: DeleteMsg { message_id: MessageId } -> ();

        /// Passes one message on to a user as it is.
        forward_friend_single_msg is send: ForwardFriendSingleMsg {
            message_id: MessageId,
            user_id: UserId,
        } -> Value => (), try done;

        /// Passes one message on to a group as it is.
        forward_group_single_msg is send: ForwardGroupSingleMsg {
            message_id: MessageId,
            group_id: GroupId,
        } -> Value => (), try done;

        /// Marks the conversation of a message, with a user, or in a group as read; of several
        /// parameters the first of these counts.
        mark_msg_as_read: MarkMsgAsRead {} ? {
            message_id: MessageId,
            user_id: UserId,
            group_id: GroupId,
        } -> ();

        /// Marks what was said in a group as read.
        ///
        /// A `message_id` or a `user_id` counts before the group, as in
        /// [`mark_msg_as_read`](HistoryActions::mark_msg_as_read).
        mark_group_msg_as_read: MarkGroupMsgAsRead { group_id: GroupId }
            ? { message_id: MessageId, user_id: UserId } -> ();

        /// Marks what a user said in private as read.
        ///
        /// A `message_id` counts before the user, and the user before a `group_id`.
        mark_private_msg_as_read: MarkPrivateMsgAsRead { user_id: UserId }
            ? { message_id: MessageId, group_id: GroupId } -> ();

        /// Marks everything as read.
        mark_all_as_read as "_mark_all_as_read": MarkAllAsRead {} -> ();

        /// Singles a message of a group out, so that it is in the group's list of them.
        ///
        /// What the platform itself refuses is a
        /// [`CallError::Rejected`](crate::CallError::Rejected).
        set_essence_msg: SetEssenceMsg { message_id: MessageId } -> Value => (), try done;

        /// Takes a message from the list of those that were singled out.
        ///
        /// A message the server has forgotten is told by `msg_seq`, `msg_random` and `group_id`
        /// instead of its id, all of which are in that list.
        delete_essence_msg: DeleteEssenceMsg {} ? {
            message_id: MessageId,
            msg_seq: String,
            msg_random: String,
            group_id: GroupId,
        } -> Value => (), try done;

        /// Turns a voice message into text.
        fetch_ptt_text is read: FetchPttText { message_id: MessageId } -> VoiceText => String;

        /// Answers an event with what is to be done about it, as servers that post events do.
        ///
        /// `context` is the event as it came, `operation` says what to do. The calls of their own
        /// say more when they fail.
        handle_quick_operation as ".handle_quick_operation": HandleQuickOperation {
            context: Value,
            operation: QuickOperation,
        } -> ();
    }
}

impl GetFriendMsgHistory {
    /// The other side of the chat.
    pub(crate) fn user(&self) -> &UserId {
        &self.user_id
    }
}

answers! {
    /// What a voice message says.
    pub struct VoiceText {
        /// The words.
        pub text: String,
    }
}

impl From<VoiceText> for String {
    fn from(said: VoiceText) -> Self {
        said.text
    }
}

/// What is to be done about an event; what is not set is left alone.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct QuickOperation {
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auto_escape: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_sender: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delete: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kick: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ban: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ban_duration: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approve: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remark: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl QuickOperation {
    /// Nothing to be done yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether it says something.
    pub(crate) fn says(&self) -> bool {
        self.reply.is_some()
    }

    /// Answers a message with a text, in which no codes are looked for.
    pub fn reply(mut self, text: impl Into<String>) -> Self {
        self.reply = Some(text.into());
        self.auto_escape = Some(true);
        self
    }

    /// Mentions who said it in the answer, or not.
    pub fn at_sender(mut self, at_sender: bool) -> Self {
        self.at_sender = Some(at_sender);
        self
    }

    /// Takes the message back.
    ///
    /// NapCat 4.18 takes this and does nothing; `delete_msg` does it.
    pub fn delete(mut self) -> Self {
        self.delete = Some(true);
        self
    }

    /// Removes who said it from the group.
    ///
    /// NapCat 4.18 takes this and does nothing; `set_group_kick` does it.
    pub fn kick(mut self) -> Self {
        self.kick = Some(true);
        self
    }

    /// Mutes who said it, in whole seconds.
    ///
    /// NapCat 4.18 takes this and does nothing; `set_group_ban` does it.
    pub fn ban(mut self, duration: Duration) -> Self {
        self.ban = Some(true);
        self.ban_duration = Some(duration.as_secs());
        self
    }

    /// Lets somebody be a friend, or into a group.
    ///
    /// NapCat 4.18 takes the `remark` on a new friend and does nothing with it;
    /// `set_friend_remark` does it.
    pub fn approve(mut self, remark: impl Into<String>) -> Self {
        self.approve = Some(true);
        self.remark = Some(remark.into()).filter(|remark| !remark.is_empty());
        self
    }

    /// Turns somebody down, with a reason if it is not empty.
    pub fn reject(mut self, reason: impl Into<String>) -> Self {
        self.approve = Some(false);
        self.reason = Some(reason.into()).filter(|reason| !reason.is_empty());
        self
    }
}
