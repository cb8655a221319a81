//! What is read of every message that comes in, and of notices without a type.
//!
//! Messages come by the thousand, so only what a generic event is made of is read of them here;
//! all other events are read whole, as the types of [`event`](crate::event).

mod message;
mod notice;

pub(crate) use message::{MessageEvent, Sender};
pub(crate) use notice::Nameless;
