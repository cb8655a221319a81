//! Conversations: the recent ones, and what of them counts as read.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    event::message::{Purpose, message},
    refusal::Refusal,
    target::Target,
    world::{Record, World},
};

actions! {
    get_recent_contact {} ? { count: Kind::NumberOrText } => recent;
    mark_msg_as_read {}
        ? { message_id: Kind::Text, user_id: Kind::NumberOrText, group_id: Kind::Text } => mark;
    mark_group_msg_as_read {}
        ? { message_id: Kind::Text, user_id: Kind::NumberOrText, group_id: Kind::Text } => mark;
    mark_private_msg_as_read {}
        ? { message_id: Kind::Text, user_id: Kind::NumberOrText, group_id: Kind::Text } => mark;
    _mark_all_as_read {} => mark_all;
}

/// How many conversations are given when the caller does not say.
const COUNT: i64 = 10;

/// The conversations something was said in, the newest first, each with what was said last.
fn recent(cx: &mut Context<'_>) -> Reply {
    let count = usize::try_from(cx.params.number("count").unwrap_or(COUNT)).unwrap_or_default();
    let mut seen = HashSet::new();
    let newest = cx.world.history.newest_first().filter(|record| seen.insert(record.target));
    Reply::Data(newest.take(count).map(|record| contact(cx, record)).collect())
}

fn contact(cx: &Context<'_>, record: &Record) -> Value {
    let world = &*cx.world;
    let (kind, card, peer_name) = match record.target {
        Target::Group(group_id) => {
            let member = world.member(group_id, record.sender);
            let group = world.groups.get(&group_id);
            (2, member.map(|member| &*member.card), group.map(|group| &*group.name))
        }
        Target::Friend(user_id) => (1, None, Some(world.nickname(user_id))),
        Target::Temporary { user_id, .. } => (100, None, Some(world.nickname(user_id))),
    };
    json!({
        // The spelling is the server's.
        "lastestMsg": message(world, record, cx.view.format, Purpose::Recent),
        "peerUin": record.target.peer().to_string(),
        "remark": "",
        "msgTime": record.time.to_string(),
        "chatType": kind,
        "msgId": record.kernel_id.to_string(),
        "sendNickName": world.nickname(record.sender),
        "sendMemberName": card.unwrap_or_default(),
        "peerName": peer_name.unwrap_or_default(),
    })
}

/// The three differ in name alone: a message decides, else a person, else a group.
fn mark(cx: &mut Context<'_>) -> Outcome {
    let target = conversation(cx)?;
    cx.world.history.mark_read(target);
    Ok(Reply::Data(Value::Null))
}

fn conversation(cx: &Context<'_>) -> Result<Target, Refusal> {
    let record = cx.world.history.find(&cx.params.text("message_id"));
    let (user_id, group_id) = (cx.params.text("user_id"), cx.params.id("group_id"));
    if let Some(record) = record {
        return Ok(record.target);
    }
    if !user_id.is_empty() {
        return private(cx.world, cx.params.id("user_id"))
            .ok_or_else(|| Refusal::failed(format!("私聊{user_id}不存在")));
    }
    if group_id == 0 {
        return Err(Refusal::failed("缺少参数 group_id 或 user_id"));
    }
    Ok(Target::Group(group_id))
}

fn private(world: &World, user_id: i64) -> Option<Target> {
    world.users.contains_key(&user_id).then(|| {
        let last = world.history.last_private(user_id);
        last.unwrap_or_else(|| world.private_with(user_id, None))
    })
}

fn mark_all(cx: &mut Context<'_>) -> Reply {
    cx.world.history.mark_all_read();
    Reply::Data(Value::Null)
}
