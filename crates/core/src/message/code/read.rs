//! From a text with codes to segments.

use super::DEEPEST;
use super::escape;
use super::fields::Fields;
use crate::message::segment::{
    At, Contact, ContactId, Dice, Face, File, Forward, Image, Json, Location, Markdown, Mention,
    Music, Node, Poke, Preview, Record, Reply, Rps, Share, Sticker, Unknown, Video, WrittenNode,
    Xml,
};
use crate::message::{MessageChain, Segment};

/// What every code begins with.
const START: &str = "[mynah:";

/// The kinds that are written with keys of their own.
pub(super) const KINDS: [&str; 22] = [
    "text", "at", "reply", "image", "record", "video", "file", "face", "sticker", "dice", "rps",
    "poke", "music", "share", "contact", "location", "markdown", "json", "xml", "forward", "node",
    "unknown",
];

pub(super) fn chain(code: &str, depth: usize) -> MessageChain {
    let words = |text: &str| Segment::Text(escape::undo(text));
    parts(code, |kind, fields| segment(kind, fields, depth), words).into()
}

/// The nodes of a merged forward; anything else among them makes it none.
fn nodes(code: &str, depth: usize) -> Option<Vec<Node>> {
    let read =
        |kind: &str, fields| if kind == "node" { node(fields, depth).map(Some) } else { None };
    parts(code, read, |_| None).into_iter().collect()
}

/// Codes and the words between them, in order; what is not read is part of the words around it.
fn parts<T>(
    code: &str,
    read: impl Fn(&str, Fields) -> Option<T>,
    words: impl Fn(&str) -> T,
) -> Vec<T> {
    let mut parts = Vec::new();
    let (mut done, mut from) = (0, 0);
    while let Some(start) = code[from..].find(START).map(|start| from + start) {
        let found = split(&code[start..])
            .and_then(|(kind, fields, length)| Some((read(kind, fields)?, start + length)));
        let Some((part, end)) = found else {
            // The bracket is words, and a code may begin right behind it.
            from = start + 1;
            continue;
        };
        if done < start {
            parts.push(words(&code[done..start]));
        }
        parts.push(part);
        (done, from) = (end, end);
    }
    if done < code.len() {
        parts.push(words(&code[done..]));
    }
    parts
}

/// The code that `text` begins with, and how long it is.
fn split(text: &str) -> Option<(&str, Fields, usize)> {
    let inner = text.strip_prefix(START)?;
    let end = inner.find([']', '['])?;
    if inner.as_bytes()[end] != b']' {
        return None;
    }
    let mut values = inner[..end].split(',');
    let kind = values.next().filter(|kind| is_kind(kind))?;
    Some((kind, Fields::read(values)?, START.len() + end + 1))
}

/// Whether this can be the name of a kind.
pub(super) fn is_kind(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    !text.is_empty() && text.chars().all(is_part)
}

fn segment(kind: &str, mut fields: Fields, depth: usize) -> Option<Segment> {
    let f = &mut fields;
    Some(match kind {
        "text" => Segment::Text(f.take("text")?),
        "at" => {
            let who = match f.take("user") {
                Some(user) => Mention::User(user.into()),
                None => f.take("all").filter(|all| all == "true").map(|_| Mention::All)?,
            };
            At { who, extra: fields.into_extra()? }.into()
        }
        "reply" => Reply { id: f.take("id")?.into(), extra: fields.into_extra()? }.into(),
        "face" => Face { id: f.take("id")?, extra: fields.into_extra()? }.into(),
        "dice" => Dice { result: f.take_as("result").ok()?, extra: fields.into_extra()? }.into(),
        "rps" => Rps { result: f.take_as("result").ok()?, extra: fields.into_extra()? }.into(),
        "poke" => {
            let (kind, id) = (f.take("kind")?, f.take("id")?);
            Poke { kind, id, extra: fields.into_extra()? }.into()
        }
        "image" | "record" | "video" | "file" | "sticker" => medium(kind, fields)?,
        "forward" => forward(fields, depth)?.into(),
        "node" => return None,
        "unknown" => {
            let data = serde_json::from_str(&f.take("data")?).ok()?;
            Segment::Unknown(Unknown { kind: f.take("kind")?, data })
        }
        _ if KINDS.contains(&kind) => card(kind, fields)?,
        kind => Unknown { kind: kind.to_owned(), data: fields.into_texts().into() }.into(),
    })
}

fn medium(kind: &str, mut fields: Fields) -> Option<Segment> {
    let f = &mut fields;
    Some(match kind {
        "image" => {
            let (source, url, summary) = (f.take_source()?, f.take("url"), f.take("summary"));
            Image { source, url, summary, extra: fields.into_extra()? }.into()
        }
        "record" => {
            let (source, url) = (f.take_source()?, f.take("url"));
            Record { source, url, extra: fields.into_extra()? }.into()
        }
        "video" => {
            let (source, url, thumb) = (f.take_source()?, f.take("url"), f.take_thumb().ok()?);
            Video { source, url, thumb, extra: fields.into_extra()? }.into()
        }
        "file" => {
            let (source, url) = (f.take_source()?, f.take("url"));
            let (name, size) = (f.take("name"), f.take_as("size").ok()?);
            File { source, name, url, size, extra: fields.into_extra()? }.into()
        }
        _ => {
            let (id, package) = (f.take("id")?, f.take("package"));
            let (url, summary) = (f.take("url"), f.take("summary"));
            Sticker { id, package, url, summary, extra: fields.into_extra()? }.into()
        }
    })
}

fn card(kind: &str, mut fields: Fields) -> Option<Segment> {
    let f = &mut fields;
    Some(match kind {
        "music" => {
            let (url, image, audio) = (f.take("url")?, f.take("image")?, f.take("audio"));
            let (title, content) = (f.take("title"), f.take("content"));
            Music { url, image, audio, title, content, extra: fields.into_extra()? }.into()
        }
        "share" => {
            let (url, image) = (f.take("url")?, f.take("image"));
            let (title, content) = (f.take("title"), f.take("content"));
            Share { url, title, content, image, extra: fields.into_extra()? }.into()
        }
        "contact" => {
            let id = match f.take("user") {
                Some(user) => ContactId::User(user.into()),
                None => ContactId::Group(f.take("group")?.into()),
            };
            Contact { id, extra: fields.into_extra()? }.into()
        }
        "location" => {
            let (lat, lon) = (f.take_as("lat").ok()??, f.take_as("lon").ok()??);
            let (title, content) = (f.take("title"), f.take("content"));
            Location { lat, lon, title, content, extra: fields.into_extra()? }.into()
        }
        "markdown" => Markdown { content: f.take("content")?, extra: fields.into_extra()? }.into(),
        "json" => Json { data: f.take("data")?, extra: fields.into_extra()? }.into(),
        "xml" => Xml { data: f.take("data")?, extra: fields.into_extra()? }.into(),
        _ => return None,
    })
}

fn forward(mut fields: Fields, depth: usize) -> Option<Forward> {
    let id = fields.take("id");
    let nodes = match fields.take("nodes") {
        Some(nodes) if depth < DEEPEST => self::nodes(&nodes, depth + 1)?,
        Some(_) => return None,
        None => Vec::new(),
    };
    let preview = match fields.take("news") {
        Some(news) => Some(Preview {
            news: serde_json::from_str(&news).ok()?,
            source: fields.take("source"),
            summary: fields.take("summary"),
            prompt: fields.take("prompt"),
        }),
        None => None,
    };
    Some(Forward { id, nodes, preview, extra: fields.into_extra()? })
}

fn node(mut fields: Fields, depth: usize) -> Option<Node> {
    if let Some(id) = fields.take("id") {
        return Some(Node::quoted(id));
    }
    Some(Node::Written(WrittenNode {
        user_id: fields.take("user")?.into(),
        nickname: fields.take("name").unwrap_or_default(),
        time: fields.take_as("time").ok()?,
        content: chain(&fields.take("content").unwrap_or_default(), depth),
    }))
}
