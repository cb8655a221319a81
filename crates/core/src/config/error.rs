//! Why a section cannot be meant.

use std::fmt;

use figment::error::Kind;
use figment::value::Value;

use super::explain;
use super::known::with_suggestion;
use crate::i18n::own::text;
use crate::i18n::{Localize, Phrase};
use crate::lang::Lang;

/// Why a section cannot be meant, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SectionError {
    /// What kind of mistake it is.
    pub kind: SectionErrorKind,
    /// The keys and indices from the section's start to the place.
    pub path: Vec<String>,
    /// What is wrong there, as a sentence without capital and full stop.
    pub message: Phrase,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

/// The kind of a [`SectionError`], for whoever sorts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SectionErrorKind {
    /// A key that means nothing here; the path ends with it.
    UnknownKey,
    /// A key that has to be there and is not; the path ends where it should be.
    MissingKey,
    /// A value of another type than the key takes.
    WrongType,
    /// A value of the right type that cannot be meant.
    Invalid,
}

impl SectionError {
    /// Something is wrong at the key `key` of the section, told in these words whatever the
    /// language of the reader.
    pub fn at(key: &str, message: impl Into<String>) -> Self {
        Self::localized(key, message.into())
    }

    /// Something is wrong at the key `key` of the section, told in the language of the reader.
    ///
    /// A value that is repeated in a gap of the phrase is hidden before anybody reads it.
    ///
    /// ```
    /// use std::sync::LazyLock;
    /// use mynah_core::i18n::{Localize, Phrase, Texts};
    /// use mynah_core::{Lang, SectionError};
    ///
    /// static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    ///     Texts::new([
    ///         ("en", "no-host = there is no host in `{ $uri }`"),
    ///         ("zh-CN", "no-host = `{ $uri }` 里没有主机名"),
    ///     ])
    /// });
    ///
    /// let message = Phrase::new(&TEXTS, "no-host").with("uri", "ws://");
    /// let error = SectionError::localized("uri", message);
    /// assert_eq!(error.to_string(), "`uri`: there is no host in `ws://`");
    /// assert_eq!(error.localize(&Lang::chinese()), "`uri`：`ws://` 里没有主机名");
    /// ```
    pub fn localized(key: &str, message: impl Into<Phrase>) -> Self {
        Self {
            kind: SectionErrorKind::Invalid,
            path: vec![key.to_owned()],
            message: message.into(),
            suggestion: None,
        }
    }

    /// Adds what was probably meant.
    pub fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// The same error as seen from a place further out.
    pub fn within(mut self, outer: impl IntoIterator<Item = String>) -> Self {
        let inner = std::mem::take(&mut self.path);
        self.path = outer.into_iter().chain(inner).collect();
        self
    }

    /// What figment has to say, with its path.
    pub fn from_figment(error: &figment::Error) -> Self {
        let mut path = error.path.clone();
        if let Kind::UnknownField(key, _) = &error.kind
            // Whether the key itself is already in the path depends on how the type is read.
            && path.last() != Some(key)
        {
            path.push(key.clone());
        }
        let (message, suggestion) = explain::explain(&error.kind);
        Self { kind: SectionErrorKind::of(&error.kind), path, message, suggestion }
    }

    /// The same about something that was read from `value`: what a type of ours had to say, which
    /// reaches figment as English, is said in every language again.
    pub(super) fn from_figment_in(value: &Value, error: &figment::Error) -> Self {
        let mut found = Self::from_figment(error);
        if let Kind::Message(words) = &error.kind
            && let Some(message) = explain::said_again(value, &found.path, words)
        {
            found.message = message;
        }
        found
    }

    fn phrase(&self) -> Phrase {
        let message = with_suggestion(self.message.clone(), self.suggestion.as_deref());
        if self.path.is_empty() {
            return message;
        }
        text("at-key").with("path", self.path.join(".")).with("message", message)
    }
}

impl SectionErrorKind {
    fn of(kind: &Kind) -> Self {
        match kind {
            Kind::UnknownField(..) => Self::UnknownKey,
            Kind::MissingField(_) => Self::MissingKey,
            Kind::InvalidType(..) => Self::WrongType,
            _ => Self::Invalid,
        }
    }
}

impl Localize for SectionError {
    fn localize(&self, lang: &Lang) -> String {
        self.phrase().localize(lang)
    }
}

impl fmt::Display for SectionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

impl std::error::Error for SectionError {}
