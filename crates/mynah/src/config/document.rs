//! A YAML document, every part of it with its place.
//!
//! The text is read once, by serde-saphyr, into a tree that knows lines and columns; what figment
//! layers is made from that tree. figment alone would know only which file a value came from.

use std::fmt;

use figment::value::Num;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, Error, Location, Spanned};

/// A document and its text.
pub(super) struct Document {
    pub(super) text: String,
    pub(super) root: Node,
}

/// A part of a document.
pub(super) type Node = Spanned<Content>;

/// What a part of a document is.
pub(super) enum Content {
    Null,
    Bool(bool),
    Number(Num),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Spanned<String>, Node)>),
}

/// A place in a text, both counted from 1; columns are characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// What was found where a path leads.
pub(super) struct Found<'a> {
    pub(super) position: Position,
    /// The key, when a key is what stands there.
    pub(super) key: Option<&'a Spanned<String>>,
    /// How many segments of the path exist.
    pub(super) depth: usize,
}

impl Document {
    /// Reads a text without a byte order mark.
    pub(super) fn parse(text: String) -> Result<Self, Box<Error>> {
        let options = serde_saphyr::options! {
            // A snippet would show values, and values may be secrets.
            with_snippet: false,
            // Repeated keys are found by us, all of them and with their paths.
            duplicate_keys: DuplicateKeyPolicy::PassThrough,
        };
        let root = serde_saphyr::from_str_with_options(&text, options)?;
        Ok(Self { text, root })
    }

    /// What stands at `path`, or at the longest beginning of it that exists.
    pub(super) fn find<S: AsRef<str>>(&self, path: &[S]) -> Found<'_> {
        let mut found = Found { position: self.root.referenced.into(), key: None, depth: 0 };
        let mut node = &self.root;
        for segment in path {
            let Some((key, next)) = node.value.child(segment.as_ref()) else {
                break;
            };
            found.position = key.map_or(next.referenced, |key| key.referenced).into();
            found.key = key;
            found.depth += 1;
            node = next;
        }
        found
    }

    /// Whether something stands at `path`.
    pub(super) fn has<S: AsRef<str>>(&self, path: &[S]) -> bool {
        self.find(path).depth == path.len()
    }

    /// The text of line `line`, counted from 1.
    pub(super) fn line(&self, line: usize) -> Option<&str> {
        self.text.lines().nth(line.checked_sub(1)?)
    }

    /// Whether a colon follows `key`; in a flow mapping a key may stand alone.
    pub(super) fn has_colon(&self, key: &Spanned<String>) -> bool {
        let span = key.defined.span();
        let Some((start, len)) = span.byte_offset().zip(span.byte_len()) else {
            return false;
        };
        let rest = usize::try_from(start + len).ok().and_then(|end| self.text.get(end..));
        rest.is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with(':'))
    }
}

impl Content {
    fn child(&self, segment: &str) -> Option<(Option<&Spanned<String>>, &Node)> {
        match self {
            Self::Map(entries) => entries
                .iter()
                .find(|(key, _)| key.value == segment)
                .map(|(key, node)| (Some(key), node)),
            Self::List(items) => Some((None, items.get(segment.parse::<usize>().ok()?)?)),
            _ => None,
        }
    }
}

impl From<Location> for Position {
    fn from(location: Location) -> Self {
        let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
        Self { line: number(location.line()), column: number(location.column()) }
    }
}

/// The text of a scalar as it is written; quoted ones with their quotes.
pub(super) fn written<'a>(text: &'a str, node: &Node) -> Option<&'a str> {
    let span = node.defined.span();
    let start = usize::try_from(span.byte_offset()?).ok()?;
    let len = usize::try_from(span.byte_len()?).ok()?;
    text.get(start..start.checked_add(len)?)
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ContentVisitor)
    }
}

struct ContentVisitor;

impl<'de> Visitor<'de> for ContentVisitor {
    type Value = Content;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, true or false, a list or a mapping")
    }

    fn visit_unit<E>(self) -> Result<Content, E> {
        Ok(Content::Null)
    }

    fn visit_none<E>(self) -> Result<Content, E> {
        Ok(Content::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Content, D::Error> {
        Content::deserialize(inner)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Content, E> {
        Ok(Content::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Content, E> {
        Ok(Content::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Content, E> {
        Ok(Content::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Content, E> {
        Ok(Content::Number(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Content, E> {
        Ok(Content::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Content, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Content::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Content, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Content::Map(entries))
    }
}
