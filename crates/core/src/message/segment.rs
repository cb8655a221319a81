//! The parts a message is made of.

mod card;
mod forward;
mod media;

use std::fmt;

pub use card::{Json, Markdown, Music};
pub use forward::{Forward, Node, Preview, WrittenNode};
pub use media::{File, Image, Record, Video};
use serde_json::Value;

use super::{Extra, MediaSource, MessageChain};
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
    /// A voice message.
    Record(Record),
    /// A film.
    Video(Video),
    /// A file of any kind.
    File(File),
    /// A small built-in emoticon of the platform.
    Face(Face),
    /// A piece of music that is anywhere on the web.
    Music(Music),
    /// Text with markup.
    Markdown(Markdown),
    /// A card that the platform describes in JSON.
    Json(Json),
    /// A message that holds messages.
    Forward(Forward),
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

macro_rules! from_parts {
    ($($Part:ident)*) => { $(
        impl From<$Part> for Segment {
            fn from(part: $Part) -> Self {
                Self::$Part(part)
            }
        }

        impl From<$Part> for MessageChain {
            fn from(part: $Part) -> Self {
                Segment::from(part).into()
            }
        }
    )* };
}

from_parts! { At Reply Image Record Video File Face Music Markdown Json Forward Unknown }

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
            Self::Record(_) => f.write_str("[record]"),
            Self::Video(_) => f.write_str("[video]"),
            Self::File(file) => match &file.name {
                Some(name) => write!(f, "[file {name}]"),
                None => f.write_str("[file]"),
            },
            Self::Face(face) => write!(f, "[face {}]", face.id),
            Self::Music(music) => write!(f, "[music {}]", music.url),
            Self::Markdown(markdown) => f.write_str(&markdown.content),
            Self::Json(_) => f.write_str("[card]"),
            Self::Forward(forward) => write!(f, "[forward of {}]", forward.nodes.len()),
            Self::Unknown(unknown) => write!(f, "[{}]", unknown.kind),
        }
    }
}
