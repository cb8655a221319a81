//! Requests: somebody wants to become a friend or to join.

use serde_json::{Value, json};

use crate::{event::event, world::World};

/// Somebody wants to become a friend.
pub(crate) fn friend(world: &World, flag: &str, user_id: i64, comment: &str) -> Value {
    let fields = json!({
        "request_type": "friend",
        "user_id": user_id,
        "comment": comment,
        "flag": flag,
    });
    event(world, "request", fields)
}

/// Somebody wants to join a group (`add`), or invites the bot's account (`invite`).
pub(crate) fn group(
    world: &World,
    flag: &str,
    (sub_type, group_id): (&str, i64),
    user_id: i64,
    comment: &str,
) -> Value {
    let fields = json!({
        "request_type": "group",
        "sub_type": sub_type,
        "group_id": group_id,
        "user_id": user_id,
        "comment": comment,
        "flag": flag,
    });
    event(world, "request", fields)
}
