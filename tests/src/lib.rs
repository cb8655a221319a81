//! Scenarios across the crates of Mynah.
