//! Merged forwards: several messages wrapped into one.

use serde_json::{Value, json};

use crate::{
    clock,
    event::message::{MessageFormat, Purpose, message},
    refusal::Refusal,
    segment::{self, sendable},
    target::{Target, UNKNOWN_GROUP},
    world::{Draft, Record, World},
};

/// Kernel ids have nineteen digits; this is about where real ones are.
const FIRST_ID: u64 = 7_400_000_000_000_000_000;

/// A forward ready to be sent.
pub(super) struct Forward {
    /// The id under which the content can be fetched.
    pub(super) id: String,
    /// What receivers see.
    pub(super) seen: Vec<Value>,
    /// What is inside.
    pub(super) inner: Vec<Value>,
}

/// Wraps nodes; those that quote an unknown message are skipped.
pub(super) fn build(
    world: &World,
    nodes: &[Value],
    format: MessageFormat,
) -> Result<Forward, Refusal> {
    let mut inner = Vec::new();
    for (place, node) in nodes.iter().enumerate() {
        inner.extend(unwrap(world, node, place)?.map(|node| node.write(world, format)));
    }
    if inner.is_empty() {
        return Err(Refusal::failed(
            "发送伪造合并转发消息失败: Error: 转发消息失败，生成节点为空\n    at <anonymous>",
        ));
    }
    let id = (FIRST_ID + world.history.said()).to_string();
    let seen = vec![json!({"type": "forward", "data": {"id": id}})];
    Ok(Forward { id, seen, inner })
}

/// One message inside a forward.
struct Node {
    record: Record,
    /// The name the node claims for its author, who need not agree.
    nickname: Option<String>,
}

impl Node {
    fn write(&self, world: &World, format: MessageFormat) -> Value {
        let mut event = message(world, &self.record, format, Purpose::History);
        if let Some(name) = &self.nickname {
            event["sender"]["nickname"] = name.as_str().into();
        }
        event
    }
}

fn unwrap(world: &World, node: &Value, place: usize) -> Result<Option<Node>, Refusal> {
    let text = |name| segment::field(node, name);
    if let Some(id) = text("id") {
        let record = id.parse().ok().and_then(|id| world.history.get(id)).cloned();
        return Ok(record.map(|record| Node { record, nickname: None }));
    }
    let Some(content) = node.get("data").and_then(|data| data.get("content")) else {
        return Ok(None);
    };
    let user_id = text("user_id").or_else(|| text("uin")).and_then(|id| id.parse().ok());
    let draft = Draft {
        time: clock::now(),
        sender: user_id.unwrap_or(world.self_id),
        target: Target::Group(UNKNOWN_GROUP),
        segments: seen(world, content)?,
        inner: None,
    };
    let nickname = text("nickname").or_else(|| text("name"));
    let place = u64::try_from(place).unwrap_or_default();
    let record = Record::inside(draft, world.history.said().wrapping_mul(1009) + place);
    Ok(Some(Node { record, nickname }))
}

/// The content of a node; nodes within it become a forward of their own.
fn seen(world: &World, content: &Value) -> Result<Vec<Value>, Refusal> {
    let segments = sendable::segments(content, false);
    if segments.iter().any(|segment| segment::kind(segment) == "node") {
        let mut forward = build(world, &segments, MessageFormat::Array)?;
        forward.seen[0]["data"]["content"] = Value::Array(forward.inner);
        return Ok(forward.seen);
    }
    let target = Target::Group(UNKNOWN_GROUP);
    Ok(sendable::prepare(world, target, segments, world.history.said())?.seen)
}
