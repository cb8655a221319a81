//! The access token: where it is written and how it travels.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use mynah_core::SectionError;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::{ExposeSecret, SecretString};

/// An access token, never shown.
pub(crate) struct Token(SecretString);

impl Token {
    /// Whether a header carries it unharmed: proxies and parsers trim spaces, and there is no
    /// agreement on anything but ASCII.
    pub(crate) fn fits_header(&self) -> bool {
        let token = self.0.expose_secret();
        token.trim() == token && token.chars().all(|c| matches!(c, ' '..='~'))
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
        let message = "the token has a line break or another control character in it, which no \
                       token of NapCat has";
        return Err(SectionError::at(key, message));
    }
    Ok((!is_empty(&token)).then_some(Token(token)))
}

fn is_empty(token: &SecretString) -> bool {
    token.expose_secret().is_empty()
}

fn twice(key: &str, other: &str) -> SectionError {
    SectionError::at(key, format!("the token is written in `{other}` too; keep one of them"))
}

fn read_file(path: &Path) -> Result<SecretString, SectionError> {
    let wrong = |reason: String| {
        let path = path.display();
        SectionError::at("token_file", format!("cannot read the token from `{path}`: {reason}"))
    };
    let text = fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    match text.trim() {
        "" => Err(wrong("there is nothing in it".to_owned())),
        token => Ok(token.into()),
    }
}
