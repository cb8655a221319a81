//! Notices: what happened in a group or to a message.

use serde_json::{Map, Value, json};

use crate::{
    event::event,
    segment,
    target::Target,
    world::{Essence, World},
};

/// A notice of `kind` about somebody in a group.
pub(crate) fn group(world: &World, kind: &str, group_id: i64, user_id: i64, more: Value) -> Value {
    let mut fields = Map::from_iter([
        ("notice_type".to_owned(), kind.into()),
        ("group_id".to_owned(), group_id.into()),
        ("user_id".to_owned(), user_id.into()),
    ]);
    if let Value::Object(more) = more {
        fields.extend(more);
    }
    event(world, "notice", json!(fields))
}

/// Somebody joined; `how` is `approve` or `invite`.
pub(crate) fn joined(world: &World, group_id: i64, user_id: i64, by: i64, how: &str) -> Value {
    let more = json!({"sub_type": how, "operator_id": by});
    group(world, "group_increase", group_id, user_id, more)
}

/// Somebody left, or was removed by `by`.
pub(crate) fn left(world: &World, group_id: i64, user_id: i64, by: i64) -> Value {
    let how = match (by == user_id, user_id == world.self_id) {
        (true, _) => "leave",
        (false, true) => "kick_me",
        (false, false) => "kick",
    };
    let more = json!({"sub_type": how, "operator_id": by});
    group(world, "group_decrease", group_id, user_id, more)
}

/// Somebody was muted for `duration` seconds, or may speak again when that is 0.
pub(crate) fn muted(world: &World, group_id: i64, user_id: i64, by: i64, duration: i64) -> Value {
    let how = if duration == 0 { "lift_ban" } else { "ban" };
    let more = json!({"sub_type": how, "operator_id": by, "duration": duration});
    group(world, "group_ban", group_id, user_id, more)
}

/// Everybody but owner and admins was muted, or may speak again.
pub(crate) fn all_muted(world: &World, group_id: i64, by: i64, muted: bool) -> Value {
    let (how, duration) = if muted { ("ban", -1) } else { ("lift_ban", 0) };
    let more = json!({"sub_type": how, "operator_id": by, "duration": duration});
    group(world, "group_ban", group_id, 0, more)
}

/// A group has a new name.
pub(crate) fn renamed(world: &World, group_id: i64, by: i64, name: &str) -> Value {
    let more = json!({"sub_type": "group_name", "name_new": name});
    group(world, "notify", group_id, by, more)
}

/// Somebody has a new special title.
pub(crate) fn title(world: &World, group_id: i64, user_id: i64, title: &str) -> Value {
    let more = json!({"sub_type": "title", "title": title});
    group(world, "notify", group_id, user_id, more)
}

/// Somebody became an admin, or is one no more.
pub(crate) fn admin(world: &World, group_id: i64, user_id: i64, is_admin: bool) -> Value {
    let how = if is_admin { "set" } else { "unset" };
    group(world, "group_admin", group_id, user_id, json!({"sub_type": how}))
}

/// Somebody's card changed.
pub(crate) fn card(world: &World, group_id: i64, user_id: i64, old: &str, new: &str) -> Value {
    let more = json!({"card_new": new, "card_old": old});
    group(world, "group_card", group_id, user_id, more)
}

/// A message was taken back by `by`.
pub(crate) fn recalled(world: &World, target: Target, author: i64, by: i64, id: i64) -> Value {
    if let Target::Group(group_id) = target {
        let more = json!({"operator_id": by, "message_id": id});
        return group(world, "group_recall", group_id, author, more);
    }
    let fields = json!({"notice_type": "friend_recall", "user_id": author, "message_id": id});
    event(world, "notice", fields)
}

/// Somebody reacted to a message, or took the reaction back.
pub(crate) fn liked(
    world: &World,
    group_id: i64,
    user_id: i64,
    message_id: i64,
    emoji: (&str, usize, bool),
) -> Value {
    let (emoji_id, count, is_add) = emoji;
    let likes = json!([{"emoji_id": emoji_id, "count": count}]);
    let more = json!({"message_id": message_id, "likes": likes, "is_add": is_add});
    group(world, "group_msg_emoji_like", group_id, user_id, more)
}

/// A message became an essence of its group.
pub(crate) fn essence(world: &World, essence: &Essence) -> Value {
    let more = json!({
        "sub_type": "add",
        "message_id": essence.message_id,
        "sender_id": essence.sender,
        "operator_id": essence.operator,
    });
    group(world, "essence", essence.group_id, essence.sender, more)
}

/// A file arrived in a group; none if the segment is no file.
pub(crate) fn uploaded(world: &World, group_id: i64, user_id: i64, file: &Value) -> Option<Value> {
    if segment::kind(file) != "file" {
        return None;
    }
    let text = |name| segment::field(file, name).unwrap_or_default();
    let size = text("file_size").parse::<i64>().unwrap_or_default();
    let file = json!({"id": text("file_id"), "name": text("file"), "size": size, "busid": 0});
    Some(group(world, "group_upload", group_id, user_id, json!({"file": file})))
}

/// Somebody poked somebody in a group.
pub(crate) fn group_poke(world: &World, group_id: i64, user_id: i64, target_id: i64) -> Value {
    let more = json!({
        "sub_type": "poke",
        "target_id": target_id,
        "raw_info": poke_info(world, user_id, target_id),
    });
    group(world, "notify", group_id, user_id, more)
}

/// A poke between the bot's account and a friend; `user_id` is the friend whoever poked.
pub(crate) fn friend_poke(world: &World, friend: i64, sender_id: i64, target_id: i64) -> Value {
    let fields = json!({
        "notice_type": "notify",
        "sub_type": "poke",
        "user_id": friend,
        "sender_id": sender_id,
        "target_id": target_id,
        "raw_info": poke_info(world, sender_id, target_id),
    });
    event(world, "notice", fields)
}

/// The pieces of the grey line under which QQ shows a poke.
fn poke_info(world: &World, sender: i64, target: i64) -> Value {
    let uid = |id| world.users.get(&id).map(crate::world::User::uid).unwrap_or_default();
    json!([
        {"col": "1", "jp": "", "nm": "", "type": "qq", "uid": uid(sender)},
        {"jp": "", "src": "http://tianquan.gtimg.cn/nudgeaction/item/0/expression.jpg", "type": "img"},
        {"txt": "戳了戳", "type": "nor"},
        {"col": "1", "jp": "", "nm": "", "tp": "0", "type": "qq", "uid": uid(target)},
        {"txt": "", "type": "nor"},
    ])
}

/// Somebody is a friend now.
pub(crate) fn friend_added(world: &World, user_id: i64) -> Value {
    event(world, "notice", json!({"notice_type": "friend_add", "user_id": user_id}))
}

/// The bot's account was logged out; the connection stays up.
pub(crate) fn bot_offline(world: &World, tag: &str, message: &str) -> Value {
    let fields = json!({
        "notice_type": "bot_offline",
        "user_id": world.self_id,
        "tag": tag,
        "message": message,
    });
    event(world, "notice", fields)
}
