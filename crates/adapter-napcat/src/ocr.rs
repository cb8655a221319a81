//! Words in pictures: what is looked at, and what is found.

use std::path::PathBuf;

use mynah_core::Segment;
use mynah_core::message::segment::{File, Image};
use mynah_core::message::{Extra, MediaSource};
use serde::ser::{Error as _, Serialize, Serializer};

use crate::action::{Argument, Client, Load, Loading, not_empty};
use crate::error::CallError;
use crate::texts::text;

/// Words that were found in a picture.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct OcrText {
    /// The words.
    pub text: String,
    /// How sure the engine is, on its own scale; `None` when it does not say.
    pub confidence: Option<f64>,
    /// The corners of where they are, in order; empty when the engine does not say.
    pub points: Vec<OcrPoint>,
    /// Keys of the engine that have no field here.
    pub extra: Extra,
}

/// A place in a picture, in pixels from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OcrPoint {
    /// How far to the right.
    pub x: f64,
    /// How far down.
    pub y: f64,
}

/// A picture to look for words in.
///
/// A text is a link, a path on this machine, or a file in one of the server's own spellings
/// (`file://…`, `base64://…`, `data:…`); a segment must be an [`Image`] or a [`File`].
#[derive(Debug, Clone, PartialEq)]
pub struct OcrSource(State);

#[derive(Debug, Clone, PartialEq)]
enum State {
    Given {
        source: MediaSource,
        url: Option<String>,
    },
    /// A segment that is no picture.
    NoPicture,
    /// As the server takes it.
    Loaded(String),
}

impl Load for OcrSource {
    /// Brings the file to where the server sees it; a link is better than a name.
    async fn load<C: Client + ?Sized>(
        &mut self,
        loading: &Loading<'_, C>,
    ) -> Result<(), CallError> {
        if let State::Given { source, url } = &mut self.0 {
            let source = match (&*source, url.take()) {
                (MediaSource::Remote(_), Some(url)) => MediaSource::Remote(url),
                (source, _) => source.clone(),
            };
            self.0 = State::Loaded(loading.bring(source).await?);
        }
        Ok(())
    }
}

impl From<MediaSource> for OcrSource {
    fn from(source: MediaSource) -> Self {
        Self(State::Given { source, url: None })
    }
}

impl From<&str> for OcrSource {
    fn from(text: &str) -> Self {
        const SERVERS: [&str; 3] = ["file://", "base64://", "data:"];
        if SERVERS.iter().any(|scheme| text.starts_with(scheme)) {
            return MediaSource::Remote(text.to_owned()).into();
        }
        MediaSource::parse(text).into()
    }
}

impl From<String> for OcrSource {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<PathBuf> for OcrSource {
    fn from(path: PathBuf) -> Self {
        MediaSource::from(path).into()
    }
}

impl From<Image> for OcrSource {
    fn from(Image { source, url, .. }: Image) -> Self {
        Self(State::Given { source, url })
    }
}

impl From<File> for OcrSource {
    fn from(File { source, url, .. }: File) -> Self {
        Self(State::Given { source, url })
    }
}

impl From<Segment> for OcrSource {
    fn from(segment: Segment) -> Self {
        match segment {
            Segment::Image(image) => image.into(),
            Segment::File(file) => file.into(),
            _ => Self(State::NoPicture),
        }
    }
}

impl From<&Segment> for OcrSource {
    fn from(segment: &Segment) -> Self {
        segment.clone().into()
    }
}

impl Argument for OcrSource {
    fn check(&self, name: &'static str) -> Result<(), CallError> {
        match &self.0 {
            State::NoPicture => Err(CallError::invalid(name, text("no-picture"))),
            State::Given { source, .. } => not_empty(&source.to_string(), name),
            State::Loaded(file) => not_empty(file, name),
        }
    }
}

impl Serialize for OcrSource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            State::Loaded(file) => serializer.serialize_str(file),
            _ => Err(S::Error::custom("the picture was not loaded")),
        }
    }
}
