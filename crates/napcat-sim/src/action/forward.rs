//! Merged forwards: several messages wrapped into one.

use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    clock,
    event::message::{MessageFormat, Purpose, message},
    host::Host,
    refusal::Refusal,
    segment::{self, sendable},
    target::{Target, UNKNOWN_GROUP},
    world::{Draft, Forward, Record, World},
};

actions! {
    get_forward_msg {} ? { message_id: Kind::Text, id: Kind::Text } => get;
}

/// A forward is found by the message's ids, by the id in its segment and by its resource id.
fn get(cx: &mut Context<'_>) -> Outcome {
    let ids = ["message_id", "id"].map(|name| cx.params.text(name));
    let id = ids.into_iter().find(|id| !id.is_empty());
    let id = id.ok_or_else(|| Refusal::failed("message_id is required"))?;
    let forward = cx.world.history.find(&id).and_then(|record| record.forward.as_ref());
    let missing = if id.bytes().all(|byte| byte.is_ascii_digit()) {
        "消息已过期或者为内层消息，无法获取转发消息"
    } else {
        "protocolFallbackLogic: 找不到相关的聊天记录"
    };
    let forward = forward.ok_or_else(|| Refusal::failed(missing))?;
    Ok(Reply::Data(json!({"messages": forward.messages})))
}

/// How deep nodes may lie in nodes; what is deeper is left out.
const DEEPEST: usize = 3;

/// Whom a node names that names nobody.
const NOBODY: &str = "QQ用户";

/// The segment of a forward as receivers see it. It gets its id when the message gets one.
pub(super) fn seen() -> Value {
    json!({"type": "forward", "data": {}})
}

/// What is inside of a forward that is sent once more, by its id.
pub(super) fn sent_again(world: &World, segments: &[Value]) -> Option<Forward> {
    let segment = segments.iter().find(|segment| segment::kind(segment) == "forward")?;
    world.history.find(&segment::field(segment, "id")?)?.forward.clone()
}

/// Wraps nodes; those that quote an unknown message are skipped.
pub(super) fn build(
    world: &World,
    host: &Host,
    nodes: &[Value],
    format: MessageFormat,
) -> Result<Forward, Refusal> {
    let packer = Packer { world, host, format };
    let messages = packer.pack(nodes, 0)?;
    if messages.is_empty() {
        let how = if host.packet_backend { "伪造" } else { "" };
        return Err(Refusal::failed(format!(
            "发送{how}合并转发消息失败: Error: 转发消息失败，生成节点为空\n    at <anonymous>",
        )));
    }
    // QQ's servers keep what went through the packet backend, under a name of their own.
    let res_id = format!("{:044X}x", u128::from(world.history.said()).wrapping_mul(0x9e37_79b9));
    Ok(Forward { res_id: if host.packet_backend { res_id } else { String::new() }, messages })
}

/// Packs the messages of one forward.
struct Packer<'a> {
    world: &'a World,
    host: &'a Host,
    format: MessageFormat,
}

impl Packer<'_> {
    fn pack(&self, nodes: &[Value], depth: usize) -> Result<Vec<Value>, Refusal> {
        let mut messages = Vec::new();
        for (place, node) in nodes.iter().enumerate() {
            messages.extend(self.unwrap(node, place, depth)?);
        }
        Ok(messages)
    }

    /// The message a node stands for.
    fn unwrap(&self, node: &Value, place: usize, depth: usize) -> Result<Option<Value>, Refusal> {
        let text = |name| segment::field(node, name);
        let (time, sender, nickname, segments);
        if let Some(id) = text("id") {
            let Some(record) = self.world.history.find(&id) else {
                return Ok(None);
            };
            (time, sender, segments) = (record.time, record.sender, record.segments.clone());
            nickname = Some(self.world.display_name(record.target, sender));
        } else {
            let Some(content) = node.get("data").and_then(|data| data.get("content")) else {
                return Ok(None);
            };
            let user_id = text("user_id").or_else(|| text("uin")).and_then(|id| id.parse().ok());
            (time, sender) = (clock::now(), user_id.unwrap_or(self.world.self_id));
            segments = self.content(content, depth)?;
            nickname = text("nickname").or_else(|| text("name"));
        }
        let target = Target::Group(UNKNOWN_GROUP);
        let draft = Draft { time, sender, target, segments, forward: None };
        let place = u64::try_from(place).unwrap_or_default();
        let record = Record::inside(draft, self.world.history.said() * 1009 + place);
        let mut message = message(self.world, &record, self.format, Purpose::History);
        message["sender"]["nickname"] = nickname.unwrap_or_else(|| NOBODY.into()).into();
        Ok(Some(message))
    }

    /// The content of a node; nodes within it become a forward of their own.
    fn content(&self, content: &Value, depth: usize) -> Result<Vec<Value>, Refusal> {
        let segments = sendable::segments(content, false);
        if segments.iter().any(|segment| segment::kind(segment) == "node") {
            let deeper = depth + 1;
            let messages =
                if deeper < DEEPEST { self.pack(&segments, deeper)? } else { Vec::new() };
            let mut forward = seen();
            forward["data"]["content"] = Value::Array(messages);
            return Ok(vec![forward]);
        }
        let target = Target::Group(UNKNOWN_GROUP);
        Ok(sendable::prepare(self.world, self.host, target, segments)?.seen)
    }
}
