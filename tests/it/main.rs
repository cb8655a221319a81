//! Scenarios across the crates of Mynah.

mod console;
mod napcat;
mod workspace;
