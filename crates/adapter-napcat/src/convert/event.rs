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
use crate::event::Said;
use crate::wire::{Frame, Stamp};

/// Up to which length a frame is copied out of the buffer that it was received in.
///
/// Many frames share such a buffer, and one that is kept would keep all the others.
const SHARES: usize = 16 << 10;

/// Makes an event of kind `kind` (its `post_type`) of a frame, which is `raw`.
///
/// Whatever does not say enough to be an event of its kind is an unknown event, with the frame.
pub(crate) fn from_wire(header: Header, kind: &str, frame: Frame<'_>, raw: &Bytes) -> Event {
    let stamp = frame.stamp();
    let payload = payload(kind, &stamp, frame, raw)
        .unwrap_or_else(|| Payload::Unknown(UnknownEvent { kind: kind.to_owned() }));
    let mut header = header.raw(Raw::new(if raw.len() < SHARES {
        Bytes::copy_from_slice(raw)
    } else {
        raw.clone()
    }));
    if let Some(self_id) = stamp.self_id {
        header = header.seen_by(self_id);
    }
    if let Some(time) = timestamp(stamp.time) {
        header = header.at(time);
    }
    Event::new(header, payload)
}

fn payload(kind: &str, stamp: &Stamp, first: Frame<'_>, frame: &[u8]) -> Option<Payload> {
    match kind {
        "message" => return message::received(first),
        "message_sent" => return message::sent(first),
        "notice" | "request" | "meta_event" => {}
        _ => return None,
    }
    match Said::from_map(read(frame)?) {
        Said::Notice(notice) => {
            let generic = notice::generic(notice, stamp.self_id.as_ref());
            Some(Payload::Notice(match generic {
                Some(notice) => notice,
                None => notice::other(read(frame)?),
            }))
        }
        Said::Request(request) => request::payload(request),
        Said::Meta(meta) => meta::payload(meta),
        Said::Message(_) | Said::MessageSent(_) | Said::Unknown(_) => None,
    }
}

fn read<'a, T: Deserialize<'a>>(frame: &'a [u8]) -> Option<T> {
    serde_json::from_slice(frame)
        .inspect_err(|error| tracing::debug!(%error, "an event lacks what its kind has"))
        .ok()
}
