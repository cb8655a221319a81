//! Messages of the past.

use mynah_core::id::{GroupId, MessageId, UserId};
use serde_json::Value;

use super::scalar;
use super::spelling::{fill, fill_text};
use crate::answer::answers;

answers! {
    /// A message that was singled out.
    pub struct Essence checked by Essence::named {
        pub(crate) message_id: Option<MessageId> as Needed,
        pub(crate) sender_id: Option<UserId> as Needed,
        pub(crate) sender_nick: String,
        pub(crate) operator_id: Option<UserId>,
        pub(crate) operator_nick: String,
        /// In seconds.
        pub(crate) operator_time: Option<i64>,
        /// What was said, in any form that a message comes in.
        pub(crate) content: Value,
        pub(crate) msg_seq: Option<u64>,
        pub(crate) msg_random: Option<u64>,
    }

    /// A conversation and what was last said in it.
    pub struct Contact {
        /// Spelt like this on the wire.
        pub(crate) latest: Option<LatestContent> = "lastestMsg",
        pub(crate) peer_uin: Option<String> = "peerUin",
        pub(crate) peer_name: Option<String> = "peerName",
        pub(crate) remark: Option<String>,
        /// In seconds.
        pub(crate) msg_time: Option<String> = "msgTime",
        pub(crate) chat_type: Option<u32> = "chatType",
        pub(crate) msg_id: Option<String> = "msgId",
        pub(crate) send_nick_name: Option<String> = "sendNickName",
        pub(crate) send_member_name: Option<String> = "sendMemberName",
    }

    /// What was last said: a message event without its id, and without whom it was said to.
    pub(crate) struct LatestContent checked by LatestContent::named {
        pub(crate) message_id: Option<MessageId>,
        pub(crate) user_id: Option<UserId> as Needed,
        /// The group that a private chat goes through, or the group it was said in.
        pub(crate) group_id: Option<GroupId>,
        pub(crate) sender: Value,
        /// What was said, in any form that a message comes in.
        pub(crate) message: Value,
    }
}

impl Essence {
    fn named(&self) -> Result<(), &'static str> {
        self.message_id.as_ref().ok_or("missing field `message_id`")?;
        self.sender_id.as_ref().map(drop).ok_or("missing field `sender_id`")
    }

    /// With what came under other names.
    pub(crate) fn respelled(mut self) -> Self {
        let extra = &mut self.extra;
        fill(&mut self.msg_seq, extra, &["msgSeq"], scalar::unsigned);
        fill(&mut self.msg_random, extra, &["msgRandom"], scalar::unsigned);
        self
    }
}

impl LatestContent {
    fn named(&self) -> Result<(), &'static str> {
        self.user_id.as_ref().map(drop).ok_or("missing field `user_id`")
    }
}

impl Contact {
    /// With what came under other names.
    pub(crate) fn respelled(mut self) -> Self {
        let extra = &mut self.extra;
        fill(&mut self.chat_type, extra, &["chat_type", "chat_type_num"], scalar::count);
        fill_text(&mut self.peer_uin, extra, &["peer_uin"]);
        fill_text(&mut self.peer_name, extra, &["peer_name"]);
        fill_text(&mut self.msg_time, extra, &["msg_time", "msg_time_str"]);
        fill_text(&mut self.msg_id, extra, &["msg_id"]);
        fill_text(&mut self.send_nick_name, extra, &["send_nick_name"]);
        fill_text(&mut self.send_member_name, extra, &["send_member_name"]);
        self
    }
}
