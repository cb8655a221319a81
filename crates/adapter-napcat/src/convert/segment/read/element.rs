//! One element of a message, read while its frame is.
//!
//! The commonest segments (a text, a mention, a quotation or an emoticon, and nothing else said of
//! it) come by the thousand, and are read without a map in between.

use std::borrow::Cow;
use std::fmt;

use mynah_core::Segment;
use mynah_core::message::Extra;
use mynah_core::message::segment::{At, Face, Reply};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::{from_wire, parts};
use crate::wire;
use crate::wire::scalar::Scalar;
use crate::wire::{Key, visit};

/// One element of a message.
pub(super) enum Element {
    Segment(Segment),
    /// Several of them, and nothing else, are one merged forward.
    Node(wire::Segment),
}

impl From<wire::Segment> for Element {
    fn from(segment: wire::Segment) -> Self {
        match &*segment.kind {
            "node" => Self::Node(segment),
            _ => Self::Segment(from_wire(segment)),
        }
    }
}

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ElementVisitor)
    }
}

struct ElementVisitor;

impl<'de> Visitor<'de> for ElementVisitor {
    type Value = Element;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Element, A::Error> {
        let mut kind = Cow::Borrowed("");
        let mut data = Data::Value(Value::Null);
        while let Some(key) = map.next_key::<Key<'_>>()? {
            match key.as_str() {
                "type" => kind = map.next_value::<Scalar<'_>>()?.into_words(),
                "data" => data = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(element(&kind, data))
    }

    visit!(no_segment; numbers texts lists);
}

/// What is no segment is kept as one without a kind.
fn no_segment(value: Value) -> Element {
    wire::Segment::new("", value).into()
}

fn element(kind: &str, data: Data<'_>) -> Element {
    let data = match data {
        Data::Word(key, word) => match plain(kind, key.as_str(), word) {
            Ok(segment) => return Element::Segment(segment),
            Err(word) => Extra::from_iter([(key.into(), word.into())]).into(),
        },
        Data::Value(value) => value,
    };
    wire::Segment::new(kind, data).into()
}

/// The segment of which one thing is said, when it is one of the commonest.
fn plain<'a>(kind: &str, key: &str, word: Cow<'a, str>) -> Result<Segment, Cow<'a, str>> {
    Ok(match (kind, key) {
        ("text", "text") => Segment::Text(word.into_owned()),
        ("at", "qq") => At { who: parts::who(&word), extra: Extra::new() }.into(),
        ("reply", "id") => Reply { id: (&*word).into(), extra: Extra::new() }.into(),
        ("face", "id") => Face { id: word.into_owned(), extra: Extra::new() }.into(),
        _ => return Err(word),
    })
}

/// What is said of a segment.
enum Data<'a> {
    /// One thing, which is a text.
    Word(Key<'a>, Cow<'a, str>),
    Value(Value),
}

impl<'de: 'a, 'a> Deserialize<'de> for Data<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(DataVisitor)
    }
}

struct DataVisitor;

impl<'de> Visitor<'de> for DataVisitor {
    type Value = Data<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Data<'de>, A::Error> {
        let Some(key) = map.next_key::<Key<'de>>()? else {
            return Ok(Data::Value(Extra::new().into()));
        };
        let value = map.next_value::<Word<'de>>()?;
        let Some(second) = map.next_key::<String>()? else {
            return Ok(match value {
                Word::Text(word) => Data::Word(key, word),
                Word::Other(value) => Data::Value(Extra::from_iter([(key.into(), value)]).into()),
            });
        };
        let mut data = Extra::from_iter([(key.into(), value.into())]);
        data.insert(second, map.next_value()?);
        while let Some((key, value)) = map.next_entry()? {
            data.insert(key, value);
        }
        Ok(Data::Value(data.into()))
    }
    visit!(Data::Value; numbers texts lists);
}

/// The first thing that is said of a segment.
enum Word<'a> {
    Text(Cow<'a, str>),
    Other(Value),
}

impl From<Word<'_>> for Value {
    fn from(word: Word<'_>) -> Self {
        match word {
            Word::Text(text) => text.into(),
            Word::Other(value) => value,
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Word<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(WordVisitor)
    }
}

struct WordVisitor;

impl<'de> Visitor<'de> for WordVisitor {
    type Value = Word<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Word<'de>, E> {
        Ok(Word::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Word<'de>, E> {
        Ok(Word::Text(Cow::Owned(text.to_owned())))
    }

    visit!(Word::Other; numbers lists mappings);
}
