//! Reading what is uploaded, a piece at a time.

use crate::texts::text;
use mynah_core::i18n::Phrase;
use std::io::Read;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use sha2::{Digest, Sha256};
use tokio::io::AsyncReadExt;

use super::source::Content;

/// How many bytes go into one chunk: enough that few are needed, and so few that the server is
/// done with one before anybody notices.
pub(super) const CHUNK: u64 = 256 << 10;

/// Gives what is uploaded, a piece at a time; no more of a file is in memory than that.
pub(super) enum Chunks {
    File { file: tokio::fs::File, path: PathBuf, left: u64 },
    Bytes(Bytes),
}

impl Chunks {
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

    /// The next piece; `None` after the last.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>, Phrase> {
        match self {
            Self::Bytes(bytes) if bytes.is_empty() => Ok(None),
            Self::Bytes(bytes) => {
                let length = bytes.len().min(usize::try_from(CHUNK).unwrap_or(usize::MAX));
                Ok(Some(bytes.split_to(length)))
            }
            Self::File { left: 0, .. } => Ok(None),
            Self::File { file, path, left } => {
                let length = CHUNK.min(*left);
                let mut chunk = vec![0; usize::try_from(length).unwrap_or_default()];
                let read = file.read_exact(&mut chunk).await;
                read.map_err(|error| unreadable(path, &error))?;
                *left -= length;
                Ok(Some(chunk.into()))
            }
        }
    }
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

fn hex(digest: &[u8]) -> String {
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
