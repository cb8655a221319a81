//! Merged forwards, and what is shown of them while they are closed.

mod preview;
#[cfg(test)]
mod tests;

use mynah_core::Lang;
use mynah_core::Segment;
use mynah_core::message::segment::{Forward, Node, WrittenNode};
use serde_json::{Value, json};

use super::to_wire;
use crate::wire;
pub(crate) use preview::preview;

/// Where a merged forward is shown, and to whom.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    /// The language of the words the adapter adds.
    pub(crate) lang: Lang,
    /// Whether it is a group that talks in it.
    pub(crate) group: bool,
}

/// The nodes of a merged forward.
pub(crate) fn to_nodes(forward: &Forward, scene: &Scene) -> Vec<wire::Segment> {
    let nodes = forward.nodes.iter().map(|node| {
        let data = match node {
            Node::Quoted(id) => json!({ "id": id }),
            Node::Written(node) => written(node, scene),
        };
        wire::Segment::new("node", data)
    });
    nodes.collect()
}

/// A node that does not say who speaks is shown as the bot's own.
fn written(node: &WrittenNode, scene: &Scene) -> Value {
    let nickname = if node.nickname.is_empty() { node.user_id.as_str() } else { &node.nickname };
    let mut data = json!({
        "user_id": node.user_id,
        "nickname": nickname,
        "content": to_wire(&node.content, scene),
    });
    if let Some(time) = node.time {
        data["time"] = time.as_second().into();
    }
    if let [Segment::Forward(inner)] = &*node.content
        && !inner.nodes.is_empty()
        && let (Value::Object(data), Ok(Value::Object(preview))) =
            (&mut data, serde_json::to_value(preview(inner, scene)))
    {
        data.extend(preview);
    }
    data
}
