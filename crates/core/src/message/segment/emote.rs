//! Segments that are feelings and games: emoticons, stickers, dice, hands, nudges.

use super::Extra;

/// A small built-in emoticon of the platform.
#[derive(Debug, Clone, PartialEq)]
pub struct Face {
    /// The platform's name of it.
    pub id: String,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A picture out of a collection that the platform keeps, such as a market face of QQ.
///
/// One that was received can be sent again; of one that is made anew the platform may want more
/// than its id.
///
/// ```
/// use mynah_core::message::segment::Sticker;
///
/// let mut sticker = Sticker::new("aa11bb22cc33dd44ee55ff6600112233").package("231182");
/// sticker.extra.insert("key".to_owned(), "k".into());
/// assert_eq!(sticker.package.as_deref(), Some("231182"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Sticker {
    /// The platform's name of it.
    pub id: String,
    /// The collection it belongs to.
    pub package: Option<String>,
    /// A link to its picture, which may expire.
    pub url: Option<String>,
    /// The words shown where pictures are not.
    pub summary: Option<String>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A die that the platform throws.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dice {
    /// What came up, of a received one; it cannot be chosen.
    pub result: Option<u8>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A hand of rock, paper, scissors that the platform plays.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rps {
    /// The platform's number of the hand, of a received one; it cannot be chosen.
    pub result: Option<u8>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A nudge that is a message; one that is none is a
/// [`Notice`](crate::event::notice::Notice).
#[derive(Debug, Clone, PartialEq)]
pub struct Poke {
    /// The platform's number of this kind of nudge.
    pub kind: String,
    /// The platform's number of the nudge among its kind.
    pub id: String,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

impl Sticker {
    /// A sticker, by the platform's name of it.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), package: None, url: None, summary: None, extra: Extra::new() }
    }

    /// Sets the collection it belongs to.
    pub fn package(mut self, package: impl Into<String>) -> Self {
        self.package = Some(package.into());
        self
    }

    /// Sets the words shown where pictures are not.
    pub fn summary(mut self, summary: impl Into<String>) -> Self {
        self.summary = Some(summary.into());
        self
    }
}
