//! What can be wrong with a configuration, and where.

mod render;

use std::fmt;
use std::path::PathBuf;

use mynah_core::Lang;
use mynah_core::config::with_suggestion;
use mynah_core::i18n::{Localize, Phrase};

use crate::texts::text;

pub(super) use render::Excerpt;

/// One thing that is wrong with the configuration.
///
/// A value of the configuration is never part of it: any of them may be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConfigError {
    /// What kind of mistake it is.
    pub kind: ConfigErrorKind,
    /// The file, when the mistake is in one.
    pub file: Option<PathBuf>,
    /// The line in the file, counted from 1.
    pub line: Option<usize>,
    /// The column in the line, counted in characters from 1.
    pub column: Option<usize>,
    /// What it came from instead of the file.
    pub input: Option<Input>,
    /// The key as a path, for example `bots[0].NapCat.uri`.
    pub key: Option<String>,
    /// What is wrong, as a sentence without capital and full stop.
    pub message: Phrase,
    /// What was probably meant.
    pub suggestion: Option<String>,
    pub(super) excerpt: Option<Excerpt>,
}

/// The kind of a [`ConfigError`], for whoever sorts or counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConfigErrorKind {
    /// The file is not there or cannot be read.
    Unreadable,
    /// The file is not UTF-8.
    NotUtf8,
    /// The file, or a value given in YAML, is not YAML.
    Syntax,
    /// A key is set twice in one place.
    DuplicateKey,
    /// A key that means nothing here.
    UnknownKey,
    /// A key that has to be there and is not.
    MissingKey,
    /// A value of another type than the key takes.
    WrongType,
    /// A value of the right type that cannot be meant.
    Invalid,
    /// `${…}` in a value names a variable of the environment that is not set.
    UnsetVariable,
    /// `${` in a value begins no name of a variable.
    MalformedVariable,
    /// A variable of the environment or an argument that does not name a key.
    MalformedOverride,
    /// A variable of the environment or an argument that names no bot, or more than one.
    NoSuchBot,
    /// An entry of `bots` that is not one adapter with its keys.
    MalformedBot,
    /// An adapter that is not known.
    UnknownAdapter,
    /// A section for a module that is not known.
    UnknownModule,
    /// Two bots with one id.
    DuplicateBot,
    /// No bot at all.
    NoBots,
}

/// Where a value comes from that is not from the file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Input {
    /// The variable of the environment of this name.
    Variable(String),
    /// The argument `--set` for this key.
    Argument(String),
    /// The argument `--set` of this number, counted from 1, which names no key.
    NthArgument(usize),
}

/// Everything that is wrong with the configuration; at least one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigErrors {
    errors: Vec<ConfigError>,
    lang: Option<Lang>,
}

impl ConfigErrors {
    /// These, of which there is at least one, in a configuration that asks for `lang`.
    pub(super) fn new(mut errors: Vec<ConfigError>, lang: Option<Lang>) -> Self {
        // As the file is read: from the top. What is in no file comes last.
        errors.sort_by_key(|error| (error.line.is_none(), error.line, error.column));
        Self { errors, lang }
    }

    /// The language that the configuration asks for, where that much of it could be read.
    pub fn lang(&self) -> Option<&Lang> {
        self.lang.as_ref()
    }

    /// The errors, in the order of the file.
    pub fn iter(&self) -> std::slice::Iter<'_, ConfigError> {
        self.errors.iter()
    }

    /// All of them as several lines each, with the place in the file; see [`ConfigError::render`].
    pub fn render(&self) -> String {
        self.render_in(&Lang::english())
    }

    /// All of them as several lines each, for a reader of `lang`.
    pub fn render_in(&self, lang: &Lang) -> String {
        let errors: Vec<_> = self.iter().map(|error| error.render_in(lang)).collect();
        errors.join("\n")
    }
}

impl IntoIterator for ConfigErrors {
    type Item = ConfigError;
    type IntoIter = std::vec::IntoIter<ConfigError>;

    fn into_iter(self) -> Self::IntoIter {
        self.errors.into_iter()
    }
}

impl<'a> IntoIterator for &'a ConfigErrors {
    type Item = &'a ConfigError;
    type IntoIter = std::slice::Iter<'a, ConfigError>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl ConfigError {
    /// One line: the place, the key, what is wrong, what was probably meant.
    fn phrase(&self) -> Phrase {
        let message = match &self.key {
            Some(key) => self.with_key(key),
            None => self.sentence(),
        };
        match self.place() {
            Some(place) => text("at-place").with("place", place).with("message", message),
            None => message,
        }
    }

    fn with_key(&self, key: &str) -> Phrase {
        text("with-key").with("key", key.to_owned()).with("message", self.sentence())
    }

    /// What is wrong, and what was probably meant.
    fn sentence(&self) -> Phrase {
        with_suggestion(self.message.clone(), self.suggestion.as_deref())
    }

    /// `file:line:column`, or what the value came from instead.
    fn place(&self) -> Option<Phrase> {
        if let Some(input) = &self.input {
            return Some(input.phrase());
        }
        let numbers = [self.line, self.column].into_iter().flatten();
        let file = self.file.as_ref()?.display().to_string();
        Some(numbers.fold(file, |place, number| format!("{place}:{number}")).into())
    }
}

impl Input {
    pub(super) fn phrase(&self) -> Phrase {
        match self {
            Self::Variable(name) => text("variable").with("name", name.clone()),
            Self::Argument(key) => text("argument").with("key", key.clone()),
            Self::NthArgument(number) => text("nth-argument").with("number", *number),
        }
    }
}

/// One line: the place, the key, what is wrong, what was probably meant.
impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

impl Localize for ConfigError {
    fn localize(&self, lang: &Lang) -> String {
        self.phrase().localize(lang)
    }
}

/// One line each.
impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.localize(&Lang::english()))
    }
}

impl Localize for ConfigErrors {
    fn localize(&self, lang: &Lang) -> String {
        let errors: Vec<_> = self.iter().map(|error| error.localize(lang)).collect();
        errors.join("\n")
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

impl Localize for Input {
    fn localize(&self, lang: &Lang) -> String {
        self.phrase().localize(lang)
    }
}

impl std::error::Error for ConfigError {}
impl std::error::Error for ConfigErrors {}
