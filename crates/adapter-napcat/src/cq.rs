//! Messages written as one text with codes, such as `[CQ:at,qq=10001] hello`.
//!
//! The server writes them so when it is set up to; the decoder is total: what is no code is text.
//! Nothing that is sent passes through here, and nothing a user says is decoded unless the server
//! itself wrote it as codes.

use std::borrow::Cow;

use mynah_core::{Lang, MessageChain};
use serde_json::{Map, Value};

use crate::convert;
use crate::convert::segment::Scene;
use crate::wire::{Content, Segment};

/// Reads a text with codes.
///
/// Only for texts that are known to be written so, such as `raw_message`: in anything a user typed
/// a code is not a code but what the user typed.
///
/// ```
/// use mynah_adapter_napcat::cq;
/// use mynah_core::{MessageChain, Segment};
///
/// let chain = cq::decode("[CQ:at,qq=10001] 1 &amp; 2");
/// assert_eq!(chain, MessageChain::new().at(10001).text(" 1 & 2"));
///
/// let unfinished = cq::decode("[CQ:at,qq=10001");
/// assert_eq!(unfinished[0], Segment::text("[CQ:at,qq=10001"));
/// ```
pub fn decode(code: &str) -> MessageChain {
    convert::segment::chain(Content(segments(code)))
}

/// Writes a message as one text with codes, for servers and logs that are set up so.
///
/// Values that are no texts are written as JSON, as the server does; messages within a message are
/// codes within a code. What has no name that a code can have is left out.
///
/// ```
/// use mynah_adapter_napcat::cq;
/// use mynah_core::MessageChain;
///
/// let chain = MessageChain::new().at(10001).text(" 1 & 2");
/// assert_eq!(cq::encode(&chain), "[CQ:at,qq=10001] 1 &amp; 2");
/// ```
pub fn encode(chain: &MessageChain) -> String {
    let scene = Scene { lang: Lang::english(), group: false };
    written(&convert::segment::to_wire(chain, &scene))
}

fn written(segments: &[Segment]) -> String {
    let mut code = String::new();
    for segment in segments {
        match segment.data.get("text").and_then(Value::as_str) {
            Some(text) if segment.kind == "text" => code.push_str(&escape(text)),
            _ if is_kind(&segment.kind) => push_code(&mut code, segment),
            _ => {}
        }
    }
    code
}

fn push_code(code: &mut String, segment: &Segment) {
    code.push_str("[CQ:");
    code.push_str(&segment.kind);
    for (key, value) in segment.data.as_object().into_iter().flatten() {
        let value = match value {
            Value::Null => continue,
            _ if !is_kind(key) => continue,
            Value::String(text) => Cow::Borrowed(text.as_str()),
            Value::Array(_) if segment.kind == "node" && key == "content" => {
                written(&Content::from(value.clone()).0).into()
            }
            other => other.to_string().into(),
        };
        code.push(',');
        code.push_str(key);
        code.push('=');
        code.push_str(&escape_value(&value));
    }
    code.push(']');
}

/// Writes a text so that [`decode`] reads it as that text.
pub fn escape(text: &str) -> Cow<'_, str> {
    escape_chars(text, &['&', '[', ']'])
}

/// Writes a text so that [`decode`] reads it as that value, when it stands in a code.
pub fn escape_value(text: &str) -> Cow<'_, str> {
    escape_chars(text, &['&', '[', ']', ','])
}

/// The segments of a text with codes.
pub(crate) fn segments(code: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut text = String::new();
    let mut rest = code;
    while let Some(start) = rest.find("[CQ:") {
        let (before, at_code) = rest.split_at(start);
        text.push_str(before);
        if let Some((segment, after)) = read_code(at_code) {
            push_text(&mut segments, &mut text);
            segments.push(segment);
            rest = after;
        } else {
            // The bracket is text; a code may begin right behind it.
            text.push('[');
            rest = &at_code[1..];
        }
    }
    text.push_str(rest);
    push_text(&mut segments, &mut text);
    segments
}

/// The code that `text` begins with, and what follows it.
fn read_code(text: &str) -> Option<(Segment, &str)> {
    let inner = text.strip_prefix("[CQ:")?;
    let end = inner.find([']', '['])?;
    let (inner, after) = (&inner[..end], inner[end..].strip_prefix(']')?);
    let mut parts = inner.split(',');
    let kind = parts.next().filter(|kind| is_kind(kind))?;
    let data: Map<String, Value> = parts
        .map(|part| {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            (key.trim().to_owned(), unescape(value).into())
        })
        .collect();
    Some((Segment::new(kind, data.into()), after))
}

fn is_kind(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    !text.is_empty() && text.chars().all(is_part)
}

fn push_text(segments: &mut Vec<Segment>, text: &mut String) {
    if !text.is_empty() {
        let mut text = std::mem::take(text);
        // A long text is not copied for nothing.
        if text.contains('&') {
            text = unescape(&text);
        }
        let mut data = Map::new();
        data.insert("text".to_owned(), text.into());
        segments.push(Segment::new("text", data.into()));
    }
}

/// What stands for a character that means something else.
const ESCAPES: [(&str, char); 4] = [("&amp;", '&'), ("&#91;", '['), ("&#93;", ']'), ("&#44;", ',')];

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        // What an escape stands for is not looked at again: `&amp;#91;` is the text `&#91;`.
        let known = |(code, c): &(&str, char)| Some((*c, escape.strip_prefix(code)?));
        let (c, after) = ESCAPES.iter().find_map(known).unwrap_or(('&', &escape[1..]));
        plain.push(c);
        rest = after;
    }
    plain.push_str(rest);
    plain
}

fn escape_chars<'a>(text: &'a str, special: &[char]) -> Cow<'a, str> {
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '[' => escaped.push_str("&#91;"),
            ']' => escaped.push_str("&#93;"),
            ',' if special.contains(&',') => escaped.push_str("&#44;"),
            c => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests;
