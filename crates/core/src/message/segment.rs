//! The parts a message is made of.

use std::fmt;

use serde_json::Value;

use super::{Extra, MediaSource};
use crate::id::{MessageId, UserId};

/// One part of a message.
///
/// A part that the generic API has no word for is [`Segment::Unknown`] with everything the
/// platform said of it, and can be sent again as it came.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Segment {
    /// Words.
    Text(String),
    /// A mention of one user or of everybody.
    At(At),
    /// A quotation of an earlier message.
    Reply(Reply),
    /// A picture.
    Image(Image),
    /// A small built-in emoticon of the platform.
    Face(Face),
    /// Anything else, as the platform wrote it.
    Unknown(Unknown),
}

/// Who a mention calls.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Mention {
    /// Everybody in the group.
    All,
    /// One user.
    User(UserId),
}

/// A mention of one user or of everybody.
#[derive(Debug, Clone, PartialEq)]
pub struct At {
    /// Who is called.
    pub who: Mention,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A quotation of an earlier message.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// The quoted message.
    pub id: MessageId,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

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

/// A small built-in emoticon of the platform.
#[derive(Debug, Clone, PartialEq)]
pub struct Face {
    /// The platform's name of it.
    pub id: String,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A part that the generic API has no word for.
#[derive(Debug, Clone, PartialEq)]
pub struct Unknown {
    /// What the platform calls this kind of part.
    pub kind: String,
    /// Everything it said of it.
    pub data: Value,
}

impl Segment {
    /// Words, exactly as given.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A mention of one user.
    pub fn at(user: impl Into<UserId>) -> Self {
        Self::At(At { who: Mention::User(user.into()), extra: Extra::new() })
    }

    /// A mention of everybody.
    pub fn at_all() -> Self {
        Self::At(At { who: Mention::All, extra: Extra::new() })
    }

    /// A quotation of the message `id`.
    pub fn reply(id: impl Into<MessageId>) -> Self {
        Self::Reply(Reply { id: id.into(), extra: Extra::new() })
    }

    /// A picture.
    pub fn image(source: impl Into<MediaSource>) -> Self {
        Self::Image(Image::new(source))
    }

    /// A built-in emoticon, by the platform's name of it.
    pub fn face(id: impl Into<String>) -> Self {
        Self::Face(Face { id: id.into(), extra: Extra::new() })
    }
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

impl From<Image> for Segment {
    fn from(image: Image) -> Self {
        Self::Image(image)
    }
}

impl fmt::Display for Mention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("@all"),
            Self::User(user) => write!(f, "@{user}"),
        }
    }
}

/// As a person would read it in a log: text as it is, everything else in short.
impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::At(at) => at.who.fmt(f),
            Self::Reply(reply) => write!(f, "[reply {}]", reply.id),
            Self::Image(image) => match image.summary.as_deref().filter(|text| !text.is_empty()) {
                Some(summary) => write!(f, "[image {summary}]"),
                None => f.write_str("[image]"),
            },
            Self::Face(face) => write!(f, "[face {}]", face.id),
            Self::Unknown(unknown) => write!(f, "[{}]", unknown.kind),
        }
    }
}
