//! One connection, from where it can be used to its end.

mod close;
mod joins;
mod loss;
mod reader;
mod websocket;

use std::time::Duration;

use mynah_core::i18n::Phrase;

use crate::error::ConnectError;
pub(super) use reader::{Reader, Signal};
pub(super) use websocket::over_websocket;
#[cfg(any(test, fuzzing))]
pub(crate) use websocket::read;

/// How a connection ended.
#[derive(Debug)]
pub(super) enum End {
    /// It was closed because the bot is shutting down.
    Shutdown,
    /// It is of no use to connect again: the token was refused, or the bot is to be closed.
    Refused(ConnectError),
    /// It was lost, for this reason.
    Lost(Phrase),
}

/// A connection that ended.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) end: End,
    /// Whether the server said that the connection is up.
    pub(super) greeted: bool,
    pub(super) uptime: Duration,
}
