//! CQ codes: the older, textual way to write segments.

use serde_json::{Map, Value, json};

use crate::segment;

/// Writes segments as NapCat writes `raw_message`.
pub(crate) fn encode(segments: &[Value]) -> String {
    segments.iter().map(encode_one).collect()
}

fn encode_one(value: &Value) -> String {
    let kind = segment::kind(value);
    if kind == "text" {
        return escape_text(&segment::field(value, "text").unwrap_or_default());
    }
    let data = value.get("data").and_then(Value::as_object);
    let pairs = data.map(|data| in_order(data, order(kind))).unwrap_or_default();
    let pairs = pairs.into_iter().filter_map(|(key, value)| {
        let text = encode_value(value).filter(|text| !text.is_empty())?;
        Some(format!(",{key}={}", escape_value(&text)))
    });
    format!("[CQ:{kind}{}]", pairs.collect::<String>())
}

/// The order in which NapCat writes what is in a segment; our maps do not keep theirs.
fn order(kind: &str) -> &'static [&'static str] {
    match kind {
        "image" => &[
            "summary",
            "file",
            "sub_type",
            "url",
            "key",
            "emoji_id",
            "emoji_package_id",
            "file_size",
        ],
        "record" => &["file", "path", "url", "file_size"],
        "video" => &["file", "url", "file_size"],
        "file" => &["file", "file_id", "file_size", "url"],
        "face" => &["id", "raw", "resultId", "chainCount"],
        "poke" => &["type", "id"],
        "forward" => &["id", "content"],
        "onlinefile" => &["msgId", "elementId", "fileName", "fileSize", "isDir"],
        _ => &[],
    }
}

/// The same for the kernel's record of a face.
const RAW_FACE: &[&str] =
    &["faceIndex", "faceType", "faceText", "resultId", "chainCount", "sourceType"];

/// The entries of a map, those named first, the others behind as they come.
fn in_order<'a>(map: &'a Map<String, Value>, order: &[&str]) -> Vec<(&'a String, &'a Value)> {
    let mut entries: Vec<_> = map.iter().collect();
    let place = |key: &str| order.iter().position(|name| *name == key).unwrap_or(order.len());
    entries.sort_by_key(|(key, _)| place(key));
    entries
}

/// A value as JavaScript would put it into a string, except that objects are written as JSON.
fn encode_value(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => Some(items.iter().map(encode_item).collect::<Vec<_>>().join(",")),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Object(map) => {
            let entries = in_order(map, RAW_FACE).into_iter();
            let entries =
                entries.map(|(key, value)| format!("{}:{value}", Value::from(key.as_str())));
            Some(format!("{{{}}}", entries.collect::<Vec<_>>().join(",")))
        }
    }
}

/// An element of an array loses what it holds: that is how a nested forward becomes useless text.
fn encode_item(value: &Value) -> String {
    match value {
        Value::Object(_) => "[object Object]".into(),
        value => encode_value(value).unwrap_or_default(),
    }
}

fn escape_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('[', "&#91;").replace(']', "&#93;")
}

fn escape_value(text: &str) -> String {
    escape_text(text).replace(',', "&#44;")
}

/// Undoes the escapes; `&amp;` comes last, or `&amp;#91;` would turn into a bracket.
fn unescape(text: &str) -> String {
    text.replace("&#91;", "[").replace("&#93;", "]").replace("&#44;", ",").replace("&amp;", "&")
}

/// Reads a text with CQ codes.
pub(crate) fn decode(mut input: &str) -> Vec<Value> {
    let mut segments = Vec::new();
    let mut plain = String::new();
    while let Some(start) = input.find("[CQ:") {
        let Some(length) = input[start..].find(']') else {
            break;
        };
        plain.push_str(&input[..start]);
        let code = &input[start..=start + length];
        input = &input[start + length + 1..];
        match decode_one(&code[4..code.len() - 1]) {
            Some(segment) => {
                push_text(&mut segments, &mut plain);
                segments.push(segment);
            }
            None => plain.push_str(code),
        }
    }
    plain.push_str(input);
    push_text(&mut segments, &mut plain);
    segments
}

fn push_text(segments: &mut Vec<Value>, plain: &mut String) {
    if !plain.is_empty() {
        segments.push(segment::text(unescape(plain)));
        plain.clear();
    }
}

fn decode_one(code: &str) -> Option<Value> {
    let mut parts = code.split(',');
    let kind = parts.next().filter(|kind| !kind.is_empty())?;
    let pairs = parts.filter_map(|part| part.split_once('='));
    let data: Map<_, _> =
        pairs.map(|(key, value)| (key.trim().to_owned(), Value::from(unescape(value)))).collect();
    Some(json!({"type": kind, "data": data}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decoding_keeps_what_was_escaped_apart_from_what_was_not() {
        let segments = decode("[CQ:at,qq=1000000011] cq code &#91;x&#93; &amp;#91;");
        assert_eq!(segments, [segment::at(1_000_000_011), segment::text(" cq code [x] &#91;")]);
    }

    #[test]
    fn an_unfinished_code_is_text() {
        assert_eq!(decode("a [CQ:at,qq=1"), [segment::text("a [CQ:at,qq=1")]);
        assert_eq!(decode("[CQ:]"), [segment::text("[CQ:]")]);
    }

    #[test]
    fn an_empty_text_has_no_segments() {
        assert!(decode("").is_empty());
    }

    #[test]
    fn encoding_escapes_commas_in_values_only() {
        assert_eq!(encode(&[segment::text("hello &[],")]), "hello &amp;&#91;&#93;,");
        let card = json!({"type": "json", "data": {"data": "{\"a\":1,\"b\":[2]}"}});
        assert_eq!(encode(&[card]), "[CQ:json,data={\"a\":1&#44;\"b\":&#91;2&#93;}]");
    }

    #[test]
    fn encoding_leaves_empty_values_out_but_keeps_zero_and_false() {
        let file =
            json!({"type": "image", "data": {"summary": "", "sub_type": 0, "is_dir": false}});
        let code = encode(&[file]);
        assert!(code.contains("sub_type=0") && code.contains("is_dir=false"), "{code}");
        assert!(!code.contains("summary"), "{code}");
    }

    #[test]
    fn a_nested_forward_becomes_useless_text() {
        let forward = json!({"type": "forward", "data": {"content": [{"a": 1}, {"b": 2}]}});
        let expected = "[CQ:forward,content=&#91;object Object&#93;&#44;&#91;object Object&#93;]";
        assert_eq!(encode(&[forward]), expected);
    }
}
