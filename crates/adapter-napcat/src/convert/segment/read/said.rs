//! What stands in a frame under `message`, read while the frame is.

use std::borrow::Cow;
use std::fmt;

use mynah_core::MessageChain;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::element::Element;
use super::{chain, from_wire};
use crate::cq;
use crate::wire::{Content, visit};

/// What stands in a frame under `message`.
#[derive(Debug, Default)]
pub(crate) enum Said<'a> {
    #[default]
    Nothing,
    /// A message with codes, or what the server says of a call.
    Words(Cow<'a, str>),
    Message(MessageChain),
    /// No message in any form.
    Odd,
}

impl Said<'_> {
    /// The message, unless it is none.
    pub(crate) fn into_chain(self) -> Option<MessageChain> {
        match self {
            Self::Nothing => Some(MessageChain::new()),
            Self::Words(code) => Some(chain(Content(cq::segments(&code)))),
            Self::Message(message) => Some(message),
            Self::Odd => None,
        }
    }

    /// What the server says; nothing in anything but a text.
    pub(crate) fn words(&self) -> &str {
        match self {
            Self::Words(words) => words,
            Self::Nothing | Self::Message(_) | Self::Odd => "",
        }
    }

    fn no_text(value: &Value) -> Self {
        if value.is_null() { Self::Nothing } else { Self::Odd }
    }

    /// As much as there is to be had of a message with something in it that serde does not take,
    /// such as a hundred lists in each other.
    pub(crate) fn of_odd(raw: Option<&RawValue>) -> Self {
        let Some(raw) = raw else { return Self::Nothing };
        let content = serde_json::from_str::<Content>(raw.get());
        content.map_or(Self::Odd, |content| Self::Message(chain(content)))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Said<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(SaidVisitor)
    }
}

struct SaidVisitor;

impl<'de> Visitor<'de> for SaidVisitor {
    type Value = Said<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    visit!(|value: Value| Said::no_text(&value); numbers);

    fn visit_borrowed_str<E>(self, words: &'de str) -> Result<Said<'de>, E> {
        Ok(Said::Words(Cow::Borrowed(words)))
    }

    fn visit_str<E>(self, words: &str) -> Result<Said<'de>, E> {
        Ok(Said::Words(Cow::Owned(words.to_owned())))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Said<'de>, A::Error> {
        let segment = match Element::deserialize(MapAccessDeserializer::new(map))? {
            Element::Segment(segment) => segment,
            Element::Node(node) => from_wire(node),
        };
        Ok(Said::Message(segment.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Said<'de>, A::Error> {
        let mut said = MessageChain::new();
        let mut nodes = Vec::new();
        while let Some(element) = list.next_element()? {
            match element {
                Element::Node(node) if said.is_empty() => nodes.push(node),
                Element::Node(node) => said = said.push(from_wire(node)),
                Element::Segment(segment) => {
                    // Nodes that do not stand alone are segments like others.
                    said.extend(nodes.drain(..).map(from_wire));
                    said = said.push(segment);
                }
            }
        }
        Ok(Said::Message(if nodes.is_empty() { said } else { chain(Content(nodes)) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_with_the_frame_is_what_the_long_way_makes_of_it() {
        for message in [
            r#"[{"type":"text","data":{"text":"a\nb \ud83d\ude00"}}]"#,
            r#"[{"type":"at","data":{"qq":"all"}},{"type":"at","data":{"qq":"7"}}]"#,
            r#"[{"type":"at","data":{"qq":7}},{"type":"at","data":{"qq":"7","name":"x"}}]"#,
            r#"[{"type":"at","data":{"name":"x","qq":"7"}},{"type":"at","data":{"name":"x"}}]"#,
            r#"[{"type":"reply","data":{"id":"5"}},{"type":"face","data":{"id":"1"}}]"#,
            r#"[{"type":"face","data":{"id":"1","raw":{}}},{"type":"text","data":{"text":null}}]"#,
            r#"[{"type":"text","data":{}},{"type":"text"},{"data":{"text":"x"}},"odd",7,null]"#,
            r#"[true,-1,1.5,18446744073709551615,[1,"a"],{},"\u0041",{"type":null,"data":[]}]"#,
            r#"[{"type":"text","data":{"text":"a"},"more":1},{"type":"\u0061t","data":{"qq":"1"}}]"#,
            r#"[{"type":5,"data":{"text":"a"}},{"type":"text","data":"a"},{"type":"at","data":7}]"#,
            r#"[{"data":{"text":"a"},"type":"text"},{"type":"at","type":"text","data":{"text":"a"}}]"#,
            r#"[{"type":"at","data":{"qq":"1"},"type":"text","data":{"text":"a"}}]"#,
            r#"[{"type":"at","data":{"qq":"1"},"type":"text"},{"type":["at"],"data":{"qq":"1"}}]"#,
            r#"[{"type":"image","data":{"file":"a.jpg","url":"https://e.com/a"}}]"#,
            r#"[{"type":"node","data":{"content":[]}},{"type":"node","data":{"content":[]}}]"#,
            r#"[{"type":"node","data":{"content":[]}},{"type":"rps","data":{}}]"#,
            r#"[{"type":"rps"},{"type":"node","data":{"content":[]}},{"type":"node","data":{}}]"#,
            r#"[{"type":"node","data":{"content":[]}}]"#,
            r#"{"type":"node","data":{"content":[]}}"#,
            r#"{"type":"text","data":{"text":"one"}}"#,
            r#""[CQ:at,qq=7] hi""#,
            "[]",
            "null",
        ] {
            let long = chain(serde_json::from_str::<Content>(message).unwrap());
            let short: Said<'_> = serde_json::from_str(message).unwrap();
            assert_eq!(short.into_chain(), Some(long), "{message}");
        }
        for odd in ["7", "-7", "0.5", "true"] {
            assert_eq!(serde_json::from_str::<Said<'_>>(odd).unwrap().into_chain(), None);
        }
    }
}
