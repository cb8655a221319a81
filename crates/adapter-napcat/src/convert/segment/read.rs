//! What was received.

mod element;
mod forward;
mod parts;
mod said;
mod take;

pub(crate) use said::Said;

use mynah_core::MessageChain;
use mynah_core::Segment;
use mynah_core::message::Extra;
use mynah_core::message::segment::{Forward, Unknown};
use serde_json::Value;

use super::card;
use crate::wire;
use crate::wire::Content;

/// How deep messages may lie in each other; what is deeper is kept as it came.
///
/// The server stops at three. In texts with codes there is no end to it by itself, as there is
/// with JSON.
const DEEPEST: usize = 32;

/// What was received; a kind without a type, or one that lacks what makes it that kind, is kept as
/// it came.
pub(crate) fn from_wire(segment: wire::Segment) -> Segment {
    segment_at(segment, 0)
}

/// A message; one that has only nodes is a single merged forward.
pub(crate) fn chain(content: Content) -> MessageChain {
    chain_at(content, 0)
}

/// What a merged forward holds; a message that is none is left out.
pub(crate) fn forwarded(messages: Vec<Value>) -> Forward {
    let count = messages.len();
    let nodes = messages.into_iter().filter_map(|message| forward::message(&message, 0));
    let forward = Forward::new(nodes);
    let skipped = count - forward.nodes.len();
    if skipped > 0 {
        tracing::warn!(skipped, "left out messages of a merged forward that make no sense");
    }
    forward
}

fn segment_at(segment: wire::Segment, depth: usize) -> Segment {
    let wire::Segment { kind, data } = segment;
    let Value::Object(mut data) = data else {
        return Segment::Unknown(Unknown { kind, data });
    };
    known(&kind, &mut data, depth)
        .unwrap_or_else(|| Segment::Unknown(Unknown { kind, data: data.into() }))
}

fn chain_at(content: Content, depth: usize) -> MessageChain {
    let segments = content.0;
    if segments.len() > 1 && segments.iter().all(|segment| segment.kind == "node") {
        let nodes = segments.iter().map(|node| forward::node(&node.data, depth));
        if let Some(nodes) = nodes.collect::<Option<Vec<_>>>() {
            return Segment::from(Forward::new(nodes)).into();
        }
    }
    segments.into_iter().map(|segment| segment_at(segment, depth)).collect()
}

/// The typed segment; `data` is only taken from when there is one.
fn known(kind: &str, data: &mut Extra, depth: usize) -> Option<Segment> {
    Some(match kind {
        "text" => Segment::Text(take::text(data, "text")?),
        "at" => parts::at(data)?.into(),
        "reply" => parts::reply(data)?.into(),
        "face" => parts::face(data)?.into(),
        "image" if parts::is_sticker(data) => parts::sticker(data)?.into(),
        "mface" => parts::sticker(data)?.into(),
        "image" => parts::image(data)?.into(),
        "record" => parts::record(data)?.into(),
        "video" => parts::video(data)?.into(),
        "file" => parts::file(data)?.into(),
        "dice" => parts::dice(data).into(),
        "rps" => parts::rps(data).into(),
        "poke" => parts::poke(data)?.into(),
        "music" => parts::music(data)?.into(),
        "share" => parts::share(data)?.into(),
        "contact" => parts::contact(data)?.into(),
        "location" => parts::location(data)?.into(),
        "markdown" => parts::markdown(data)?.into(),
        "json" => card::read(take::card(data)?, take::rest(data)),
        "xml" => parts::xml(data)?.into(),
        "forward" => forward::forward(data, depth)?.into(),
        "node" => Forward::new([forward::node(&data.clone().into(), depth)?]).into(),
        _ => return None,
    })
}
