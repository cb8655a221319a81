//! Message events, and the same shape as lookups answer it.

use serde_json::{Map, Value, json};

use crate::{
    segment::cq,
    target::Target,
    world::{Record, World},
};

/// How the server writes the `message` field: `messagePostFormat` in NapCat's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MessageFormat {
    /// An array of segments.
    #[default]
    Array,
    /// One string with CQ codes.
    String,
}

/// For whom a message is written; each leaves other fields out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// An event.
    Event,
    /// The answer of `get_msg`.
    Lookup,
    /// An item of a history.
    History,
    /// What was said last in a conversation, which for some reason goes without ids.
    Recent,
}

/// Writes a message.
pub(crate) fn message(
    world: &World,
    record: &Record,
    format: MessageFormat,
    purpose: Purpose,
) -> Value {
    let own = record.sender == world.self_id;
    let segments = segments(record, purpose);
    let raw = cq::encode(&segments);
    let mut fields = object(json!({
        "self_id": world.self_id,
        "user_id": record.sender,
        "time": record.time,
        "real_seq": record.real_seq.to_string(),
        "message_type": if record.target.is_group() { "group" } else { "private" },
        "sender": sender(world, record),
        "raw_message": raw,
        "font": 14,
        "sub_type": sub_type(record.target),
        "post_type": if own { "message_sent" } else { "message" },
    }));
    if purpose != Purpose::Recent {
        let ids = ["message_id", "message_seq", "real_id"];
        fields.extend(ids.map(|name| (name.to_owned(), record.message_id.into())));
    }
    fields.extend(body(segments, raw, format));
    fields.extend(place(world, record.target));
    if own {
        fields.insert("message_sent_type".into(), "self".into());
    }
    if purpose == Purpose::Event && (own || !record.target.is_group()) {
        fields.insert("target_id".into(), record.target.peer().into());
    }
    if purpose == Purpose::Lookup {
        fields.insert("emoji_likes_list".into(), likes(record));
    }
    Value::Object(fields)
}

fn body(segments: Vec<Value>, raw: String, format: MessageFormat) -> Map<String, Value> {
    let (message, format) = match format {
        MessageFormat::Array => (Value::Array(segments), "array"),
        MessageFormat::String => (Value::String(raw), "string"),
    };
    object(json!({"message": message, "message_format": format}))
}

/// A forward shows what is in it only to those who look it up.
fn segments(record: &Record, purpose: Purpose) -> Vec<Value> {
    let mut segments = record.segments.clone();
    if let (Some(forward), true) = (&record.forward, purpose != Purpose::Event) {
        for segment in &mut segments {
            if let Some(Value::Object(data)) = segment.get_mut("data") {
                data.insert("content".into(), Value::Array(forward.messages.clone()));
            }
        }
    }
    segments
}

fn sender(world: &World, record: &Record) -> Value {
    let user_id = record.sender;
    let nickname = world.nickname(user_id);
    match record.target {
        Target::Group(group_id) => match world.member(group_id, user_id) {
            Some(member) => json!({
                "user_id": user_id,
                "nickname": nickname,
                "card": member.card,
                "role": member.role.as_str(),
            }),
            None => json!({"user_id": user_id, "nickname": nickname, "card": ""}),
        },
        Target::Friend(_) => json!({"user_id": user_id, "nickname": nickname, "card": ""}),
        // NapCat puts the name of the conversation where the name of the person belongs.
        Target::Temporary { .. } => json!({"user_id": user_id, "nickname": "临时会话", "card": ""}),
    }
}

fn sub_type(target: Target) -> &'static str {
    match target {
        Target::Group(_) => "normal",
        Target::Friend(_) => "friend",
        Target::Temporary { .. } => "group",
    }
}

fn place(world: &World, target: Target) -> Map<String, Value> {
    object(match target {
        Target::Group(group_id) => {
            let name = world.groups.get(&group_id).map(|group| group.name.as_str());
            json!({"group_id": group_id, "group_name": name.unwrap_or_default()})
        }
        Target::Friend(_) => json!({}),
        Target::Temporary { group_id, .. } => json!({"group_id": group_id, "temp_source": 0}),
    })
}

fn likes(record: &Record) -> Value {
    let likes = record.likes.iter().filter(|(_, users)| !users.is_empty());
    let entries = likes.map(|(emoji, users)| {
        // Ids longer than three digits are code points, the others QQ's own faces.
        let kind = if emoji.len() > 3 { "2" } else { "1" };
        json!({"emoji_id": emoji, "emoji_type": kind, "likes_cnt": users.len().to_string()})
    });
    entries.collect()
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
