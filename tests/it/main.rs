//! Scenarios across the crates of Mynah.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod accounts;
mod book;
mod calls;
mod console;
mod faults;
mod napcat;
mod proxy;
mod tutorial;
mod workspace;
