//! Requests: somebody wants to become a friend or to join.

use serde_json::{Value, json};

use crate::{clock, event::event, world::World};

/// Somebody wants to become a friend.
pub(crate) fn friend(world: &World, user_id: i64, comment: &str) -> Value {
    let fields = json!({
        "request_type": "friend",
        "user_id": user_id,
        "comment": comment,
        "flag": clock::now().to_string(),
    });
    event(world, "request", fields)
}

/// Somebody wants to join a group (`add`), or invites the bot's account (`invite`).
pub(crate) fn group(
    world: &World,
    sub_type: &str,
    group_id: i64,
    user_id: i64,
    comment: &str,
) -> Value {
    let fields = json!({
        "request_type": "group",
        "sub_type": sub_type,
        "group_id": group_id,
        "user_id": user_id,
        "comment": comment,
        "flag": (clock::now() * 1_000_000).to_string(),
    });
    event(world, "request", fields)
}
