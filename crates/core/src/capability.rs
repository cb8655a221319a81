//! What a platform can do, one trait a family of calls.
//!
//! A platform that lacks a family does not have the trait (see the accessors of
//! [`Adapter`](crate::Adapter)); one that lacks a single call leaves its default, which answers
//! [`ErrorKind::Unsupported`](crate::ErrorKind::Unsupported).
//! The traits are not in the prelude, so that the richer methods of a typed handle win without
//! ambiguity.

mod account;
mod groups;
mod messaging;
mod raw_calls;
mod support;

pub use account::Account;
pub use groups::Groups;
pub use messaging::Messaging;
pub use raw_calls::RawCalls;
pub use support::Support;

/// The body of a call that a platform may lack.
macro_rules! unsupported {
    ($self:ident, $api:literal) => {
        Err($crate::Error::unsupported($api, $self.name()))
    };
}
use unsupported;
