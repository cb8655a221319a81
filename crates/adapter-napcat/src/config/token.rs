//! The access token: where it is written and how it travels.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use mynah_core::SectionError;
use mynah_core::i18n::Phrase;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::texts::text;

/// An access token, never shown.
#[derive(Clone)]
pub(crate) struct Token(SecretString);

/// For what is compared in tests; a token of somebody else is checked by
/// [`is`](Token::is).
impl PartialEq for Token {
    fn eq(&self, other: &Self) -> bool {
        self.is(other.0.expose_secret())
    }
}

impl Eq for Token {}

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

    /// Whether `given` is this token. How long this takes tells nothing about the token, not even
    /// its length: digests are compared, and all of them.
    pub(crate) fn is(&self, given: &str) -> bool {
        let digest = |text: &str| Sha256::digest(text.as_bytes());
        digest(given).ct_eq(&digest(self.0.expose_secret())).into()
    }

    /// The token as the key of signatures; a secret.
    pub(crate) fn as_key(&self) -> &[u8] {
        self.0.expose_secret().as_bytes()
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
    checked(key, Some(token))
}

/// A token that can be one; an empty one is none.
pub(super) fn checked(
    key: &str,
    written: Option<SecretString>,
) -> Result<Option<Token>, SectionError> {
    match written {
        Some(token) if token.expose_secret().chars().any(char::is_control) => {
            Err(SectionError::localized(key, text("token-control")))
        }
        token => Ok(token.filter(|token| !is_empty(token)).map(Token)),
    }
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
