//! Segments, both ways.
//!
//! A segment that is received and written again is what it was, key by key: what has no field of
//! its own is in `extra`. These are the exceptions:
//!
//! - ids and names that came as numbers are written as texts, and nulls are not written;
//! - a text keeps nothing but its words, and a card in JSON is written as a text;
//! - a market face comes as a picture and is written as the face it is;
//! - a merged forward that came with its content is written as nodes.

mod card;
mod forward;
mod media;
mod read;
mod sendable;
mod single;
mod sticker;
mod write;

pub(crate) use forward::{Scene, preview, to_nodes};
pub(crate) use media::sources;
pub(crate) use read::{Said, chain, forwarded, from_wire};
pub(crate) use sendable::check;
pub(crate) use single::{Plain, are_plain};
pub(crate) use write::to_wire;

#[cfg(test)]
mod tests;
