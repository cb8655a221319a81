//! What the server writes, read leniently: numbers or strings, missing or null, in any mixture.
//!
//! The types here have the names and shapes of the wire; [`convert`](crate::convert) makes of them
//! what the rest of the crate, and the generic API, uses.

mod answer;
pub(crate) mod event;
mod forward;
mod frame;
mod group;
mod honor;
mod lenient;
mod member;
pub(crate) mod scalar;
mod segment;

pub(crate) use answer::{Login, Sent, ServerVersion, Status};
pub(crate) use forward::{Forwarded, News, Preview, SentForward};
pub(crate) use frame::{Frame, Route, Stamp};
pub(crate) use group::GroupInfo;
pub(crate) use honor::{GroupHonor, HonorUser};
pub(crate) use lenient::Lenient;
pub(crate) use member::Member;
pub(crate) use segment::Content;
pub(crate) use segment::Segment;
