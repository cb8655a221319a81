//! What is to be sent, looked at closely before anything is.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use mynah_core::message::MediaSource;
use url::Url;

use super::Files;
use crate::error::CallError;

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

/// The bytes behind `source`, which must be here.
pub(super) async fn content(
    source: &MediaSource,
    files: &Files,
    argument: &'static str,
) -> Result<Content, CallError> {
    let files = files.clone().shared(false);
    let looked = match look(source, &files, 0).await {
        Ok(Source::Here(content)) => return Ok(content),
        Ok(Source::Known(text)) => format!("is not on this machine: `{}`", shown(&text)),
        Err(reason) => reason,
    };
    Err(CallError::invalid(argument, looked))
}

/// Base64 of more than `limit` digits counts as bytes that are here.
async fn look(source: &MediaSource, files: &Files, limit: u64) -> Result<Source, String> {
    match meant(source, limit)? {
        Meant::Known(text) => Ok(Source::Known(text)),
        Meant::Bytes(bytes) if bytes.is_empty() => Err("has a file of no bytes".to_owned()),
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

fn meant(source: &MediaSource, limit: u64) -> Result<Meant, String> {
    match source {
        MediaSource::Remote(name) => Ok(Meant::Known(name.clone())),
        MediaSource::Bytes(bytes) => Ok(Meant::Bytes(bytes.clone())),
        MediaSource::Path(path) => {
            let written = path.to_str().and_then(|text| by_scheme(text, limit));
            written.unwrap_or_else(|| Ok(Meant::Path(path.clone())))
        }
        MediaSource::Url(text) => by_scheme(text, limit).unwrap_or_else(|| {
            let text = shown(text);
            Err(format!(
                "has a link that is none, `{text}`; links begin with `http://` or `https://`"
            ))
        }),
        other => Err(format!("has a source that cannot be sent: {other}")),
    }
}

/// What a text with a scheme means; `None` for one without any that is known.
fn by_scheme(text: &str, limit: u64) -> Option<Result<Meant, String>> {
    let (scheme, rest) = text.split_once(':')?;
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" if rest.starts_with("//") => Some(Ok(Meant::Known(text.to_owned()))),
        "file" if rest.starts_with("//") => {
            let path = Url::parse(text).ok().and_then(|url| url.to_file_path().ok());
            let none = || format!("names no file of this machine, `{}`", shown(text));
            Some(path.map(Meant::Path).ok_or_else(none))
        }
        "base64" => rest.strip_prefix("//").map(|encoded| base64(text, encoded, limit)),
        "data" => match rest.split_once(',')? {
            (head, encoded) if head.ends_with(";base64") => Some(base64(text, encoded, limit)),
            _ => Some(Ok(Meant::Known(text.to_owned()))),
        },
        _ => None,
    }
}

/// Base64 that stands in `text`: as it is while it is short.
fn base64(text: &str, encoded: &str, limit: u64) -> Result<Meant, String> {
    if !encoded.is_empty() && encoded.len() as u64 <= limit {
        return Ok(Meant::Known(text.to_owned()));
    }
    let decoded = STANDARD.decode(encoded.trim_end());
    decoded
        .map(|bytes| Meant::Bytes(bytes.into()))
        .map_err(|error| format!("has base64 that is none: {error}"))
}

/// The absolute path of a file that can be read, and its length.
async fn file(path: &Path, files: &Files) -> Result<(PathBuf, u64), String> {
    if path.as_os_str().is_empty() {
        return Err("names a file by an empty path".to_owned());
    }
    let (path, files) = (path.to_owned(), files.clone());
    let looking = tokio::task::spawn_blocking(move || examine(&path, &files));
    looking.await.map_err(|error| format!("could not be looked at: {error}"))?
}

fn examine(path: &Path, files: &Files) -> Result<(PathBuf, u64), String> {
    let shown = path.display();
    let unreadable =
        |error: std::io::Error| format!("names a file that cannot be read, `{shown}`: {error}");
    let real = path.canonicalize().map_err(unreadable)?;
    if !files.allows(&real) {
        return Err(format!("names a file outside of the folders of `files.allow`, `{shown}`"));
    }
    let metadata = real.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(format!("names something that is no file, `{shown}`"));
    }
    std::fs::File::open(&real).map_err(unreadable)?;
    if metadata.len() == 0 {
        return Err(format!("names an empty file, `{shown}`"));
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
