//! What can go wrong on any platform.

use std::fmt;

use super::TEXTS;
use crate::i18n::Localize;
use crate::lang::Lang;

/// What went wrong, in words that hold on every platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The platform has no such thing.
    Unsupported,
    /// There is no connection, or it went away before the answer.
    Disconnected,
    /// No answer came before the deadline.
    TimedOut,
    /// The platform asks to be left alone for a while.
    RateLimited,
    /// The platform understood and said no.
    Refused,
    /// What was asked for does not exist.
    NotFound,
    /// An argument cannot be meant; nothing was sent.
    InvalidInput,
    /// The access token was refused.
    Unauthorized,
    /// The other side said something that makes no sense.
    Protocol,
}

impl Localize for ErrorKind {
    fn localize(&self, lang: &Lang) -> String {
        let key = match self {
            Self::Unsupported => "kind-unsupported",
            Self::Disconnected => "kind-disconnected",
            Self::TimedOut => "kind-timed-out",
            Self::RateLimited => "kind-rate-limited",
            Self::Refused => "kind-refused",
            Self::NotFound => "kind-not-found",
            Self::InvalidInput => "kind-invalid-input",
            Self::Unauthorized => "kind-unauthorized",
            Self::Protocol => "kind-protocol",
        };
        TEXTS.text(lang, key).to_string()
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.localize(&Lang::english()))
    }
}
