//! Logs: to standard error, so that standard output holds results only.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::failure::Failure;

/// Reads directives in the syntax of `RUST_LOG`.
pub(crate) fn filter(directives: &str) -> Result<EnvFilter, Failure> {
    EnvFilter::try_new(directives).map_err(|_| Failure::Log)
}

/// Logs what the directives let through.
pub(crate) fn start(directives: &str) -> Result<(), Failure> {
    tracing_subscriber::fmt()
        .with_env_filter(filter(directives)?)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        // It would be told on the same standard error, and fail there with a panic: a full disk
        // would end the bots.
        .log_internal_errors(false)
        .init();
    Ok(())
}
