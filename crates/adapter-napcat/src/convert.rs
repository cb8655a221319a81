//! From the wire to the vocabulary of Mynah and back; nothing else converts.

mod ai;
mod answer;
pub(crate) mod event;
mod group;
mod honor;
mod member;
mod ocr;
mod past;
mod person;
pub(crate) mod segment;
pub(crate) mod target;
mod time;

pub(crate) use answer::{can, each};
pub(crate) use honor::honor;
pub(crate) use member::{member, members};
pub(crate) use time::timestamp;
