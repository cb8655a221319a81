//! Why there is no connection.

use std::error::Error as StdError;
use std::time::Duration;

use mynah_core::{BotId, ErrorKind};

/// Why there is no connection.
///
/// No variant holds the access token, and addresses are shown without user and query.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConnectError {
    /// The server refused the access token; trying again cannot help.
    #[error(
        "{bot}: the server at {address} refused the access token; check that `token` in the \
         configuration equals the token of that WebSocket server in NapCat's network settings"
    )]
    Unauthorized {
        /// The bot.
        bot: BotId,
        /// Where it connected to.
        address: String,
    },

    /// What listens there answered the handshake with an HTTP status.
    #[error("the handshake with {address} was answered with HTTP status {status}")]
    Http {
        /// Where it was tried.
        address: String,
        /// The status.
        status: u16,
    },

    /// The certificate of the server was not accepted.
    #[error("the certificate of {address} was not accepted")]
    Certificate {
        /// Where it was tried.
        address: String,
        /// What is wrong with it.
        source: Box<dyn StdError + Send + Sync>,
    },

    /// The connection could not be made, or broke while it was made.
    #[error("cannot connect to {address}")]
    Io {
        /// Where it was tried.
        address: String,
        /// What the system says.
        source: Box<dyn StdError + Send + Sync>,
    },

    /// Nothing happened for too long while the connection was made.
    #[error("{address} did not answer within {after:?}")]
    Timeout {
        /// Where it was tried.
        address: String,
        /// How long it was waited for.
        after: Duration,
    },

    /// The connection was made and went away.
    #[error("the connection to {address} was lost: {reason}")]
    Lost {
        /// Where it was connected to.
        address: String,
        /// How it went.
        reason: String,
    },

    /// The retry policy says that it is enough.
    #[error("gave up after {attempts} attempts")]
    GaveUp {
        /// How many attempts were made in a row.
        attempts: u64,
        /// Why the last one failed.
        source: Box<ConnectError>,
    },

    /// This bot is running already.
    #[error("{bot} is running already")]
    AlreadyRunning {
        /// The bot.
        bot: BotId,
    },
}

impl ConnectError {
    /// What went wrong, in words that hold on every platform.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Unauthorized { .. } | Self::Http { status: 401 | 403, .. } => {
                ErrorKind::Unauthorized
            }
            Self::Timeout { .. } => ErrorKind::TimedOut,
            Self::GaveUp { source, .. } => source.kind(),
            Self::AlreadyRunning { .. } => ErrorKind::InvalidInput,
            Self::Http { .. } | Self::Certificate { .. } | Self::Io { .. } | Self::Lost { .. } => {
                ErrorKind::Disconnected
            }
        }
    }

    /// Whether trying again cannot help.
    pub fn is_fatal(&self) -> bool {
        match self {
            Self::Unauthorized { .. }
            | Self::Certificate { .. }
            | Self::GaveUp { .. }
            | Self::AlreadyRunning { .. } => true,
            Self::Http { status, .. } => matches!(status, 400 | 401 | 403 | 404),
            Self::Io { .. } | Self::Timeout { .. } | Self::Lost { .. } => false,
        }
    }
}

/// An error with all its causes on one line, for a log.
pub(crate) fn chain(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
