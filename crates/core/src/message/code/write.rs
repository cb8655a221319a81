//! From segments to a text with codes.

use serde_json::Value;

use super::fields::source;
use super::read::{KINDS, is_kind};
use super::{MessageChain, Segment, escape};
use crate::message::Extra;
use crate::message::segment::{ContactId, Forward, Mention, Node, Unknown};

pub(super) fn chain(chain: &MessageChain, code: &mut String) {
    let mut after_words = false;
    for segment in chain {
        match segment {
            // Words right behind words would be read as one segment, and no words as none.
            Segment::Text(text) if after_words || text.is_empty() => {
                Code::new(code, "text").put("text", text);
            }
            Segment::Text(text) => escape::push(code, text, false),
            segment => one(segment, code),
        }
        after_words = matches!(segment, Segment::Text(text) if !text.is_empty());
    }
}

/// A code that is being written; it ends where it is dropped.
struct Code<'a>(&'a mut String);

impl<'a> Code<'a> {
    fn new(code: &'a mut String, kind: &str) -> Self {
        code.push_str("[mynah:");
        code.push_str(kind);
        Self(code)
    }

    fn put(self, key: &str, value: impl AsRef<str>) -> Self {
        self.0.push(',');
        self.0.push_str(key);
        self.0.push('=');
        escape::push(self.0, value.as_ref(), true);
        self
    }

    fn maybe(self, key: &str, value: Option<&impl ToString>) -> Self {
        match value {
            Some(value) => self.put(key, value.to_string()),
            None => self,
        }
    }

    fn extra(self, extra: &Extra) -> Self {
        if extra.is_empty() { self } else { self.put("extra", json(extra)) }
    }
}

impl Drop for Code<'_> {
    fn drop(&mut self) {
        self.0.push(']');
    }
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("the keys are texts")
}

fn one(segment: &Segment, code: &mut String) {
    match segment {
        Segment::Text(text) => Code::new(code, "text").put("text", text),
        Segment::At(at) => match &at.who {
            Mention::All => Code::new(code, "at").put("all", "true"),
            Mention::User(user) => Code::new(code, "at").put("user", user),
        }
        .extra(&at.extra),
        Segment::Reply(reply) => Code::new(code, "reply").put("id", &reply.id).extra(&reply.extra),
        Segment::Face(face) => Code::new(code, "face").put("id", &face.id).extra(&face.extra),
        Segment::Sticker(sticker) => Code::new(code, "sticker")
            .put("id", &sticker.id)
            .maybe("package", sticker.package.as_ref())
            .maybe("url", sticker.url.as_ref())
            .maybe("summary", sticker.summary.as_ref())
            .extra(&sticker.extra),
        Segment::Dice(dice) => {
            Code::new(code, "dice").maybe("result", dice.result.as_ref()).extra(&dice.extra)
        }
        Segment::Rps(rps) => {
            Code::new(code, "rps").maybe("result", rps.result.as_ref()).extra(&rps.extra)
        }
        Segment::Poke(poke) => {
            Code::new(code, "poke").put("kind", &poke.kind).put("id", &poke.id).extra(&poke.extra)
        }
        Segment::Forward(forward) => self::forward(forward, Code::new(code, "forward")),
        Segment::Unknown(unknown) => self::unknown(unknown, code),
        Segment::Image(_) | Segment::Record(_) | Segment::Video(_) | Segment::File(_) => {
            medium(segment, code)
        }
        Segment::Music(_)
        | Segment::Share(_)
        | Segment::Contact(_)
        | Segment::Location(_)
        | Segment::Markdown(_)
        | Segment::Json(_)
        | Segment::Xml(_) => card(segment, code),
    };
}

fn medium<'a>(segment: &Segment, code: &'a mut String) -> Code<'a> {
    match segment {
        Segment::Record(record) => Code::new(code, "record")
            .put("source", source(&record.source))
            .maybe("url", record.url.as_ref())
            .extra(&record.extra),
        Segment::Video(video) => Code::new(code, "video")
            .put("source", source(&video.source))
            .maybe("url", video.url.as_ref())
            .maybe("thumb", video.thumb.as_ref().map(source).as_ref())
            .extra(&video.extra),
        Segment::File(file) => Code::new(code, "file")
            .put("source", source(&file.source))
            .maybe("url", file.url.as_ref())
            .maybe("name", file.name.as_ref())
            .maybe("size", file.size.as_ref())
            .extra(&file.extra),
        Segment::Image(image) => Code::new(code, "image")
            .put("source", source(&image.source))
            .maybe("url", image.url.as_ref())
            .maybe("summary", image.summary.as_ref())
            .extra(&image.extra),
        other => unreachable!("{other} is no file"),
    }
}

fn card<'a>(segment: &Segment, code: &'a mut String) -> Code<'a> {
    match segment {
        Segment::Music(music) => Code::new(code, "music")
            .put("url", &music.url)
            .put("image", &music.image)
            .maybe("audio", music.audio.as_ref())
            .maybe("title", music.title.as_ref())
            .maybe("content", music.content.as_ref())
            .extra(&music.extra),
        Segment::Share(share) => Code::new(code, "share")
            .put("url", &share.url)
            .maybe("title", share.title.as_ref())
            .maybe("content", share.content.as_ref())
            .maybe("image", share.image.as_ref())
            .extra(&share.extra),
        Segment::Contact(contact) => match &contact.id {
            ContactId::User(user) => Code::new(code, "contact").put("user", user),
            ContactId::Group(group) => Code::new(code, "contact").put("group", group),
        }
        .extra(&contact.extra),
        Segment::Location(place) => Code::new(code, "location")
            .put("lat", place.lat.to_string())
            .put("lon", place.lon.to_string())
            .maybe("title", place.title.as_ref())
            .maybe("content", place.content.as_ref())
            .extra(&place.extra),
        Segment::Markdown(markdown) => {
            Code::new(code, "markdown").put("content", &markdown.content).extra(&markdown.extra)
        }
        Segment::Json(card) => Code::new(code, "json").put("data", &card.data).extra(&card.extra),
        Segment::Xml(card) => Code::new(code, "xml").put("data", &card.data).extra(&card.extra),
        other => unreachable!("{other} is no card"),
    }
}

fn forward<'a>(forward: &Forward, code: Code<'a>) -> Code<'a> {
    let mut code = code.maybe("id", forward.id.as_ref());
    if !forward.nodes.is_empty() {
        let mut nodes = String::new();
        forward.nodes.iter().for_each(|node| self::node(node, &mut nodes));
        code = code.put("nodes", nodes);
    }
    if let Some(preview) = &forward.preview {
        code = code
            .put("news", json(&preview.news))
            .maybe("source", preview.source.as_ref())
            .maybe("summary", preview.summary.as_ref())
            .maybe("prompt", preview.prompt.as_ref());
    }
    code.extra(&forward.extra)
}

fn node(node: &Node, code: &mut String) {
    let code = Code::new(code, "node");
    match node {
        Node::Quoted(id) => code.put("id", id),
        Node::Written(node) => code
            .put("user", &node.user_id)
            .put("name", &node.nickname)
            .maybe("time", node.time.as_ref())
            .put("content", node.content.to_code()),
    };
}

/// A kind that is not known here looks like any other as long as that says everything.
fn unknown<'a>(unknown: &Unknown, code: &'a mut String) -> Code<'a> {
    let plain = is_kind(&unknown.kind) && !KINDS.contains(&&*unknown.kind);
    match unknown.data.as_object().filter(|data| plain && is_plain(data)) {
        Some(data) => data.iter().fold(Code::new(code, &unknown.kind), |code, (key, value)| {
            code.put(key, value.as_str().unwrap_or_default())
        }),
        None => {
            Code::new(code, "unknown").put("kind", &unknown.kind).put("data", json(&unknown.data))
        }
    }
}

fn is_plain(data: &Extra) -> bool {
    data.iter().all(|(key, value)| is_kind(key) && matches!(value, Value::String(_)))
}
