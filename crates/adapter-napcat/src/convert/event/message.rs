//! Messages.

use mynah_core::Payload;
use mynah_core::event::message::{MessagePayload, MessageSent, Sender};

use crate::convert::{member, segment, target};
use crate::wire::event::MessageEvent;

pub(super) fn received(event: MessageEvent) -> Option<Payload> {
    message(event, false).map(Payload::Message)
}

pub(super) fn sent(event: MessageEvent) -> Option<Payload> {
    message(event, true).map(|message| Payload::MessageSent(MessageSent(message)))
}

fn message(event: MessageEvent, own: bool) -> Option<MessagePayload> {
    let target = target::from_wire(&event, own)?;
    let sender = Sender::new(event.user_id)
        .nickname(event.sender.nickname)
        .card(event.sender.card)
        .role(member::role(&event.sender.role));
    let chain = segment::chain(event.message);
    Some(MessagePayload::new(event.message_id, target, sender, chain))
}
