//! Segments that are files of some kind.

use super::{Extra, MediaSource};

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Where its bytes are; for a received picture the platform's name of it.
    pub source: MediaSource,
    /// A link to a received picture, which may expire.
    pub url: Option<String>,
    /// The words shown where pictures are not.
    pub summary: Option<String>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A voice message.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Where its bytes are; for a received one the platform's name of it.
    pub source: MediaSource,
    /// A link to a received one, which may expire.
    pub url: Option<String>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A film.
#[derive(Debug, Clone, PartialEq)]
pub struct Video {
    /// Where its bytes are; for a received one the platform's name of it.
    pub source: MediaSource,
    /// A link to a received one, which may expire.
    pub url: Option<String>,
    /// The still picture shown before it plays, when sending.
    pub thumb: Option<MediaSource>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A file of any kind.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// Where its bytes are; for a received one the platform's id of it.
    pub source: MediaSource,
    /// The name it is shown under.
    pub name: Option<String>,
    /// A link to a received one, which may expire.
    pub url: Option<String>,
    /// Its length in bytes, of a received one.
    pub size: Option<u64>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

impl Image {
    /// A picture to send.
    pub fn new(source: impl Into<MediaSource>) -> Self {
        Self { source: source.into(), url: None, summary: None, extra: Extra::new() }
    }

    /// Sets the words shown where pictures are not.
    pub fn summary(mut self, summary: impl Into<String>) -> Self {
        self.summary = Some(summary.into());
        self
    }
}

impl Record {
    /// A voice message to send.
    pub fn new(source: impl Into<MediaSource>) -> Self {
        Self { source: source.into(), url: None, extra: Extra::new() }
    }
}

impl Video {
    /// A film to send.
    pub fn new(source: impl Into<MediaSource>) -> Self {
        Self { source: source.into(), url: None, thumb: None, extra: Extra::new() }
    }
}

impl File {
    /// A file to send.
    pub fn new(source: impl Into<MediaSource>) -> Self {
        Self { source: source.into(), name: None, url: None, size: None, extra: Extra::new() }
    }

    /// Sets the name it is shown under.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}
