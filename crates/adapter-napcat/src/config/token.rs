//! The access token: where it is written and how it travels.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use mynah_core::SectionError;
use mynah_core::i18n::Phrase;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::{ExposeSecret, SecretString};

use crate::texts::text;

/// An access token, never shown.
pub(crate) struct Token(SecretString);

impl Token {
    /// Whether a header carries it unharmed: proxies and parsers trim spaces, and there is no
    /// agreement on anything but ASCII.
    pub(crate) fn fits_header(&self) -> bool {
        let token = self.0.expose_secret();
        token.trim() == token && token.chars().all(|c| matches!(c, ' '..='~'))
    }

    /// The text without the token, should it be in it. One of a few letters hides nothing and
    /// would eat words.
    pub(crate) fn hide_in(&self, text: &str) -> String {
        match self.0.expose_secret() {
            token if token.len() < 4 => text.to_owned(),
            token => text.replace(token, "…"),
        }
    }

    /// The value of the `Authorization` header; a secret.
    pub(crate) fn bearer(&self) -> String {
        format!("Bearer {}", self.0.expose_secret())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

/// The token as it is written in a query; a secret.
pub(super) fn encode(token: &Token) -> String {
    utf8_percent_encode(token.0.expose_secret(), NON_ALPHANUMERIC).to_string()
}

/// The one token of the section, from whichever place it is written in; an empty one is none.
pub(super) fn read(
    literal: Option<SecretString>,
    file: Option<PathBuf>,
    in_uri: Option<SecretString>,
) -> Result<Option<Token>, SectionError> {
    let (key, token) = match (literal, file, in_uri.filter(|token| !is_empty(token))) {
        (Some(_), Some(_), _) => return Err(twice("token_file", "token")),
        (Some(token), _, Some(_)) if !is_empty(&token) => return Err(twice("token", "uri")),
        (_, Some(_), Some(_)) => return Err(twice("token_file", "uri")),
        (_, _, Some(token)) => ("uri", token),
        (Some(token), _, None) => ("token", token),
        (None, Some(path), None) => ("token_file", read_file(&path)?),
        (None, None, None) => return Ok(None),
    };
    if token.expose_secret().chars().any(char::is_control) {
        return Err(SectionError::localized(key, text("token-control")));
    }
    Ok((!is_empty(&token)).then_some(Token(token)))
}

fn is_empty(token: &SecretString) -> bool {
    token.expose_secret().is_empty()
}

fn twice(key: &str, other: &'static str) -> SectionError {
    SectionError::localized(key, text("token-twice").with("other", other))
}

fn read_file(path: &Path) -> Result<SecretString, SectionError> {
    let wrong = |reason: Phrase| {
        let path = path.display().to_string();
        let message = text("token-unreadable").with("path", path).with("reason", reason);
        SectionError::localized("token_file", message)
    };
    let content = fs::read_to_string(path).map_err(|error| wrong(error.kind().into()))?;
    match content.trim() {
        "" => Err(wrong(text("token-file-empty"))),
        token => Ok(token.into()),
    }
}
