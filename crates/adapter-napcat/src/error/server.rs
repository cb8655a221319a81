//! Why the server could not be started or stopped.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::process::ExitStatus;
use std::time::Duration;

use mynah_core::i18n::Phrase;
use mynah_core::{ErrorKind, Lang, Localize};

use super::CallError;
use crate::texts::{exit, seconds, text, with_cause};

/// Why the server could not be started or stopped.
#[derive(Debug)]
#[non_exhaustive]
pub enum ServerError {
    /// The configuration has no command for it; nothing was touched.
    NotConfigured {
        /// What was asked for.
        api: &'static str,
        /// The key that is missing.
        key: &'static str,
    },

    /// The shell could not be run.
    Shell {
        /// The key of the command.
        key: &'static str,
        /// What the system says.
        source: io::Error,
    },

    /// The command did not end in time and was killed.
    TimedOut {
        /// The key of the command.
        key: &'static str,
        /// How long it was given.
        limit: Duration,
    },

    /// The command failed, where its status is not the answer.
    Failed {
        /// The key of the command.
        key: &'static str,
        /// How it ended.
        status: ExitStatus,
    },

    /// The command that stops the server failed, so it was not started again.
    StopFailed {
        /// The key of the command.
        key: &'static str,
        /// How it ended.
        status: ExitStatus,
    },

    /// The server was asked to end itself, or to start anew, and did not.
    Call(CallError),
}

impl ServerError {
    /// What went wrong, in words that hold on every platform.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::NotConfigured { .. } => ErrorKind::Unsupported,
            Self::TimedOut { .. } => ErrorKind::TimedOut,
            Self::Shell { .. } | Self::Failed { .. } | Self::StopFailed { .. } => {
                ErrorKind::Refused
            }
            Self::Call(error) => error.kind(),
        }
    }

    fn phrase(&self) -> Phrase {
        let ended = |phrase: Phrase, key: &'static str, status: &ExitStatus| {
            phrase.with("key", key).with("status", exit(*status))
        };
        match self {
            Self::NotConfigured { api, key } => {
                text("not-configured").with("api", *api).with("key", *key)
            }
            Self::Shell { key, .. } => text("shell").with("key", *key),
            Self::TimedOut { key, limit } => {
                text("command-timeout").with("key", *key).with("limit", seconds(*limit))
            }
            Self::Failed { key, status } => ended(text("command-failed"), key, status),
            Self::StopFailed { key, status } => ended(text("stop-failed"), key, status),
            Self::Call(error) => error.phrase(),
        }
    }

    /// It with its cause, for a log.
    pub(crate) fn story(&self) -> Phrase {
        match self {
            Self::Shell { source, .. } => with_cause(self.phrase(), source.kind().into()),
            _ => self.phrase(),
        }
    }
}

impl From<CallError> for ServerError {
    fn from(error: CallError) -> Self {
        Self::Call(error)
    }
}

impl Localize for ServerError {
    fn localize(&self, lang: &Lang) -> String {
        self.phrase().localize(lang)
    }
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

impl StdError for ServerError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Shell { source, .. } => Some(source),
            // A failed call speaks for this error and is not repeated as its cause.
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_is_told_in_the_language_of_its_reader() {
        let key = "start_server_command";
        for (error, english, chinese) in [
            (
                ServerError::NotConfigured { api: "start_server", key },
                "start_server needs `start_server_command` in the configuration",
                "start_server 需要在配置里写 `start_server_command`",
            ),
            (
                ServerError::Shell { key, source: io::ErrorKind::NotFound.into() },
                "cannot run `start_server_command`",
                "无法运行 `start_server_command`",
            ),
            (
                ServerError::TimedOut { key, limit: Duration::from_mins(5) },
                "`start_server_command` did not end within 300 s and was killed",
                "`start_server_command` 在 300 秒内没有结束，已被强制终止",
            ),
            (
                CallError::Disconnected { action: "bot_exit".into(), sent: false }.into(),
                "bot_exit: not connected",
                "bot_exit：没有连接到 NapCat",
            ),
        ] {
            assert_eq!(error.to_string(), english);
            let generic = mynah_core::Error::from(error);
            assert_eq!(generic.localize(&Lang::chinese()), chinese);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_failed_command_is_told_with_its_status() {
        use std::os::unix::process::ExitStatusExt;

        let status = ExitStatus::from_raw(3 << 8);
        let failed = ServerError::Failed { key: "stop_server_command", status };
        assert_eq!(failed.to_string(), "`stop_server_command` failed (exit status: 3)");
        let failed = ServerError::StopFailed { key: "stop_server_command", status };
        assert!(failed.localize(&Lang::chinese()).ends_with("因此没有重新启动 NapCat"));
    }
}
