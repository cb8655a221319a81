//! Messages of the past.

use mynah_core::Target;
use mynah_core::event::MessagePayload;
use mynah_core::id::{GroupId, MessageId, UserId};
use mynah_core::model;
use serde::Deserialize;

use super::event::message::sender;
use super::segment::chain;
use super::target::known_group;
use super::timestamp;
use crate::past::{EssenceMessage, LatestMessage};
use crate::wire;
use crate::wire::event::Sender;

impl From<wire::Essence> for EssenceMessage {
    fn from(essence: wire::Essence) -> Self {
        let essence = essence.respelled();
        let said = chain(essence.content.into());
        let id = essence.message_id.unwrap_or(MessageId::from_static(""));
        let sender = essence.sender_id.unwrap_or(UserId::from_static(""));
        let mut base = model::EssenceMessage::new(id, sender, said);
        base.sender_nick = essence.sender_nick;
        base.operator_id = essence.operator_id;
        base.operator_nick = Some(essence.operator_nick).filter(|name| !name.is_empty());
        base.operator_time = timestamp(essence.operator_time);
        base.extra = essence.extra;
        Self { base, msg_seq: essence.msg_seq, msg_random: essence.msg_random }
    }
}

impl From<EssenceMessage> for model::EssenceMessage {
    fn from(message: EssenceMessage) -> Self {
        message.base
    }
}

impl From<wire::Contact> for LatestMessage {
    fn from(contact: wire::Contact) -> Self {
        let contact = contact.respelled();
        let said = Option::unwrap_or_default;
        let (peer_uin, msg_id, time): (String, String, String) =
            (said(contact.peer_uin), said(contact.msg_id), said(contact.msg_time));
        let through = contact.latest.as_ref().and_then(|latest| latest.group_id.clone());
        let target = target(contact.chat_type, &peer_uin, through);
        let message = contact
            .latest
            .zip(target.clone())
            .and_then(|(latest, target)| payload(latest, target, &msg_id));
        let mut base = model::LatestMessage::new(said(contact.peer_name));
        base.target = target;
        base.remark = said(contact.remark);
        base.time = timestamp(time.trim().parse().ok());
        base.message = message;
        base.extra = contact.extra;
        Self {
            base,
            peer_uin,
            send_nick_name: said(contact.send_nick_name),
            send_member_name: said(contact.send_member_name),
            msg_id,
            chat_type: contact.chat_type.unwrap_or_default(),
            msg_time_str: time,
        }
    }
}

impl From<LatestMessage> for model::LatestMessage {
    fn from(message: LatestMessage) -> Self {
        message.base
    }
}

/// The conversation, by the platform's number of its kind.
fn target(kind: Option<u32>, peer: &str, through: Option<GroupId>) -> Option<Target> {
    match kind? {
        _ if peer.is_empty() || peer == "0" => None,
        1 => Some(Target::private(peer)),
        2 => Some(Target::group(peer)),
        100 => {
            let group = through.filter(known_group);
            Some(Target::Temporary { user: peer.into(), group })
        }
        _ => None,
    }
}

/// What was said. The server leaves its id out, and takes the platform's instead.
fn payload(
    latest: wire::LatestContent,
    target: Target,
    platform_id: &str,
) -> Option<MessagePayload> {
    let id =
        latest.message_id.filter(|id| *id != "0").unwrap_or_else(|| MessageId::from(platform_id));
    let said = Sender::deserialize(&latest.sender).unwrap_or_default();
    let sender = sender(latest.user_id?, said);
    (!id.is_empty()).then(|| MessagePayload::new(id, target, sender, chain(latest.message.into())))
}
