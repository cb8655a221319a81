//! Segments as people read them.

use serde_json::Value;

use crate::{segment, target::Target, world::World};

/// How much of a file name or a card is shown.
const SHOWN: usize = 40;

/// A whole message on one line.
pub(crate) fn message(world: &World, target: Target, segments: &[Value]) -> String {
    segments.iter().map(|segment| one(world, target, segment)).collect()
}

fn one(world: &World, target: Target, given: &Value) -> String {
    let text = |name| segment::field(given, name).unwrap_or_default();
    match segment::kind(given) {
        "text" => text("text"),
        "at" => mention(world, target, &text("qq")),
        "reply" => format!("[reply to {}] ", text("id")),
        kind @ ("image" | "record" | "video" | "file") => format!("[{kind} {}]", source(given)),
        "json" => format!("[card {}]", short(&text("data"))),
        "markdown" => text("content"),
        "node" => format!("[node by {}]", text("nickname")),
        kind => match text("id") {
            id if id.is_empty() => format!("[{kind}]"),
            id => format!("[{kind} {}]", short(&id)),
        },
    }
}

fn mention(world: &World, target: Target, qq: &str) -> String {
    match qq.parse() {
        Ok(user_id) => format!("@{}", world.display_name(target, user_id)),
        Err(_) => format!("@{qq}"),
    }
}

fn source(given: &Value) -> String {
    let names = ["name", "url", "file", "path"];
    let mut sources = names.into_iter().filter_map(|name| segment::field(given, name));
    short(&sources.find(|source| !source.is_empty()).unwrap_or_default())
}

/// The beginning of a text; what is cut off is marked.
pub(crate) fn short(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
