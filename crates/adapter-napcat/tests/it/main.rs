//! The adapter as others use it: against a simulated server over real sockets, and against a
//! recorder that only listens.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bot;
mod calls;
mod connection;
mod handlers;
mod log;
mod requests;
mod secrets;
mod server;
