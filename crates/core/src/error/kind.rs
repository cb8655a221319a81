//! What can go wrong on any platform.

use std::fmt;

use crate::i18n::Localize;
use crate::i18n::own::text;
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
    /// It was on its way and nobody knows what came of it: it may have been done, so that doing it
    /// again may do it twice.
    OutcomeUnknown,
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
        let phrase = match self {
            Self::Unsupported => text("kind-unsupported"),
            Self::Disconnected => text("kind-disconnected"),
            Self::TimedOut => text("kind-timed-out"),
            Self::OutcomeUnknown => text("kind-outcome-unknown"),
            Self::RateLimited => text("kind-rate-limited"),
            Self::Refused => text("kind-refused"),
            Self::NotFound => text("kind-not-found"),
            Self::InvalidInput => text("kind-invalid-input"),
            Self::Unauthorized => text("kind-unauthorized"),
            Self::Protocol => text("kind-protocol"),
        };
        phrase.localize(lang)
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.localize(&Lang::english()))
    }
}
