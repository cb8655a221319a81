//! Messages of the past.

use mynah_core::Target;
use mynah_core::event::MessagePayload;
use mynah_core::id::{GroupId, MessageId};
use mynah_core::model;

use super::event::message::{chain, sender};
use super::target::known_group;
use super::timestamp;
use crate::past::{EssenceMessage, LatestMessage};
use crate::wire;

impl From<wire::Essence> for EssenceMessage {
    fn from(wire::Essence(essence): wire::Essence) -> Self {
        let said = chain(essence.content);
        let mut base = model::EssenceMessage::new(essence.message_id, essence.sender_id, said);
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
    fn from(wire::Contact(contact): wire::Contact) -> Self {
        let through = contact.lastest_msg.as_ref().and_then(|latest| latest.group_id.clone());
        let target = target(contact.chat_type, &contact.peer_uin, through);
        let message = contact
            .lastest_msg
            .zip(target.clone())
            .and_then(|(latest, target)| payload(latest, target, &contact.msg_id));
        let mut base = model::LatestMessage::new(contact.peer_name);
        base.target = target;
        base.remark = contact.remark;
        base.time = timestamp(contact.msg_time.trim().parse().ok());
        base.message = message;
        base.extra = contact.extra;
        Self {
            base,
            peer_uin: contact.peer_uin,
            send_nick_name: contact.send_nick_name,
            send_member_name: contact.send_member_name,
            msg_id: contact.msg_id,
            chat_type: contact.chat_type.unwrap_or_default(),
            msg_time_str: contact.msg_time,
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
    let id = latest.message_id.unwrap_or_else(|| MessageId::from(platform_id));
    let sender = sender(latest.user_id, latest.sender);
    (!id.is_empty()).then(|| MessagePayload::new(id, target, sender, chain(latest.message)))
}
