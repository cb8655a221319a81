//! The connection: making it, watching it, getting it back, and the calls that go over it.
//!
//! One task reads and only routes: it never makes a call and never waits for a handler.

mod brake;
mod connector;
mod http_frames;
mod link;
mod outage;
mod pending;
mod session;
mod supervisor;
mod watchdog;

pub(crate) use brake::Brake;
pub(crate) use connector::TcpConnector;
pub(crate) use link::{Link, shortened};
pub(crate) use outage::Outage;
#[cfg(any(test, fuzzing))]
pub(crate) use session::read;
pub(crate) use supervisor::run;

#[cfg(test)]
mod tests;
