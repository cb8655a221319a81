//! Messages in messages.

use mynah_core::message::Extra;
use mynah_core::message::segment::{Forward, Node, WrittenNode};
use serde_json::Value;

use super::take::{self, named};
use super::{DEEPEST, chain_at};
use crate::convert::timestamp;
use crate::wire::scalar;

/// A merged forward, with what is in it where the server says so.
pub(super) fn forward(data: &mut Extra, depth: usize) -> Option<Forward> {
    let nodes: Option<Vec<_>> = data
        .get("content")
        .and_then(Value::as_array)
        .and_then(|messages| messages.iter().map(|node| message(node, depth)).collect())
        .filter(|nodes: &Vec<_>| !nodes.is_empty());
    if nodes.is_some() {
        data.remove("content");
    }
    let id = take::name(data, "id");
    if id.is_none() && nodes.is_none() {
        return None;
    }
    let nodes = nodes.unwrap_or_default();
    Some(Forward { id, nodes, preview: None, extra: take::rest(data) })
}

/// A message in a merged forward: written as an event, or as a node.
pub(super) fn message(message: &Value, depth: usize) -> Option<Node> {
    let message = message.as_object()?;
    if message.get("type").is_some_and(|kind| kind == "node") {
        return node(message.get("data")?, depth);
    }
    let sender = message.get("sender").and_then(Value::as_object);
    let of_sender = |key| sender.and_then(|sender| named(sender, key));
    let user_id = named(message, "user_id").or_else(|| of_sender("user_id"));
    let nickname = of_sender("nickname").or_else(|| of_sender("card"));
    written(user_id, nickname, message.get("message")?, message.get("time"), depth)
}

/// A message in a merged forward, written as a node.
pub(super) fn node(data: &Value, depth: usize) -> Option<Node> {
    let data = data.as_object()?;
    if let Some(id) = named(data, "id") {
        return Some(Node::quoted(id));
    }
    let user_id = named(data, "user_id").or_else(|| named(data, "uin"));
    let nickname = named(data, "nickname").or_else(|| named(data, "name"));
    written(user_id, nickname, data.get("content")?, data.get("time"), depth)
}

fn written(
    user_id: Option<String>,
    nickname: Option<String>,
    content: &Value,
    time: Option<&Value>,
    depth: usize,
) -> Option<Node> {
    if depth >= DEEPEST {
        return None;
    }
    Some(Node::Written(WrittenNode {
        user_id: user_id.unwrap_or_default().into(),
        nickname: nickname.unwrap_or_default(),
        content: chain_at(content.clone().into(), depth + 1),
        time: timestamp(scalar::whole(time)),
    }))
}
