//! The parts a message is made of.

mod card;
mod emote;
mod forward;
mod media;

use std::fmt;

pub use card::{Contact, ContactId, Json, Location, Markdown, Music, Share, Xml};
pub use emote::{Dice, Face, Poke, Rps, Sticker};
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
    /// A picture out of a collection that the platform keeps.
    Sticker(Sticker),
    /// A die that the platform throws.
    Dice(Dice),
    /// A hand of rock, paper, scissors that the platform plays.
    Rps(Rps),
    /// A nudge that is a message.
    Poke(Poke),
    /// A page of the web.
    Share(Share),
    /// A user or a group that is recommended.
    Contact(Contact),
    /// A place on the map.
    Location(Location),
    /// A piece of music that is anywhere on the web.
    Music(Music),
    /// Text with markup.
    Markdown(Markdown),
    /// A card that the platform describes in JSON.
    Json(Json),
    /// A card that the platform describes in XML.
    Xml(Xml),
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

    /// A die to be thrown; which number comes up is the platform's business.
    pub fn dice() -> Self {
        Self::Dice(Dice::default())
    }

    /// A hand of rock, paper, scissors; which one is the platform's business.
    pub fn rps() -> Self {
        Self::Rps(Rps::default())
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

from_parts! {
    At Reply Image Record Video File Face Sticker Dice Rps Poke Music Share Contact Location Markdown
    Json Xml Forward Unknown
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
            Self::Image(image) => short(f, "image", image.summary.as_deref()),
            Self::Record(_) => f.write_str("[record]"),
            Self::Video(_) => f.write_str("[video]"),
            Self::File(file) => short(f, "file", file.name.as_deref()),
            Self::Face(face) => write!(f, "[face {}]", face.id),
            Self::Sticker(sticker) => short(f, "sticker", sticker.summary.as_deref()),
            Self::Dice(dice) => short(f, "dice", dice.result),
            Self::Rps(rps) => short(f, "rps", rps.result),
            Self::Poke(_) => f.write_str("[poke]"),
            Self::Music(music) => short(f, "music", music.title.as_ref().or(Some(&music.url))),
            Self::Share(share) => short(f, "share", share.title.as_ref().or(Some(&share.url))),
            Self::Contact(contact) => short(f, "contact", Some(&contact.id)),
            Self::Location(place) => short(f, "location", place.title.as_deref()),
            Self::Markdown(markdown) => f.write_str(&markdown.content),
            Self::Json(_) | Self::Xml(_) => f.write_str("[card]"),
            Self::Forward(forward) if forward.nodes.is_empty() => f.write_str("[forward]"),
            Self::Forward(forward) => write!(f, "[forward of {}]", forward.nodes.len()),
            Self::Unknown(unknown) => write!(f, "[{}]", unknown.kind),
        }
    }
}

fn short(f: &mut fmt::Formatter<'_>, kind: &str, detail: Option<impl fmt::Display>) -> fmt::Result {
    match detail.map(|detail| detail.to_string()).filter(|detail| !detail.is_empty()) {
        Some(detail) => write!(f, "[{kind} {detail}]"),
        None => write!(f, "[{kind}]"),
    }
}
