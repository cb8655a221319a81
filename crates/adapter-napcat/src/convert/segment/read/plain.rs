//! The commonest segments: a text, a mention, a quotation or an emoticon, and nothing else said of
//! it. They come by the thousand, and are read without a map in between.

use std::borrow::Cow;
use std::fmt;

use mynah_core::message::Extra;
use mynah_core::message::segment::{At, Face, Mention, Reply};
use mynah_core::{MessageChain, Segment};
use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::from_wire;
use crate::wire;
use crate::wire::scalar::Scalar;

/// A message that is a list; `None` for one in another form, and for merged forwards.
pub(super) fn chain(raw: &RawValue) -> Option<MessageChain> {
    if !raw.get().starts_with('[') {
        return None;
    }
    serde_json::from_str::<Segments>(raw.get())
        .ok()
        .map(|segments| segments.0.into_iter().collect())
}

struct Segments(Vec<Segment>);

impl<'de> Deserialize<'de> for Segments {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(SegmentsVisitor)
    }
}

struct SegmentsVisitor;

impl<'de> Visitor<'de> for SegmentsVisitor {
    type Value = Segments;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of segments")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Segments, A::Error> {
        let mut segments = Vec::new();
        while let Some(raw) = list.next_element::<&RawValue>()? {
            segments.push(match plain(raw) {
                Some(segment) => segment,
                None => match wire::segment(raw) {
                    // Several of them are one merged forward.
                    node if node.kind == "node" => return Err(A::Error::custom("a node")),
                    other => from_wire(other),
                },
            });
        }
        Ok(Segments(segments))
    }
}

/// The segment, when it is one of the commonest and nothing else is said of it.
fn plain(raw: &RawValue) -> Option<Segment> {
    let Plain { kind, data: Single { key, value } } = serde_json::from_str(raw.get()).ok()?;
    let Scalar::Text(value) = value else { return None };
    Some(match (&*kind, key) {
        ("text", "text") => Segment::Text(value.into_owned()),
        ("at", "qq") => At { who: who(&value), extra: Extra::new() }.into(),
        ("reply", "id") => Reply { id: (&*value).into(), extra: Extra::new() }.into(),
        ("face", "id") => Face { id: value.into_owned(), extra: Extra::new() }.into(),
        _ => return None,
    })
}

fn who(name: &str) -> Mention {
    match name {
        "all" => Mention::All,
        user => Mention::User(user.into()),
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Plain<'a> {
    #[serde(rename = "type", borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    data: Single<'a>,
}

/// A mapping with one key.
struct Single<'a> {
    key: &'a str,
    value: Scalar<'a>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Single<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(SingleVisitor)
    }
}

struct SingleVisitor;

impl<'de> Visitor<'de> for SingleVisitor {
    type Value = Single<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping with one key")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Single<'de>, A::Error> {
        let (key, value) = map.next_entry()?.ok_or_else(|| A::Error::custom("no key"))?;
        if map.next_key::<IgnoredAny>()?.is_some() {
            return Err(A::Error::custom("more than one key"));
        }
        Ok(Single { key, value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Content;

    #[test]
    fn what_is_read_the_short_way_is_what_the_long_way_makes_of_it() {
        for message in [
            r#"[{"type":"text","data":{"text":"a\nb \ud83d\ude00"}}]"#,
            r#"[{"type":"at","data":{"qq":"all"}},{"type":"at","data":{"qq":"7"}}]"#,
            r#"[{"type":"at","data":{"qq":7}},{"type":"at","data":{"qq":"7","name":"x"}}]"#,
            r#"[{"type":"reply","data":{"id":"5"}},{"type":"face","data":{"id":"1"}}]"#,
            r#"[{"type":"face","data":{"id":"1","raw":{}}},{"type":"text","data":{"text":null}}]"#,
            r#"[{"type":"text","data":{}},{"type":"text"},{"data":{"text":"x"}},"odd",7,null]"#,
            r#"[{"type":"text","data":{"text":"a"},"more":1},{"type":"\u0061t","data":{"qq":"1"}}]"#,
            r#"[{"type":"image","data":{"file":"a.jpg","url":"https://e.com/a"}}]"#,
            r#"[{"type":"node","data":{"content":[]}},{"type":"node","data":{"content":[]}}]"#,
            r#"[{"type":"node","data":{"content":[]}}]"#,
            r#"{"type":"text","data":{"text":"one"}}"#,
            r#""[CQ:at,qq=7] hi""#,
            "[]",
            "null",
        ] {
            let raw: &RawValue = serde_json::from_str(message).unwrap();
            let long = super::super::chain(serde_json::from_str::<Content>(message).unwrap());
            assert_eq!(super::super::chain_of(raw), Some(long), "{message}");
        }
        let raw: &RawValue = serde_json::from_str("7").unwrap();
        assert_eq!(super::super::chain_of(raw), None);
    }
}
