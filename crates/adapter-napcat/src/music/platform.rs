//! The platforms that have songs.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use crate::error::CallError;

/// A platform that has songs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MusicPlatform {
    /// QQ Music: `qq`.
    Qq,
    /// NetEase Cloud Music: `163`.
    NetEase,
    /// Kugou: `kugou`.
    Kugou,
    /// Kuwo: `kuwo`.
    Kuwo,
    /// Migu: `migu`.
    Migu,
}

impl MusicPlatform {
    /// All of them.
    pub const ALL: &'static [Self] =
        &[Self::Qq, Self::NetEase, Self::Kugou, Self::Kuwo, Self::Migu];

    /// What the wire calls it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Qq => "qq",
            Self::NetEase => "163",
            Self::Kugou => "kugou",
            Self::Kuwo => "kuwo",
            Self::Migu => "migu",
        }
    }
}

impl fmt::Display for MusicPlatform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A text that is no music platform.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("must be one of qq, 163, kugou, kuwo and migu, not `{given}`")]
#[non_exhaustive]
pub struct MusicPlatformError {
    /// What was given.
    pub given: String,
}

impl FromStr for MusicPlatform {
    type Err = MusicPlatformError;

    /// Reads what the wire calls it.
    fn from_str(text: &str) -> Result<Self, MusicPlatformError> {
        let found = Self::ALL.iter().find(|platform| platform.as_str() == text);
        found.copied().ok_or_else(|| MusicPlatformError { given: text.to_owned() })
    }
}

impl TryFrom<&str> for MusicPlatform {
    type Error = MusicPlatformError;

    fn try_from(text: &str) -> Result<Self, MusicPlatformError> {
        text.parse()
    }
}

impl From<MusicPlatformError> for CallError {
    fn from(error: MusicPlatformError) -> Self {
        Self::invalid("platform", error.to_string())
    }
}

/// What is a platform already needs no look.
impl From<Infallible> for CallError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
