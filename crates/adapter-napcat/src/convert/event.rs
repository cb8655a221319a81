//! Events.

pub(super) mod message;
mod meta;
mod notice;
mod request;

use std::sync::Arc;

use bytes::Bytes;
use jiff::Timestamp;
use mynah_core::event::{Header, Raw, UnknownEvent};
use mynah_core::id::{BotId, UserId};
use mynah_core::{Event, Payload};
use serde::Deserialize;

use super::received::Received;
use super::timestamp;
use crate::PLATFORM;
use crate::event::Said;
use crate::transport::Post;
use crate::wire::Stamp;

/// Up to which length a frame is copied out of the buffer that it was received in.
///
/// Many frames share such a buffer, and one that is kept would keep all the others.
const SHARES: usize = 16 << 10;

/// Makes an event of a frame, which is `raw`, for a `bot` with the account `self_id`, unless the
/// frame says otherwise.
///
/// Whatever does not say enough to be an event of its kind is an unknown event, with the frame.
pub(crate) fn from_wire(bot: &BotId, self_id: &UserId, frame: Received<'_>, raw: &Bytes) -> Event {
    let (header, payload) = read_wire(bot, self_id, frame, raw);
    Event::new(header, payload)
}

/// As [`from_wire`], of an event that was posted and is not answered yet.
pub(crate) fn from_post(
    bot: &BotId,
    self_id: &UserId,
    (frame, raw): (Received<'_>, &Bytes),
    post: Arc<Post>,
) -> Event {
    let (header, payload) = read_wire(bot, self_id, frame, raw);
    Event::new(header.attach(post), payload)
}

/// As [`from_wire`], of what a history tells of a message the bot has not seen.
pub(crate) fn past_from_wire(bot: &BotId, frame: Received<'_>, raw: &Bytes) -> Event {
    let (header, payload) = read_wire(bot, &UserId::from_static(""), frame, raw);
    Event::new(header.caught_up(), payload)
}

fn read_wire(bot: &BotId, self_id: &UserId, frame: Received<'_>, raw: &Bytes) -> (Header, Payload) {
    let (kind, stamp) = (frame.kind(), frame.stamp());
    let time = timestamp(stamp.time).unwrap_or_else(Timestamp::now);
    let payload = payload(&kind, &stamp, frame, raw)
        .unwrap_or_else(|| Payload::Unknown(UnknownEvent { kind: kind.into_owned() }));
    let raw = if raw.len() < SHARES { Bytes::copy_from_slice(raw) } else { raw.clone() };
    let header = Header::dated(bot, time).on(PLATFORM).raw(Raw::new(raw));
    // The reader knows whose account it is from what came before.
    let header = header.seen_by(stamp.self_id.as_ref().unwrap_or(self_id));
    (header, payload)
}

fn payload(kind: &str, stamp: &Stamp, first: Received<'_>, frame: &[u8]) -> Option<Payload> {
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
