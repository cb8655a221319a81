//! The `mynah` command, run as a user runs it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod check;
mod chinese;
mod config;
mod demo;
mod explain;
mod files;
mod live;
#[cfg(unix)]
mod log;
mod mynah;
mod reload;
mod sim;
mod status;
