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
mod retrieved;
pub(crate) mod segment;
pub(crate) mod target;
mod time;

pub(crate) use answer::{can, each};
pub(crate) use honor::honor;
pub(crate) use member::{member, members};
pub(crate) use retrieved::{retrieved, retrieved_from, retrieved_in};
pub(crate) use time::timestamp;
