//! What is to be sent, looked at closely before anything is.

use mynah_core::i18n::Phrase;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use mynah_core::message::MediaSource;
use url::Url;

use super::Files;
use super::chunks::unreadable;
use crate::error::CallError;
use crate::texts::text;

/// A source that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// Something the server knows what to do with, as it is.
    Known(String),
    /// Bytes that only this process has.
    Here(Content),
}

/// Bytes that only this process has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    File { path: PathBuf, size: u64 },
    Bytes(Bytes),
}

/// A source, by what its words mean.
enum Meant {
    Known(String),
    Path(PathBuf),
    Bytes(Bytes),
}

impl Content {
    pub(super) fn size(&self) -> u64 {
        match self {
            Self::File { size, .. } => *size,
            Self::Bytes(bytes) => bytes.len() as u64,
        }
    }
}

/// Finds out whether `source` can be sent, without sending anything.
///
/// `argument` is what the caller calls it.
pub(super) async fn look_at(
    source: &MediaSource,
    files: &Files,
    argument: &'static str,
) -> Result<Source, CallError> {
    let limit = files.stream_above / 3 * 4;
    look(source, files, limit).await.map_err(|reason| CallError::invalid(argument, reason))
}

/// As [`look_at`], with all bytes that stand in a text counting as bytes that are here.
pub(super) async fn look_at_all(
    source: &MediaSource,
    files: &Files,
    argument: &'static str,
) -> Result<Source, CallError> {
    look(source, files, 0).await.map_err(|reason| CallError::invalid(argument, reason))
}

/// The bytes behind `source`, which must be here.
pub(super) async fn content(
    source: &MediaSource,
    files: &Files,
    argument: &'static str,
) -> Result<Content, CallError> {
    let files = files.clone().shared(false);
    let looked = match look(source, &files, 0).await {
        Ok(Source::Here(content)) => return Ok(content),
        Ok(Source::Known(source)) => {
            text("file-not-here").with("source", shown(&source).to_owned())
        }
        Err(reason) => reason,
    };
    Err(CallError::invalid(argument, looked))
}

/// Base64 of more than `limit` digits counts as bytes that are here.
async fn look(source: &MediaSource, files: &Files, limit: u64) -> Result<Source, Phrase> {
    match meant(source, limit)? {
        Meant::Known(text) => Ok(Source::Known(text)),
        Meant::Bytes(bytes) if bytes.is_empty() => Err(text("file-no-bytes")),
        Meant::Bytes(bytes) => Ok(Source::Here(Content::Bytes(bytes))),
        Meant::Path(path) => {
            let (path, size) = file(&path, files).await?;
            match path.to_str() {
                Some(text) if files.is_shared() => Ok(Source::Known(text.to_owned())),
                _ => Ok(Source::Here(Content::File { path, size })),
            }
        }
    }
}

fn meant(source: &MediaSource, limit: u64) -> Result<Meant, Phrase> {
    match source {
        MediaSource::Remote(name) => Ok(Meant::Known(name.clone())),
        MediaSource::Bytes(bytes) => Ok(Meant::Bytes(bytes.clone())),
        MediaSource::Path(path) => {
            let written = path.to_str().and_then(|text| by_scheme(text, limit));
            written.unwrap_or_else(|| Ok(Meant::Path(path.clone())))
        }
        MediaSource::Url(link) => by_scheme(link, limit)
            .unwrap_or_else(|| Err(text("file-no-link").with("source", shown(link).to_owned()))),
        other => Err(text("file-unsendable").with("source", other.to_string())),
    }
}

/// What a text with a scheme means; `None` for one without any that is known.
fn by_scheme(written: &str, limit: u64) -> Option<Result<Meant, Phrase>> {
    let (scheme, rest) = written.split_once(':')?;
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" if rest.starts_with("//") => Some(Ok(Meant::Known(written.to_owned()))),
        "file" if rest.starts_with("//") => {
            let path = Url::parse(written).ok().and_then(|url| url.to_file_path().ok());
            let none = || text("file-foreign-path").with("source", shown(written).to_owned());
            Some(path.map(Meant::Path).ok_or_else(none))
        }
        "base64" => rest.strip_prefix("//").map(|encoded| base64(written, encoded, limit)),
        "data" => match rest.split_once(',')? {
            (head, encoded) if head.ends_with(";base64") => Some(base64(written, encoded, limit)),
            _ => Some(Ok(Meant::Known(written.to_owned()))),
        },
        _ => None,
    }
}

/// Base64 that stands in `written`: as it is while it is short.
fn base64(written: &str, encoded: &str, limit: u64) -> Result<Meant, Phrase> {
    if !encoded.is_empty() && encoded.len() as u64 <= limit {
        return Ok(Meant::Known(written.to_owned()));
    }
    let decoded = STANDARD.decode(encoded.trim_end());
    decoded
        .map(|bytes| Meant::Bytes(bytes.into()))
        .map_err(|error| text("file-no-base64").with("error", error.to_string()))
}

/// The absolute path of a file that can be read, and its length.
async fn file(path: &Path, files: &Files) -> Result<(PathBuf, u64), Phrase> {
    if path.as_os_str().is_empty() {
        return Err(text("file-empty-path"));
    }
    let (path, files) = (path.to_owned(), files.clone());
    let looking = tokio::task::spawn_blocking(move || examine(&path, &files));
    looking.await.map_err(|error| text("file-not-looked-at").with("error", error.to_string()))?
}

fn examine(path: &Path, files: &Files) -> Result<(PathBuf, u64), Phrase> {
    let about = |told: Phrase| told.with("path", path.display().to_string());
    let unreadable = |error: std::io::Error| unreadable(path, &error);
    let real = path.canonicalize().map_err(unreadable)?;
    if !files.allows(&real) {
        return Err(about(text("file-not-allowed")));
    }
    let metadata = real.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(about(text("file-no-file")));
    }
    std::fs::File::open(&real).map_err(unreadable)?;
    if metadata.len() == 0 {
        return Err(about(text("file-empty")));
    }
    let path = std::path::absolute(path).map_err(unreadable)?;
    Ok((path, metadata.len()))
}

/// The beginning of a text that may be a whole file.
fn shown(text: &str) -> &str {
    &text[..text.floor_char_boundary(60)]
}

#[cfg(test)]
mod tests;
