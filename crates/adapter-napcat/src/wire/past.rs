//! Messages of the past.

use mynah_core::id::{GroupId, MessageId, UserId};
use mynah_core::message::Extra;
use serde::Deserialize;

use super::event::Sender;
use super::lenient::attempt;
use super::scalar;
use super::segment::Content;
use super::spelling::{fill, fill_text};

/// A message that was singled out.
#[derive(Debug, Deserialize)]
#[serde(from = "EssenceRecord")]
pub struct Essence(pub(crate) EssenceRecord);

/// What is said of a message that was singled out.
#[derive(Debug, Deserialize)]
pub(crate) struct EssenceRecord {
    pub(crate) message_id: MessageId,
    pub(crate) sender_id: UserId,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) sender_nick: String,
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) operator_id: Option<UserId>,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) operator_nick: String,
    /// In seconds.
    #[serde(default, deserialize_with = "scalar::int")]
    pub(crate) operator_time: Option<i64>,
    #[serde(default)]
    pub(crate) content: Content,
    #[serde(default, deserialize_with = "scalar::unsigned")]
    pub(crate) msg_seq: Option<u64>,
    #[serde(default, deserialize_with = "scalar::unsigned")]
    pub(crate) msg_random: Option<u64>,
    #[serde(flatten)]
    pub(crate) extra: Extra,
}

impl From<EssenceRecord> for Essence {
    fn from(mut record: EssenceRecord) -> Self {
        let extra = &mut record.extra;
        fill(&mut record.msg_seq, extra, &["msgSeq"], scalar::unsigned);
        fill(&mut record.msg_random, extra, &["msgRandom"], scalar::unsigned);
        Self(record)
    }
}

/// A conversation and what was last said in it.
#[derive(Debug, Deserialize)]
#[serde(from = "ContactRecord")]
pub struct Contact(pub(crate) ContactRecord);

/// What is said of a conversation.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ContactRecord {
    /// Spelt like this on the wire.
    #[serde(default, deserialize_with = "attempt")]
    pub(crate) lastest_msg: Option<LatestContent>,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) peer_uin: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) peer_name: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) remark: String,
    /// In seconds.
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) msg_time: String,
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) chat_type: Option<u32>,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) msg_id: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) send_nick_name: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) send_member_name: String,
    #[serde(flatten)]
    pub(crate) extra: Extra,
}

/// What was last said: a message event without its id, and without whom it was said to.
#[derive(Debug, Deserialize)]
pub(crate) struct LatestContent {
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) message_id: Option<MessageId>,
    pub(crate) user_id: UserId,
    /// The group that a private chat goes through, or the group it was said in.
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) group_id: Option<GroupId>,
    #[serde(default)]
    pub(crate) sender: Sender,
    #[serde(default)]
    pub(crate) message: Content,
}

impl From<ContactRecord> for Contact {
    fn from(mut record: ContactRecord) -> Self {
        let extra = &mut record.extra;
        fill(&mut record.chat_type, extra, &["chat_type", "chat_type_num"], scalar::count);
        fill_text(&mut record.peer_uin, extra, &["peer_uin"]);
        fill_text(&mut record.peer_name, extra, &["peer_name"]);
        fill_text(&mut record.msg_time, extra, &["msg_time", "msg_time_str"]);
        fill_text(&mut record.msg_id, extra, &["msg_id"]);
        fill_text(&mut record.send_nick_name, extra, &["send_nick_name"]);
        fill_text(&mut record.send_member_name, extra, &["send_member_name"]);
        Self(record)
    }
}
