//! The error of the generic API: a kind that any platform can have, and the adapter's own error
//! behind it.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

/// A result of the generic API.
pub type Result<T, E = Error> = std::result::Result<T, E>;

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

impl ErrorKind {
    fn text(self) -> &'static str {
        match self {
            Self::Unsupported => "not supported",
            Self::Disconnected => "not connected",
            Self::TimedOut => "no answer in time",
            Self::RateLimited => "too many requests",
            Self::Refused => "refused",
            Self::NotFound => "not found",
            Self::InvalidInput => "invalid input",
            Self::Unauthorized => "the access token was refused",
            Self::Protocol => "protocol error",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// A failed call of the generic API.
///
/// [`kind`](Self::kind) is enough for code that runs on every platform; what the adapter knows in
/// addition is reached with [`downcast_ref`](Self::downcast_ref).
///
/// ```
/// use mynah_core::{Error, ErrorKind};
///
/// let error = Error::unsupported("get_group_members", "Pigeon");
/// assert_eq!(error.kind(), ErrorKind::Unsupported);
/// assert_eq!(error.to_string(), "Pigeon does not support get_group_members");
/// ```
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    message: Option<Cow<'static, str>>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error that is told by its words.
    pub fn new(kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Self {
        Self { kind, message: Some(message.into()), source: None }
    }

    /// An error that is told by an adapter's own error.
    pub fn from_source(
        kind: ErrorKind,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self { kind, message: None, source: Some(source.into()) }
    }

    /// The call `api` does not exist on the platform of `adapter`.
    pub fn unsupported(api: &str, adapter: &str) -> Self {
        Self::new(ErrorKind::Unsupported, format!("{adapter} does not support {api}"))
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
        self.source.as_deref()?.downcast_ref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.message, &self.source) {
            (Some(message), _) => f.write_str(message),
            // The adapter's error is this one said more exactly, so it speaks for it …
            (None, Some(source)) => source.fmt(f),
            (None, None) => self.kind.fmt(f),
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.message {
            Some(_) => self.source.as_deref().map(|source| source as _),
            // … and is not repeated as its own cause.
            None => self.source.as_deref().and_then(StdError::source),
        }
    }
}
