//! Why the server could not be started or stopped.

use std::io;
use std::process::ExitStatus;
use std::time::Duration;

use mynah_core::ErrorKind;

use super::CallError;

/// Why the server could not be started or stopped.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServerError {
    /// The configuration has no command for it; nothing was touched.
    #[error("{api} needs `{key}` in the configuration")]
    NotConfigured {
        /// What was asked for.
        api: &'static str,
        /// The key that is missing.
        key: &'static str,
    },

    /// The shell could not be run.
    #[error("cannot run `{key}`")]
    Shell {
        /// The key of the command.
        key: &'static str,
        /// What the system says.
        source: io::Error,
    },

    /// The command did not end in time and was killed.
    #[error("`{key}` did not end within {limit:?} and was killed")]
    TimedOut {
        /// The key of the command.
        key: &'static str,
        /// How long it was given.
        limit: Duration,
    },

    /// The command that stops the server failed, so it was not started again.
    #[error("`{key}` failed ({status}), so the server was not started again")]
    StopFailed {
        /// The key of the command.
        key: &'static str,
        /// How it ended.
        status: ExitStatus,
    },

    /// The server was asked to end itself and did not.
    #[error(transparent)]
    Call(#[from] CallError),
}

impl ServerError {
    /// What went wrong, in words that hold on every platform.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::NotConfigured { .. } => ErrorKind::Unsupported,
            Self::TimedOut { .. } => ErrorKind::TimedOut,
            Self::Shell { .. } | Self::StopFailed { .. } => ErrorKind::Refused,
            Self::Call(error) => error.kind(),
        }
    }
}
