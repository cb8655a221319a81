//! What the server would drop without a word, or refuse without saying why, found out in time.

use mynah_core::Segment;
use mynah_core::message::segment::{Forward, Node};

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
    match segment {
        Segment::Music(music) if music.url.is_empty() || music.image.is_empty() => {
            invalid(text("message-music-incomplete"))
        }
        Segment::Forward(forward) => self::forward(forward, argument, depth + 1),
        Segment::Unknown(unknown) => match unknown.kind.as_str() {
            "" => invalid(text("message-no-type")),
            "text" => invalid(text("message-no-text")),
            "xml" | "location" | "poke" | "shake" | "miniapp" | "onlinefile" | "flashtransfer" => {
                Err(CallError::Unsupported {
                    api: format!("sending a segment of type `{}`", unknown.kind).into(),
                    reason: text("only-received"),
                })
            }
            _ => Ok(()),
        },
        _ => Ok(()),
    }
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
