//! Why a call failed.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use mynah_core::i18n::Phrase;
use mynah_core::{ErrorKind, Lang, Localize};

use super::{hint, kind_of_retcode};
use crate::action::Action;
use crate::texts::{seconds, text};
use crate::transport::shortened;

/// Why a call failed.
///
/// What matters to a caller who sends something is whether it may have been done all the same:
/// see [`may_have_happened`](Self::may_have_happened).
///
/// It is told in the language of whoever reads it; what the server says stays as it came.
///
/// ```
/// use mynah_adapter_napcat::CallError;
/// use mynah_core::{Lang, Localize};
///
/// let error = CallError::Disconnected { action: "get_status".into(), sent: false };
/// assert_eq!(error.to_string(), "get_status: not connected");
/// assert_eq!(error.localize(&Lang::chinese()), "get_status：没有连接到 NapCat");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallError {
    /// The server understood and said no.
    Rejected {
        /// The action, as it is called on the wire.
        action: Cow<'static, str>,
        /// The code of the server.
        retcode: i64,
        /// What the server says, as it came; it may have many lines.
        message: String,
        /// The parameters as JSON, with long texts cut: the server never says which one it minds.
        params: String,
    },

    /// No answer came before the deadline.
    Timeout {
        /// The action, as it is called on the wire.
        action: Cow<'static, str>,
        /// How long it was waited for.
        after: Duration,
    },

    /// The deadline passed while it still waited to be written; it never will be.
    NotWritten {
        /// The action, as it is called on the wire.
        action: Cow<'static, str>,
        /// How long it was tried.
        after: Duration,
    },

    /// What became of a message was not known, and then the history of the conversation, where it
    /// was looked for, did not have it.
    Absent {
        /// The action, as it is called on the wire.
        action: Cow<'static, str>,
    },

    /// Too many messages wait for the `limits` of the configuration; nothing was sent.
    Limited {
        /// The action, as it is called on the wire.
        action: Cow<'static, str>,
        /// How many wait already.
        waiting: usize,
    },

    /// The account is logged out while the connection is up; nothing was sent.
    AccountOffline {
        /// The action, as it is called on the wire.
        action: Cow<'static, str>,
    },

    /// There is no connection, or it went away before the answer.
    Disconnected {
        /// The action, as it is called on the wire.
        action: Cow<'static, str>,
        /// Whether it was on its way already.
        sent: bool,
    },

    /// The answer is not what this action answers.
    Decode {
        /// The action, as it is called on the wire.
        action: Cow<'static, str>,
        /// Where in the answer; `.` for the answer as a whole.
        path: String,
        /// What is wrong there.
        detail: String,
    },

    /// What is answered piece by piece broke off, or has pieces that do not belong together.
    Broken {
        /// The action, as it is called on the wire.
        action: Cow<'static, str>,
        /// What is wrong, and what may help against it.
        reason: Phrase,
    },

    /// An argument cannot be meant; nothing was sent.
    InvalidArgument {
        /// The argument.
        argument: &'static str,
        /// What is wrong with it, in English to be read after its name.
        reason: Phrase,
    },

    /// A hook of the app kept it back; nothing was sent.
    Prevented {
        /// The action, as it is called on the wire.
        action: Cow<'static, str>,
        /// What the hook says.
        reason: Phrase,
    },

    /// This bot cannot do that; nothing was sent.
    Unsupported {
        /// What was asked for.
        api: Phrase,
        /// Why not.
        reason: Phrase,
    },
}

impl CallError {
    pub(crate) fn invalid(argument: &'static str, reason: impl Into<Phrase>) -> Self {
        Self::InvalidArgument { argument, reason: reason.into() }
    }

    /// An answer that says in its own way that nothing was done.
    pub(crate) fn refused<A: Action>(action: &A, code: i64, message: String) -> Self {
        let params = serde_json::to_string(action).unwrap_or_default();
        Self::Rejected {
            action: A::NAME.into(),
            retcode: code,
            message,
            params: shortened(&params),
        }
    }

    /// What went wrong, in words that hold on every platform.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Rejected { retcode, message, .. } => kind_of_retcode(*retcode, message),
            Self::Timeout { .. } | Self::NotWritten { .. } | Self::Absent { .. } => {
                ErrorKind::TimedOut
            }
            Self::Disconnected { .. } | Self::AccountOffline { .. } => ErrorKind::Disconnected,
            Self::Limited { .. } => ErrorKind::RateLimited,
            Self::Decode { .. } | Self::Broken { .. } => ErrorKind::Protocol,
            Self::InvalidArgument { .. } => ErrorKind::InvalidInput,
            Self::Prevented { .. } => ErrorKind::Refused,
            Self::Unsupported { .. } => ErrorKind::Unsupported,
        }
    }

    /// Whether what was asked for may have been done although the call failed: then asking again
    /// may do it twice.
    pub fn may_have_happened(&self) -> bool {
        match self {
            Self::Disconnected { sent, .. } => *sent,
            Self::Timeout { .. } | Self::Decode { .. } | Self::Broken { .. } => true,
            Self::Rejected { .. } => self.kind() == ErrorKind::TimedOut,
            Self::NotWritten { .. }
            | Self::Absent { .. }
            | Self::Limited { .. }
            | Self::AccountOffline { .. }
            | Self::InvalidArgument { .. }
            | Self::Prevented { .. }
            | Self::Unsupported { .. } => false,
        }
    }

    pub(crate) fn phrase(&self) -> Phrase {
        let of = |action: &Cow<'static, str>, phrase: Phrase| phrase.with("action", action.clone());
        match self {
            Self::Rejected { action, retcode, message, params } => {
                of(action, rejected(*retcode, message)).with("params", params.clone())
            }
            Self::Timeout { action, after } => {
                of(action, text("call-timeout")).with("after", seconds(*after))
            }
            Self::NotWritten { action, after } => {
                of(action, text("call-not-written")).with("after", seconds(*after))
            }
            Self::Absent { action } => of(action, text("call-absent")),
            Self::Limited { action, waiting } => {
                of(action, text("call-limited")).with("waiting", *waiting)
            }
            Self::AccountOffline { action } => of(action, text("call-account-offline")),
            Self::Disconnected { action, sent: false } => of(action, text("call-not-connected")),
            Self::Disconnected { action, sent: true } => of(action, text("call-lost")),
            Self::Decode { action, path, detail } => of(action, text("call-decode"))
                .with("path", path.clone())
                .with("detail", detail.clone()),
            Self::Broken { action, reason } => {
                of(action, text("call-broken")).with("reason", reason.clone())
            }
            Self::InvalidArgument { argument, reason } => {
                text("call-invalid").with("argument", *argument).with("reason", reason.clone())
            }
            Self::Prevented { action, reason } => {
                of(action, text("call-prevented")).with("reason", reason.clone())
            }
            Self::Unsupported { api, reason } => {
                text("call-unsupported").with("api", api.clone()).with("reason", reason.clone())
            }
        }
    }
}

/// What the server says, and what may help against it.
fn rejected(retcode: i64, message: &str) -> Phrase {
    let said = match one_line(message) {
        said if said.is_empty() => text("no-reason"),
        said => said.into(),
    };
    let phrase = match hint::of_refusal(retcode, message) {
        Some(hint) => text("rejected-with-hint").with("hint", hint),
        None => text("rejected"),
    };
    phrase.with("retcode", retcode.to_string()).with("message", said)
}

/// A text on one line, whole: the server likes to append dumps of several lines.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Localize for CallError {
    fn localize(&self, lang: &Lang) -> String {
        self.phrase().localize(lang)
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

impl std::error::Error for CallError {}

#[cfg(test)]
mod tests;
