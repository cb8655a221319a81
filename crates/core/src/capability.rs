//! What a platform can do, one trait a family of calls.
//!
//! A platform that lacks a family does not have the trait (see the accessors of
//! [`Adapter`](crate::Adapter)); one that lacks a single call leaves its default, which answers
//! [`ErrorKind::Unsupported`](crate::ErrorKind::Unsupported).
//! Calls that are made of others have their body here, so that they mean the same everywhere.
//! The traits are not in the prelude, so that the richer methods of a typed handle win without
//! ambiguity.
//!
//! Every call can fail with [`Disconnected`](crate::ErrorKind::Disconnected) and
//! [`TimedOut`](crate::ErrorKind::TimedOut), with [`InvalidInput`](crate::ErrorKind::InvalidInput)
//! for what cannot be meant, and with [`Refused`](crate::ErrorKind::Refused) or
//! [`NotFound`](crate::ErrorKind::NotFound) when the platform says no or does not know what is
//! spoken of; only what a call adds to that is said of it.

mod account;
mod calls;
mod files;
mod friends;
mod groups;
mod history;
mod messaging;
mod moderation;
mod raw_calls;
mod reactions;
mod support;

pub use account::Account;
pub(crate) use calls::answer_of;
pub use calls::{CATALOGUE, Family};
pub use files::Files;
pub use friends::Friends;
pub use groups::Groups;
pub use history::History;
pub use messaging::Messaging;
pub use moderation::Moderation;
pub use raw_calls::RawCalls;
pub use reactions::Reactions;
pub use support::Support;
