//! Segments that are shown as cards.

use std::fmt;

use super::Extra;
use crate::id::{GroupId, UserId};

/// A piece of music that is anywhere on the web, shown as a card.
#[derive(Debug, Clone, PartialEq)]
pub struct Music {
    /// The page a click leads to; empty when a received card does not tell.
    pub url: String,
    /// The picture of the card; empty when a received card does not tell.
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

/// A card that the platform describes in XML.
#[derive(Debug, Clone, PartialEq)]
pub struct Xml {
    /// The XML text.
    pub data: String,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A page of the web, shown as a card.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The page a click leads to.
    pub url: String,
    /// The title.
    pub title: Option<String>,
    /// The line below the title.
    pub content: Option<String>,
    /// The picture of the card.
    pub image: Option<String>,
    /// Keys of the platform that have no field here; a received card is here as it came.
    pub extra: Extra,
}

/// A user or a group that is recommended, shown as a card.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// Who is recommended.
    pub id: ContactId,
    /// Keys of the platform that have no field here; a received card is here as it came.
    pub extra: Extra,
}

/// Who is recommended.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ContactId {
    /// A user.
    User(UserId),
    /// A group.
    Group(GroupId),
}

/// A place on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Location {
    /// Degrees north of the equator.
    pub lat: f64,
    /// Degrees east of Greenwich.
    pub lon: f64,
    /// The name of the place.
    pub title: Option<String>,
    /// Its address, or whatever else is said of it.
    pub content: Option<String>,
    /// Keys of the platform that have no field here; a received card is here as it came.
    pub extra: Extra,
}

impl Xml {
    /// A card.
    pub fn new(data: impl Into<String>) -> Self {
        Self { data: data.into(), extra: Extra::new() }
    }
}

impl Share {
    /// A card that leads to `url`.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), title: None, content: None, image: None, extra: Extra::new() }
    }
}

impl Contact {
    /// Recommends a user.
    pub fn user(id: impl Into<UserId>) -> Self {
        Self { id: ContactId::User(id.into()), extra: Extra::new() }
    }

    /// Recommends a group.
    pub fn group(id: impl Into<GroupId>) -> Self {
        Self { id: ContactId::Group(id.into()), extra: Extra::new() }
    }
}

impl fmt::Display for ContactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User(user) => user.fmt(f),
            Self::Group(group) => group.fmt(f),
        }
    }
}

impl Location {
    /// A place, in degrees north of the equator and east of Greenwich.
    pub fn new(lat: f64, lon: f64) -> Self {
        Self { lat, lon, title: None, content: None, extra: Extra::new() }
    }
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
