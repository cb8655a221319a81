//! The platforms that have songs.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use mynah_core::i18n::{Filler, Phrase};
use mynah_core::{Lang, Localize};

use crate::error::CallError;
use crate::texts::text;

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
#[derive(Debug, Clone, PartialEq, Eq)]
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
        Self::invalid("platform", error.phrase())
    }
}

impl MusicPlatformError {
    fn phrase(&self) -> Phrase {
        let known = MusicPlatform::ALL.iter().map(|platform| platform.as_str());
        text("music-platform").with("known", Filler::list(known)).with("given", self.given.clone())
    }
}

impl Localize for MusicPlatformError {
    fn localize(&self, lang: &Lang) -> String {
        self.phrase().localize(lang)
    }
}

impl fmt::Display for MusicPlatformError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

impl std::error::Error for MusicPlatformError {}

/// What is a platform already needs no look.
impl From<Infallible> for CallError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
