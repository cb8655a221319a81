//! The adapter as others use it: against a simulated server over real sockets, and against a
//! recorder that only listens.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod act;
mod answers;
mod arguments;
mod between;
mod bot;
mod calls;
mod catalogue;
mod connection;
mod delivery;
mod downloads;
mod events;
mod files;
mod forwards;
mod generic;
mod group_rows;
mod handlers;
mod hooks;
mod level;
mod lists;
mod log;
mod music;
mod people;
mod pictures;
mod presence;
mod recorded;
mod recorder;
mod refusals;
mod requests;
mod samples;
mod secrets;
mod server;
mod uploads;
mod voices;
mod ways;
