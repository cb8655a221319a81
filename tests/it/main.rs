//! Scenarios across the crates of Mynah.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod calls;
mod console;
mod napcat;
mod proxy;
mod workspace;
