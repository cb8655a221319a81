//! Where the bytes of an image, a record, a video or a file are.

use std::fmt;
use std::path::PathBuf;

use bytes::Bytes;

/// Where the bytes of something to send are, or how the platform names something received.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum MediaSource {
    /// A link that the platform or the adapter can fetch.
    Url(String),
    /// A file on the machine the bot runs on.
    Path(PathBuf),
    /// The bytes themselves.
    Bytes(Bytes),
    /// A name the platform gave it; only that platform can make something of it.
    Remote(String),
}

impl MediaSource {
    /// A source from a text: a link when it starts with `http://` or `https://`, else a path.
    pub fn parse(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.starts_with("http://") || text.starts_with("https://") {
            Self::Url(text)
        } else {
            Self::Path(text.into())
        }
    }
}

impl From<Bytes> for MediaSource {
    fn from(bytes: Bytes) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<Vec<u8>> for MediaSource {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes.into())
    }
}

impl From<PathBuf> for MediaSource {
    fn from(path: PathBuf) -> Self {
        Self::Path(path)
    }
}

impl fmt::Display for MediaSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url(text) | Self::Remote(text) => f.write_str(text),
            Self::Path(path) => path.display().fmt(f),
            Self::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
        }
    }
}
