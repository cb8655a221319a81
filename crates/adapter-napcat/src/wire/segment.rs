//! Segments, and messages made of them.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::scalar;
use crate::cq;

/// One part of a message, as the wire has it.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub(crate) struct Segment {
    #[serde(rename = "type", default, deserialize_with = "scalar::text")]
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) data: Value,
}

impl Segment {
    pub(crate) fn new(kind: impl Into<String>, data: Value) -> Self {
        Self { kind: kind.into(), data }
    }
}

/// What was said: a list of segments, a single one, or a text with codes, as the server is set up.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Content(pub(crate) Vec<Segment>);

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ContentVisitor)
    }
}

struct ContentVisitor;

impl<'de> Visitor<'de> for ContentVisitor {
    type Value = Content;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a message: a list of segments, one segment, or a text")
    }

    fn visit_unit<E>(self) -> Result<Content, E> {
        Ok(Content::default())
    }

    fn visit_str<E>(self, code: &str) -> Result<Content, E> {
        Ok(Content(cq::segments(code)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Content, A::Error> {
        let mut segments = Vec::with_capacity(list.size_hint().unwrap_or(1));
        while let Some(raw) = list.next_element::<&RawValue>()? {
            segments.push(segment(raw));
        }
        Ok(Content(segments))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Content, A::Error> {
        let segment = Segment::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Content(vec![segment]))
    }
}

impl From<Value> for Content {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::default(),
            Value::String(code) => Self(cq::segments(&code)),
            Value::Array(list) => Self(list.into_iter().map(Segment::from).collect()),
            one => Self(vec![one.into()]),
        }
    }
}

/// What is no segment is kept as one without a kind.
impl From<Value> for Segment {
    fn from(value: Value) -> Self {
        let Value::Object(mut map) = value else {
            return Self::new("", value);
        };
        let kind = match map.remove("type") {
            Some(Value::String(kind)) => kind,
            Some(kind @ (Value::Number(_) | Value::Bool(_))) => kind.to_string(),
            _ => String::new(),
        };
        Self::new(kind, map.remove("data").unwrap_or_default())
    }
}

/// A segment; what is none is kept as a segment without a kind, and what is too deep or too large
/// to be looked into as the text it is.
fn segment(raw: &RawValue) -> Segment {
    // Serde would also take a list for a segment, by the order of its fields.
    let segment = raw.get().starts_with('{').then(|| serde_json::from_str(raw.get()).ok());
    segment.flatten().unwrap_or_else(|| {
        serde_json::from_str::<Value>(raw.get())
            .map_or_else(|_| Segment::new("", raw.get().into()), Segment::from)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn content(json: &str) -> Vec<Segment> {
        serde_json::from_str::<Content>(json).unwrap().0
    }

    #[test]
    fn a_message_is_the_same_in_every_form() {
        let text = vec![Segment::new("text", json!({"text": "hi"}))];
        assert_eq!(content(r#"[{"type":"text","data":{"text":"hi"}}]"#), text);
        assert_eq!(content(r#"{"type":"text","data":{"text":"hi"}}"#), text);
        assert_eq!(content(r#""hi""#), text);
        assert_eq!(content("[]"), []);
        assert_eq!(content("null"), []);
    }

    #[test]
    fn a_message_that_is_a_value_already_is_read_the_same_way() {
        for json in [
            r#"[{"type":"text","data":{"text":"hi"}},"odd",{"type":5},{"data":1}]"#,
            r#"{"type":"rps"}"#,
            r#""[CQ:at,qq=1] hi""#,
            "null",
        ] {
            let value: Value = serde_json::from_str(json).unwrap();
            assert_eq!(Content::from(value).0, content(json), "{json}");
        }
    }

    #[test]
    fn what_cannot_be_looked_into_is_kept_as_the_text_it_is() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        for odd in [deep.as_str(), r#"{"type":"dice","data":{"result":1e999}}"#] {
            let json = format!("[{odd},{{\"type\":\"rps\"}}]");
            let [kept, next] = &content(&json)[..] else { panic!() };
            assert_eq!((kept.kind.as_str(), &kept.data), ("", &json!(odd)));
            assert_eq!(next.kind, "rps");
        }
        let twice = content(r#"[{"type":"at","type":"dice","data":{}}]"#);
        assert_eq!(twice, [Segment::new("dice", json!({}))]);
    }

    #[test]
    fn what_is_no_segment_is_kept_and_spoils_nothing() {
        let segments = content(r#"["odd", {"type":"dice","data":{"result":"3"}}, {"type":"rps"}]"#);
        assert_eq!(
            segments,
            [
                Segment::new("", json!("odd")),
                Segment::new("dice", json!({"result": "3"})),
                Segment::new("rps", Value::Null),
            ]
        );
    }
}
