//! What the server would drop without a word, or refuse without saying why, found out in time.

use mynah_core::Segment;
use mynah_core::message::segment::{Forward, Node};

use super::{card, sticker};
use crate::error::CallError;
use crate::texts::text;

/// How deep merged forwards may lie in each other: what is deeper the server leaves out.
const DEEPEST: usize = 3;

/// Finds out whether a message can be sent; `argument` is what the caller calls it.
///
/// # Errors
///
/// [`CallError::InvalidArgument`], and [`CallError::Unsupported`] for kinds that only come in.
pub(crate) fn check(segments: &[Segment], argument: &'static str) -> Result<(), CallError> {
    message(segments, argument, 0)
}

fn message(segments: &[Segment], argument: &'static str, depth: usize) -> Result<(), CallError> {
    let invalid = |reason| Err(CallError::invalid(argument, reason));
    if segments.is_empty() {
        return invalid(text("message-empty"));
    }
    let forwards = segments.iter().any(|segment| matches!(segment, Segment::Forward(_)));
    if forwards && segments.len() > 1 {
        return invalid(text("message-forward-mixed"));
    }
    segments.iter().try_for_each(|part| segment(part, argument, depth))
}

fn segment(segment: &Segment, argument: &'static str, depth: usize) -> Result<(), CallError> {
    let invalid = |reason| Err(CallError::invalid(argument, reason));
    if card::as_it_came(segment).is_some() {
        return Ok(());
    }
    match segment {
        Segment::Music(music) if music.url.is_empty() || music.image.is_empty() => {
            invalid(text("message-music-incomplete"))
        }
        Segment::Sticker(face) if !sticker::is_complete(face) => {
            invalid(text("message-sticker-incomplete"))
        }
        Segment::Forward(forward) => self::forward(forward, argument, depth + 1),
        Segment::Share(_) => unsupported("share"),
        Segment::Location(_) => unsupported("location"),
        Segment::Poke(_) => unsupported("poke"),
        Segment::Xml(_) => unsupported("xml"),
        Segment::Unknown(unknown) => match unknown.kind.as_str() {
            "" => invalid(text("message-no-type")),
            "text" => invalid(text("message-no-text")),
            kind => unsupported(kind),
        },
        _ => Ok(()),
    }
}

/// Refuses the kinds that the server drops without a word, and says what to do instead.
fn unsupported(kind: &str) -> Result<(), CallError> {
    let reason = match kind {
        "share" => text("share-is-received"),
        "location" => text("location-is-fixed"),
        "poke" | "shake" => text("poke-is-a-call"),
        "onlinefile" => text("online-file-is-a-call"),
        "flashtransfer" => text("flash-is-a-call"),
        "xml" | "miniapp" => text("only-received"),
        _ => return Ok(()),
    };
    let api = text("sending-segment").with("kind", kind.to_owned());
    Err(CallError::Unsupported { api, reason })
}

fn forward(forward: &Forward, argument: &'static str, depth: usize) -> Result<(), CallError> {
    if forward.nodes.is_empty() && forward.id.is_none() {
        return Err(CallError::invalid(argument, text("message-forward-empty")));
    }
    if depth > DEEPEST {
        let reason = text("message-forward-deep").with("limit", DEEPEST);
        return Err(CallError::invalid(argument, reason));
    }
    forward.nodes.iter().try_for_each(|node| match node {
        Node::Quoted(id) if id.is_empty() => {
            Err(CallError::invalid(argument, text("message-node-quotes-nothing")))
        }
        Node::Quoted(_) => Ok(()),
        Node::Written(node) if node.user_id.is_empty() => {
            Err(CallError::invalid(argument, text("message-node-by-nobody")))
        }
        Node::Written(node) => message(&node.content, argument, depth),
    })
}
