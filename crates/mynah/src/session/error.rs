//! Why a wait ended without what it waited for.

use std::fmt;
use std::time::Duration;

use mynah_core::i18n::Phrase;
use mynah_core::{Error, Lang, Localize};

use crate::texts::text;

/// Why a wait ended without what it waited for.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError {
    /// Nothing came in time.
    TimedOut {
        /// How long it was waited.
        after: Duration,
    },
    /// Whoever was asked said a cancel word.
    Cancelled,
    /// No answer could be understood.
    NotUnderstood {
        /// How many there were.
        answers: usize,
    },
    /// The app is stopping.
    Stopping,
    /// As many sessions wait as may.
    TooMany {
        /// How many that is.
        limit: usize,
    },
    /// The question could not be sent.
    NotAsked(Error),
}

impl WaitError {
    /// Whether that is how waiting ends now and then, and nothing went wrong.
    pub fn is_quiet(&self) -> bool {
        !matches!(self, Self::TooMany { .. } | Self::NotAsked(_))
    }

    fn phrase(&self, lang: &Lang) -> Phrase {
        match self {
            Self::TimedOut { after } => {
                text("session-timed-out").with("after", format!("{after:?}"))
            }
            Self::Cancelled => text("session-cancelled"),
            Self::NotUnderstood { answers } => {
                text("session-not-understood").with("answers", *answers)
            }
            Self::Stopping => text("session-stopping"),
            Self::TooMany { limit } => text("session-too-many").with("limit", *limit),
            Self::NotAsked(error) => error.localize(lang).into(),
        }
    }
}

impl Localize for WaitError {
    fn localize(&self, lang: &Lang) -> String {
        self.phrase(lang).localize(lang)
    }
}

impl fmt::Display for WaitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.localize(&Lang::english()))
    }
}

impl std::error::Error for WaitError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // It is told by its words, and not repeated as its own cause.
            Self::NotAsked(error) => error.source(),
            _ => None,
        }
    }
}
