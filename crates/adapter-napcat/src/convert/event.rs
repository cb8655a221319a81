//! Events.

pub(super) mod message;
mod meta;
mod notice;
mod request;

use bytes::Bytes;
use mynah_core::event::{Header, Raw, UnknownEvent};
use mynah_core::{Event, Payload};
use serde::Deserialize;

use super::timestamp;
use crate::wire::Stamp;

/// Makes an event of kind `kind` (its `post_type`) of the frame `raw`.
///
/// Whatever does not say enough to be an event of its kind is an unknown event, with the frame.
pub(crate) fn from_wire(header: Header, kind: &str, stamp: &Stamp, raw: &Bytes) -> Event {
    let payload = payload(kind, raw)
        .unwrap_or_else(|| Payload::Unknown(UnknownEvent { kind: kind.to_owned() }));
    let mut header = header.raw(Raw::new(raw.clone()));
    if let Some(self_id) = &stamp.self_id {
        header = header.seen_by(self_id);
    }
    if let Some(time) = timestamp(stamp.time) {
        header = header.at(time);
    }
    Event::new(header, payload)
}

fn payload(kind: &str, frame: &[u8]) -> Option<Payload> {
    match kind {
        "message" => message::received(read(frame)?),
        "message_sent" => message::sent(read(frame)?),
        "notice" => Some(notice::payload(read(frame)?)),
        "request" => request::payload(read(frame)?),
        "meta_event" => meta::payload(&read(frame)?),
        _ => None,
    }
}

fn read<'a, T: Deserialize<'a>>(frame: &'a [u8]) -> Option<T> {
    serde_json::from_slice(frame)
        .inspect_err(|error| tracing::debug!(%error, "an event lacks what its kind has"))
        .ok()
}
