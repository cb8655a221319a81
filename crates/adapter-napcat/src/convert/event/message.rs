//! Messages.

use mynah_core::event::message::{MessagePayload, MessageSent, Sender};
use mynah_core::id::UserId;
use mynah_core::{MessageChain, Payload};

use crate::convert::received::Received;
use crate::convert::{member, target};
use crate::wire;
use crate::wire::event::MessageEvent;

pub(super) fn received(frame: Received<'_>) -> Option<Payload> {
    of_frame(frame, false).map(Payload::Message)
}

pub(super) fn sent(frame: Received<'_>) -> Option<Payload> {
    of_frame(frame, true).map(|message| Payload::MessageSent(MessageSent(message)))
}

fn of_frame(frame: Received<'_>, own: bool) -> Option<MessagePayload> {
    let (event, said) = frame.message_event()?;
    payload(event, said.into_chain()?, own)
}

/// What is known of a message; `None` when it does not tell where it was said.
pub(in crate::convert) fn payload(
    event: MessageEvent<'_>,
    chain: MessageChain,
    own: bool,
) -> Option<MessagePayload> {
    let target = target::from_wire(&event, own)?;
    let sender = sender(event.user_id, event.sender);
    Some(MessagePayload::new(event.message_id, target, sender, chain))
}

/// Who said something.
pub(in crate::convert) fn sender(user: UserId, wire: wire::event::Sender<'_>) -> Sender {
    let role = member::role(&wire.role);
    Sender::new(user).nickname(wire.nickname).card(wire.card).role(role)
}
