//! Single messages: reading and recalling.

use serde_json::Value;

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    event::{
        message::{Purpose, message},
        notice,
    },
    refusal::Refusal,
    target::Target,
    world::{Record, Role, World},
};

actions! {
    get_msg { message_id: Kind::NumberOrText } => get;
    delete_msg { message_id: Kind::NumberOrText } => delete;
}

fn get(cx: &mut Context<'_>) -> Outcome {
    let message_id = cx.params.text("message_id");
    if matches!(message_id.as_str(), "" | "0") {
        return Err(Refusal::failed("参数message_id不能为空"));
    }
    let record = cx.world.history.find(&message_id);
    let record = record.ok_or_else(|| Refusal::failed("消息不存在"))?;
    Ok(Reply::Data(message(cx.world, record, cx.view.format, Purpose::Lookup)))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    let message_id = cx.params.id("message_id");
    let record = cx.world.history.get(message_id).filter(|record| may_recall(cx.world, record));
    let record = record.ok_or_else(|| Refusal::failed("Recall failed"))?;
    let (target, author, self_id) = (record.target, record.sender, cx.world.self_id);
    cx.world.history.recall(message_id);
    cx.events.push(notice::recalled(cx.world, target, author, self_id, message_id));
    Ok(Reply::Data(Value::Null))
}

/// One's own messages, and in a group those of members of lower rank.
fn may_recall(world: &World, record: &Record) -> bool {
    if record.sender == world.self_id {
        return true;
    }
    let Target::Group(group_id) = record.target else {
        return false;
    };
    let rank = |user_id| world.groups.get(&group_id).and_then(|group| group.role(user_id));
    rank(world.self_id) > rank(record.sender).max(Some(Role::Member))
}
