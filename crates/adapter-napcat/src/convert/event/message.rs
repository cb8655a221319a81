//! Messages.

use mynah_core::Payload;
use mynah_core::event::message::{MessagePayload, MessageSent, Sender};
use mynah_core::id::UserId;

use crate::convert::{member, segment, target};
use crate::wire;
use crate::wire::event::MessageEvent;

pub(super) fn received(event: MessageEvent) -> Option<Payload> {
    payload(event, false).map(Payload::Message)
}

pub(super) fn sent(event: MessageEvent) -> Option<Payload> {
    payload(event, true).map(|message| Payload::MessageSent(MessageSent(message)))
}

/// What is known of a message; `None` when it does not tell where it was said.
pub(in crate::convert) fn payload(event: MessageEvent, own: bool) -> Option<MessagePayload> {
    let target = target::from_wire(&event, own)?;
    let sender = sender(event.user_id, event.sender);
    let chain = segment::chain(event.message);
    Some(MessagePayload::new(event.message_id, target, sender, chain))
}

/// Who said something.
pub(in crate::convert) fn sender(user: UserId, wire: wire::event::Sender) -> Sender {
    let role = member::role(&wire.role);
    Sender::new(user).nickname(wire.nickname).card(wire.card).role(role)
}
