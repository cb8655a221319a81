//! Message segments, and short ways to write them.
//!
//! The functions here build segments as a *receiver* sees them, for use with
//! [`Sim::says`](crate::Sim::says). They are plain JSON, so anything else can be written with
//! `serde_json::json!`.

mod content;
pub(crate) mod cq;
pub(crate) mod face;
pub(crate) mod media;
pub(crate) mod render;
pub(crate) mod sendable;

pub use self::content::Content;

use serde_json::{Value, json};

/// Plain text.
pub fn text(text: impl Into<String>) -> Value {
    json!({"type": "text", "data": {"text": text.into()}})
}

/// A mention of one person.
pub fn at(user_id: i64) -> Value {
    json!({"type": "at", "data": {"qq": user_id.to_string()}})
}

/// A mention of everybody.
pub fn at_all() -> Value {
    json!({"type": "at", "data": {"qq": "all"}})
}

/// A quote of an earlier message.
pub fn reply(message_id: i64) -> Value {
    json!({"type": "reply", "data": {"id": message_id.to_string()}})
}

/// One of QQ's own faces.
pub fn face(id: u32) -> Value {
    let raw = json!({"faceIndex": id, "faceType": 1, "faceText": "/face"});
    json!({"type": "face", "data": {"id": id.to_string(), "raw": raw}})
}

/// A picture that can be fetched from `url`.
pub fn image(file: impl Into<String>, url: impl Into<String>) -> Value {
    let (file, url) = (file.into(), url.into());
    let data =
        json!({"summary": "", "file": file, "sub_type": 0, "url": url, "file_size": "20480"});
    json!({"type": "image", "data": data})
}

/// The `type` of a segment; `undefined` where JavaScript would say so.
pub(crate) fn kind(segment: &Value) -> &str {
    segment.get("type").and_then(Value::as_str).unwrap_or("undefined")
}

/// A field of a segment's `data` as text; numbers and booleans are written out.
pub(crate) fn field(segment: &Value, name: &str) -> Option<String> {
    match segment.get("data")?.get(name)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}
