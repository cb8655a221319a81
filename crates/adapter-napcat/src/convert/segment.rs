//! Segments.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mynah_core::Segment;
use mynah_core::id::{MessageId, UserId};
use mynah_core::message::segment::{At, Face, Image, Mention, Reply, Unknown};
use mynah_core::message::{Extra, MediaSource};
use serde_json::{Value, json};

use crate::error::CallError;
use crate::wire;

/// What was received; a kind without a type, or one that lacks what makes it that kind, is kept as
/// it came.
pub(crate) fn from_wire(segment: wire::Segment) -> Segment {
    let wire::Segment { kind, data } = segment;
    let Value::Object(mut data) = data else {
        return Segment::Unknown(Unknown { kind, data });
    };
    known(&kind, &mut data).unwrap_or_else(|| Segment::Unknown(Unknown { kind, data: data.into() }))
}

/// The typed segment; `data` is only taken from when there is one.
fn known(kind: &str, data: &mut Extra) -> Option<Segment> {
    match kind {
        "text" => match data.remove("text")? {
            Value::String(text) => Some(Segment::Text(text)),
            other => {
                data.insert("text".to_owned(), other);
                None
            }
        },
        "at" => {
            let who = match take_text(data, "qq")?.as_str() {
                "all" => Mention::All,
                user => Mention::User(UserId::from(user)),
            };
            let extra = std::mem::take(data);
            Some(Segment::At(At { who, extra }))
        }
        "reply" => {
            let id = MessageId::from(take_text(data, "id")?);
            let extra = std::mem::take(data);
            Some(Segment::Reply(Reply { id, extra }))
        }
        "face" => {
            let id = take_text(data, "id")?;
            let extra = std::mem::take(data);
            Some(Segment::Face(Face { id, extra }))
        }
        "image" => {
            let file = take_text(data, "file")?;
            let url = take_text(data, "url");
            let summary = take_text(data, "summary");
            let mut image = Image::new(MediaSource::Remote(file));
            image.url = url.filter(|url| !url.is_empty());
            image.summary = summary.filter(|summary| !summary.is_empty());
            image.extra = std::mem::take(data);
            Some(Segment::Image(image))
        }
        _ => None,
    }
}

/// Takes a text, or a number as one; leaves anything else where it is.
fn take_text(data: &mut Extra, key: &str) -> Option<String> {
    let text = match data.get(key)? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    data.remove(key);
    Some(text)
}

/// What is to be sent; files must have been read by now.
pub(crate) fn to_wire(segment: Segment) -> Result<wire::Segment, CallError> {
    let (kind, data) = match segment {
        Segment::Text(text) => ("text", json!({ "text": text })),
        Segment::At(at) => {
            let who = match &at.who {
                Mention::All => "all",
                Mention::User(user) => user.as_str(),
            };
            ("at", json!({ "qq": who }))
        }
        Segment::Reply(reply) => {
            let data = json!({ "id": reply.id });
            ("reply", with(data, reply.extra, &["seq"]))
        }
        Segment::Face(face) => {
            let data = json!({ "id": face.id });
            ("face", with(data, face.extra, &["chainCount"]))
        }
        Segment::Image(image) => ("image", image_to_wire(image)?),
        Segment::Unknown(Unknown { kind, data }) => {
            // A kind without values has no need of them, but the server does not take null.
            let data = if data.is_null() { json!({}) } else { data };
            return Ok(wire::Segment::new(kind, data));
        }
        _ => {
            return Err(CallError::Unsupported {
                api: "this kind of segment".into(),
                reason: "the NapCat adapter does not know it".into(),
            });
        }
    };
    Ok(wire::Segment::new(kind, data))
}

fn image_to_wire(image: Image) -> Result<Value, CallError> {
    let mut data = json!({ "file": file(image.source, image.url)? });
    if let Some(summary) = image.summary {
        data["summary"] = summary.into();
    }
    Ok(with(data, image.extra, &["sub_type", "name", "thumb"]))
}

/// The source as the server takes it; a link is better than a name, which not every server process
/// remembers.
pub(crate) fn file(source: MediaSource, url: Option<String>) -> Result<String, CallError> {
    match source {
        MediaSource::Url(url) => Ok(url),
        MediaSource::Bytes(bytes) => {
            let mut file = "base64://".to_owned();
            STANDARD.encode_string(bytes, &mut file);
            Ok(file)
        }
        MediaSource::Remote(name) => Ok(url.unwrap_or(name)),
        other => {
            Err(CallError::invalid("message", format!("has a source that cannot be sent: {other}")))
        }
    }
}

/// Adds those keys of the platform that the server takes when sending.
fn with(mut data: Value, mut extra: Extra, keys: &[&str]) -> Value {
    for key in keys {
        if let Some(value) = extra.remove(*key).filter(|value| !value.is_null()) {
            data[*key] = value;
        }
    }
    data
}

#[cfg(test)]
mod tests;
