//! The error of the generic API: a kind that any platform can have, and the adapter's own error
//! behind it.

mod kind;
mod send;

use std::error::Error as StdError;
use std::fmt;

pub use kind::ErrorKind;
pub use send::{SendError, SendResult};

use crate::i18n::own::text;
use crate::i18n::{Localize, Phrase};
use crate::lang::Lang;

/// A result of the generic API.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failed call of the generic API.
///
/// [`kind`](Self::kind) is enough for code that runs on every platform; what the adapter knows in
/// addition is reached with [`downcast_ref`](Self::downcast_ref).
///
/// ```
/// use mynah_core::{Error, ErrorKind, Lang, Localize};
///
/// let error = Error::unsupported("get_group_members", "Pigeon");
/// assert_eq!(error.kind(), ErrorKind::Unsupported);
/// assert_eq!(error.to_string(), "Pigeon does not support get_group_members");
/// assert_eq!(error.localize(&Lang::chinese()), "Pigeon 不支持 get_group_members");
/// ```
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    told: Told,
}

/// How an error is told.
#[derive(Debug)]
enum Told {
    /// By words or a text.
    Phrase(Phrase),
    /// By the adapter's own error.
    Source(Box<dyn StdError + Send + Sync>, Option<Teller>),
}

/// Tells an error whose type was forgotten.
type Teller = fn(&(dyn StdError + 'static), &Lang) -> Option<String>;

impl Error {
    /// An error that is told by its words, or in any language by a [`Phrase`].
    pub fn new(kind: ErrorKind, message: impl Into<Phrase>) -> Self {
        Self { kind, told: Told::Phrase(message.into()) }
    }

    /// An error that is told by an adapter's own error.
    pub fn from_source(
        kind: ErrorKind,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self { kind, told: Told::Source(source.into(), None) }
    }

    /// An error that is told by an adapter's own error, in any language that one knows.
    pub fn from_localized<E>(kind: ErrorKind, source: E) -> Self
    where
        E: StdError + Localize + Send + Sync + 'static,
    {
        let teller: Teller =
            |source, lang| source.downcast_ref::<E>().map(|source| source.localize(lang));
        Self { kind, told: Told::Source(Box::new(source), Some(teller)) }
    }

    /// The call `api` does not exist on the platform of `adapter`.
    pub fn unsupported(api: &str, adapter: &str) -> Self {
        let phrase =
            text("unsupported").with("api", api.to_owned()).with("adapter", adapter.to_owned());
        Self::new(ErrorKind::Unsupported, phrase)
    }

    /// The message was not said in a group, and something about its group was asked.
    pub(crate) fn not_in_a_group() -> Self {
        Self::new(ErrorKind::InvalidInput, text("not-in-a-group"))
    }

    /// The argument `name` cannot be meant, for the given reason.
    pub fn invalid_input(name: &str, reason: impl fmt::Display) -> Self {
        Self::new(ErrorKind::InvalidInput, format!("`{name}` {reason}"))
    }

    /// What went wrong, in words that hold on every platform.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The adapter's own error, when it is an `E`.
    pub fn downcast_ref<E: StdError + 'static>(&self) -> Option<&E> {
        match &self.told {
            Told::Source(source, _) => source.downcast_ref(),
            Told::Phrase(_) => None,
        }
    }
}

impl Localize for Error {
    fn localize(&self, lang: &Lang) -> String {
        match &self.told {
            Told::Phrase(phrase) => phrase.localize(lang),
            Told::Source(source, teller) => teller
                .and_then(|teller| teller(&**source, lang))
                .unwrap_or_else(|| source.to_string()),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.told {
            Told::Phrase(phrase) => phrase.fmt(f),
            // The adapter's error is this one said more exactly, so it speaks for it …
            Told::Source(source, _) => source.fmt(f),
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.told {
            // … and is not repeated as its own cause.
            Told::Source(source, _) => source.source(),
            Told::Phrase(_) => None,
        }
    }
}
