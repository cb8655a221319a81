//! Retry policies as a user of the crate meets them.

mod backon;
mod grammar;
mod properties;
mod vectors;
