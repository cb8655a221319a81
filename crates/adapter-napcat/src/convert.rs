//! From the wire to the vocabulary of Mynah and back; nothing else converts.

mod answer;
pub(crate) mod event;
mod group;
mod honor;
mod member;
pub(crate) mod segment;
pub(crate) mod target;
mod time;

pub(crate) use time::timestamp;
