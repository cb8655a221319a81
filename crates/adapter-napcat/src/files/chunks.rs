//! Reading what is uploaded, a piece at a time.

use crate::texts::text;
use mynah_core::i18n::Phrase;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use sha2::{Digest, Sha256};
use tokio::io::AsyncReadExt;

use super::source::Content;
use super::upload::goods::{self, Reading};

/// How many bytes go into one chunk: enough that few are needed, and so few that the server is
/// done with one before anybody notices.
pub(super) const CHUNK: u64 = 256 << 10;

/// Gives what is uploaded, a piece at a time; no more of it is in memory than that.
pub(super) enum Chunks<'a> {
    File { file: tokio::fs::File, path: PathBuf, left: u64 },
    Bytes(Bytes),
    Reader { reader: Reading<'a>, length: u64, left: u64, hash: Sha256 },
}

impl<'a> Chunks<'a> {
    pub(super) async fn open(content: Content) -> Result<Self, Phrase> {
        Ok(match content {
            Content::Bytes(bytes) => Self::Bytes(bytes),
            Content::File { path, size } => {
                let file = tokio::fs::File::open(&path).await;
                let file = file.map_err(|error| unreadable(&path, &error))?;
                Self::File { file, path, left: size }
            }
        })
    }

    /// Whatever `reader` gives, which has to be `length` bytes.
    pub(super) fn read(reader: Reading<'a>, length: u64) -> Self {
        Self::Reader { reader, length, left: length, hash: Sha256::new() }
    }

    /// The next piece; `None` after the last.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>, Phrase> {
        match self {
            Self::Bytes(bytes) if bytes.is_empty() => Ok(None),
            Self::Bytes(bytes) => {
                let length = bytes.len().min(usize::try_from(CHUNK).unwrap_or(usize::MAX));
                Ok(Some(bytes.split_to(length)))
            }
            Self::File { left: 0, .. } | Self::Reader { left: 0, .. } => Ok(None),
            Self::File { file, path, left } => {
                let mut chunk = room(*left);
                let read = file.read_exact(&mut chunk).await;
                read.map_err(|error| unreadable(path, &error))?;
                *left -= chunk.len() as u64;
                Ok(Some(chunk.into()))
            }
            Self::Reader { reader, length, left, hash } => {
                let mut chunk = room(*left);
                let read = reader.read_exact(&mut chunk).await;
                read.map_err(|error| match error.kind() {
                    ErrorKind::UnexpectedEof => text("reader-too-short").with("length", *length),
                    _ => goods::unreadable(&error),
                })?;
                *left -= chunk.len() as u64;
                hash.update(&chunk);
                Ok(Some(chunk.into()))
            }
        }
    }

    /// The SHA-256 of what was read from a reader, as hexadecimal digits.
    pub(super) fn digest(self) -> String {
        match self {
            Self::Reader { hash, .. } => hex(&hash.finalize()),
            Self::File { .. } | Self::Bytes(_) => String::new(),
        }
    }
}

/// Room for the next piece, when so much is left.
fn room(left: u64) -> Vec<u8> {
    vec![0; usize::try_from(CHUNK.min(left)).unwrap_or_default()]
}

/// The SHA-256 of all bytes, as hexadecimal digits.
pub(super) async fn digest(content: Content) -> Result<String, Phrase> {
    let work = tokio::task::spawn_blocking(move || match content {
        Content::Bytes(bytes) => Ok(hex(&Sha256::digest(&bytes))),
        Content::File { path, .. } => digest_file(&path).map_err(|error| unreadable(&path, &error)),
    });
    work.await.map_err(|error| text("file-not-looked-at").with("error", error.to_string()))?
}

fn digest_file(path: &PathBuf) -> std::io::Result<String> {
    let mut file = std::fs::File::open(path)?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; usize::try_from(CHUNK).unwrap_or_default()];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hex(&hash.finalize())),
            length => hash.update(&piece[..length]),
        }
    }
}

pub(super) fn hex(digest: &[u8]) -> String {
    use std::fmt::Write;

    let mut text = String::with_capacity(2 * digest.len());
    for byte in digest {
        write!(text, "{byte:02x}").expect("a text takes whatever is written");
    }
    text
}

/// Why a file that was there cannot be read.
pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Phrase {
    let path = path.display().to_string();
    text("file-unreadable").with("path", path).with("error", Phrase::from(error.kind()))
}
