//! The simulator, spoken to by a client that knows nothing but WebSockets and JSON.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod account;
mod administration;
mod client;
mod downloads;
mod events;
mod faults;
mod fleet;
mod frames;
mod http;
mod lifecycle;
mod machine;
mod observing;
mod people;
mod post;
mod replay;
mod reverse;
mod sending;
mod sse;
mod token;
mod web;
