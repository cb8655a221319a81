//! Segments that are shown as cards.

use super::Extra;

/// A piece of music that is anywhere on the web, shown as a card.
#[derive(Debug, Clone, PartialEq)]
pub struct Music {
    /// The page a click leads to.
    pub url: String,
    /// The picture of the card.
    pub image: String,
    /// Where the sound is; without it the card does not play.
    pub audio: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The line below the title.
    pub content: Option<String>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// Text with markup, on platforms that show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Markdown {
    /// The text.
    pub content: String,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A card that the platform describes in JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Json {
    /// The JSON text.
    pub data: String,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

impl Music {
    /// A card that leads to `url` and shows `image`, which platforms want at the least.
    pub fn new(url: impl Into<String>, image: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            image: image.into(),
            audio: None,
            title: None,
            content: None,
            extra: Extra::new(),
        }
    }

    /// Sets where the sound is.
    pub fn audio(mut self, audio: impl Into<String>) -> Self {
        self.audio = Some(audio.into());
        self
    }

    /// Sets the title.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the line below the title.
    pub fn content(mut self, content: impl Into<String>) -> Self {
        self.content = Some(content.into());
        self
    }
}

impl Markdown {
    /// Text with markup.
    pub fn new(content: impl Into<String>) -> Self {
        Self { content: content.into(), extra: Extra::new() }
    }
}

impl Json {
    /// A card.
    pub fn new(data: impl Into<String>) -> Self {
        Self { data: data.into(), extra: Extra::new() }
    }
}
