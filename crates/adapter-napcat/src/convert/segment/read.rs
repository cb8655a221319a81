//! What was received.

use mynah_core::MessageChain;
use mynah_core::Segment;
use mynah_core::id::{MessageId, UserId};
use mynah_core::message::segment::{
    At, Face, File, Forward, Image, Json, Markdown, Mention, Music, Node, Record, Reply, Unknown,
    Video, WrittenNode,
};
use mynah_core::message::{Extra, MediaSource};
use serde_json::Value;

use crate::convert::timestamp;
use crate::wire;
use crate::wire::{Content, scalar};

/// What was received; a kind without a type, or one that lacks what makes it that kind, is kept as
/// it came.
pub(crate) fn from_wire(segment: wire::Segment) -> Segment {
    let wire::Segment { kind, data } = segment;
    let Value::Object(mut data) = data else {
        return Segment::Unknown(Unknown { kind, data });
    };
    known(&kind, &mut data).unwrap_or_else(|| Segment::Unknown(Unknown { kind, data: data.into() }))
}

/// A message; one that has only nodes is a single merged forward.
pub(crate) fn chain(content: Content) -> MessageChain {
    let segments = content.0;
    if segments.len() > 1 && segments.iter().all(|segment| segment.kind == "node") {
        let nodes: Option<Vec<_>> = segments.iter().map(|node| read_node(&node.data)).collect();
        if let Some(nodes) = nodes {
            return Segment::from(Forward::new(nodes)).into();
        }
    }
    segments.into_iter().map(from_wire).collect()
}

/// What a merged forward holds; a message that is none is left out.
pub(crate) fn forwarded(messages: Vec<Value>) -> Forward {
    let count = messages.len();
    let forward = Forward::new(messages.into_iter().filter_map(|message| read_message(&message)));
    let skipped = count - forward.nodes.len();
    if skipped > 0 {
        tracing::warn!(skipped, "left out messages of a merged forward that make no sense");
    }
    forward
}

/// The typed segment; `data` is only taken from when there is one.
fn known(kind: &str, data: &mut Extra) -> Option<Segment> {
    Some(match kind {
        "text" => Segment::Text(take_text(data, "text")?),
        "at" => {
            let who = match take_name(data, "qq")?.as_str() {
                "all" => Mention::All,
                user => Mention::User(UserId::from(user)),
            };
            At { who, extra: rest(data) }.into()
        }
        "reply" => {
            let id = MessageId::from(take_name(data, "id")?);
            Reply { id, extra: rest(data) }.into()
        }
        "face" => Face { id: take_name(data, "id")?, extra: rest(data) }.into(),
        "image" => {
            let source = source(take_name(data, "file")?);
            let (url, summary) = (take_words(data, "url"), take_words(data, "summary"));
            Image { source, url, summary, extra: rest(data) }.into()
        }
        "record" => {
            let source = source(take_name(data, "file")?);
            Record { source, url: take_words(data, "url"), extra: rest(data) }.into()
        }
        "video" => {
            let source = source(take_name(data, "file")?);
            let (url, thumb) = (take_words(data, "url"), take_words(data, "thumb"));
            Video { source, url, thumb: thumb.map(self::source), extra: rest(data) }.into()
        }
        "file" => file(data)?.into(),
        "music" => music(data)?.into(),
        "markdown" => Markdown { content: take_text(data, "content")?, extra: rest(data) }.into(),
        "json" => Json { data: take_text(data, "data")?, extra: rest(data) }.into(),
        "forward" => forward(data)?.into(),
        "node" => Forward::new([node(data)?]).into(),
        _ => return None,
    })
}

/// A received file has an id and a name; one that was made to be sent may have a name as well.
fn file(data: &mut Extra) -> Option<File> {
    let name = take_name(data, "file")?;
    let url = take_words(data, "url");
    let size = data.get("file_size").and_then(|size| match size {
        Value::String(size) => size.parse().ok(),
        size => size.as_u64(),
    });
    let (source, name) = match data.get("file_id").and_then(Value::as_str) {
        Some(id) => (MediaSource::Remote(id.to_owned()), Some(name)),
        None => (source(name), take_words(data, "name")),
    };
    Some(File { source, name, url, size, extra: rest(data) })
}

/// Only music of which everything is said; a platform's name and number of it are kept as they
/// came.
fn music(data: &mut Extra) -> Option<Music> {
    let custom = data.get("type").is_some_and(|kind| kind == "custom");
    let complete = ["url", "image"].iter().all(|key| data.get(*key).is_some_and(Value::is_string));
    if !custom || !complete || data.contains_key("id") {
        return None;
    }
    data.remove("type");
    Some(Music {
        url: take_text(data, "url")?,
        image: take_text(data, "image")?,
        audio: take_text(data, "audio"),
        title: take_text(data, "title"),
        content: take_text(data, "content"),
        extra: rest(data),
    })
}

/// A merged forward, with what is in it where the server says so.
fn forward(data: &mut Extra) -> Option<Forward> {
    let nodes: Option<Vec<_>> = data
        .get("content")
        .and_then(Value::as_array)
        .and_then(|messages| messages.iter().map(read_message).collect())
        .filter(|nodes: &Vec<_>| !nodes.is_empty());
    if nodes.is_some() {
        data.remove("content");
    }
    let id = take_name(data, "id");
    if id.is_none() && nodes.is_none() {
        return None;
    }
    Some(Forward { id, nodes: nodes.unwrap_or_default(), preview: None, extra: rest(data) })
}

/// A message in a merged forward: written as an event, or as a node.
fn read_message(message: &Value) -> Option<Node> {
    let message = message.as_object()?;
    if message.get("type").is_some_and(|kind| kind == "node") {
        return read_node(message.get("data")?);
    }
    let sender = message.get("sender").and_then(Value::as_object);
    let of_sender = |key| sender.and_then(|sender| name(sender, key));
    Some(Node::Written(WrittenNode {
        user_id: name(message, "user_id")
            .or_else(|| of_sender("user_id"))
            .unwrap_or_default()
            .into(),
        nickname: of_sender("nickname").or_else(|| of_sender("card")).unwrap_or_default(),
        content: chain(message.get("message")?.clone().into()),
        time: timestamp(scalar::whole(message.get("time"))),
    }))
}

fn read_node(data: &Value) -> Option<Node> {
    node(&mut data.as_object()?.clone())
}

fn node(data: &mut Extra) -> Option<Node> {
    if let Some(id) = name(data, "id") {
        return Some(Node::quoted(id));
    }
    let user_id = name(data, "user_id").or_else(|| name(data, "uin")).unwrap_or_default();
    let nickname = name(data, "nickname").or_else(|| name(data, "name")).unwrap_or_default();
    Some(Node::Written(WrittenNode {
        user_id: user_id.into(),
        nickname,
        content: chain(data.get("content")?.clone().into()),
        time: timestamp(scalar::whole(data.get("time"))),
    }))
}

/// What a file's place is, by its words: a link, the bytes themselves, or a name of the platform.
fn source(text: String) -> MediaSource {
    let schemes = ["http://", "https://", "file://", "base64://", "data:"];
    if schemes.iter().any(|scheme| text.starts_with(scheme)) {
        MediaSource::Url(text)
    } else {
        MediaSource::Remote(text)
    }
}

fn rest(data: &mut Extra) -> Extra {
    std::mem::take(data)
}

/// Takes a text; leaves anything else where it is.
fn take_text(data: &mut Extra, key: &str) -> Option<String> {
    if !data.get(key)?.is_string() {
        return None;
    }
    match data.remove(key)? {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// Takes a text that says something; leaves an empty one where it is.
fn take_words(data: &mut Extra, key: &str) -> Option<String> {
    let empty = data.get(key).is_some_and(|text| text == "");
    if empty { None } else { take_text(data, key) }
}

/// Takes a text, or a number as one; leaves anything else where it is.
fn take_name(data: &mut Extra, key: &str) -> Option<String> {
    let name = name(data, key)?;
    data.remove(key);
    Some(name)
}

/// A text, or a number as one.
fn name(data: &Extra, key: &str) -> Option<String> {
    match data.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
