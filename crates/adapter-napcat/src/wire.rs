//! What the server writes, read leniently: numbers or strings, missing or null, in any mixture.
//!
//! The types here have the names and shapes of the wire; [`convert`](crate::convert) makes of them
//! what the rest of the crate, and the generic API, uses.

mod ai;
mod answer;
pub(crate) mod event;
mod forward;
mod frame;
mod group;
mod honor;
mod key;
mod lenient;
mod level;
mod member;
mod ocr;
mod past;
mod person;
mod retrieved;
pub(crate) mod scalar;
mod segment;
mod spelling;
mod surrogate;
mod visit;
mod yes;

pub(crate) use ai::{AiCategory, AiVoice};
pub(crate) use answer::{Ability, Login, Refusal, Sent, ServerVersion, Status};
pub(crate) use forward::{Forwarded, News, Preview};
pub(crate) use frame::{Frame, Route, Stamp};
pub(crate) use group::GroupInfo;
pub(crate) use honor::{GroupHonor, HonorUser};
pub(crate) use key::Key;
pub(crate) use lenient::Lenient;
pub(crate) use level::level;
pub(crate) use member::Member;
pub(crate) use ocr::{OcrText, Point};
pub(crate) use past::{Contact, Essence, LatestContent};
pub(crate) use person::{FriendCategory, Person};
pub(crate) use retrieved::{History, Reaction, Retrieved};
pub(crate) use segment::Content;
pub(crate) use segment::Segment;
pub(crate) use surrogate::mended;
pub(crate) use visit::visit;
pub(crate) use yes::Yes;
