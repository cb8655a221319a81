//! From the wire to the vocabulary of Mynah and back; nothing else converts.

mod ai;
mod answer;
pub(crate) mod event;
mod group;
mod group_file;
mod honor;
mod member;
mod ocr;
mod past;
mod person;
mod presence;
mod reaction;
pub(crate) mod received;
mod retrieved;
pub(crate) mod segment;
pub(crate) mod target;
mod time;

pub(crate) use answer::{can, each};
pub(crate) use group_file::group_files;
pub(crate) use honor::honor;
pub(crate) use member::{member, members};
pub(crate) use reaction::reaction_user;
pub(crate) use retrieved::{retrieved, retrieved_from, retrieved_in};
pub(crate) use time::timestamp;
