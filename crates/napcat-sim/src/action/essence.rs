//! Essence messages: what a group keeps of what was said.

use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    clock,
    event::notice,
    refusal::Refusal,
    world::{Essence, World},
};

actions! {
    get_essence_msg_list { group_id: Kind::Text } => list;
    set_essence_msg { message_id: Kind::NumberOrText } => set;
    delete_essence_msg {} ? {
        message_id: Kind::NumberOrText,
        msg_seq: Kind::Text,
        msg_random: Kind::Text,
        group_id: Kind::Text,
    } => delete;
}

/// The newest come first.
fn list(cx: &mut Context<'_>) -> Reply {
    let group = cx.world.joined_group(cx.params.id("group_id"));
    let essences = group.into_iter().flat_map(|group| group.essences.iter().rev());
    Reply::Data(essences.map(|essence| entry(cx.world, essence)).collect())
}

fn entry(world: &World, essence: &Essence) -> Value {
    json!({
        "msg_seq": essence.msg_seq,
        "msg_random": essence.msg_random,
        "sender_id": essence.sender,
        "sender_nick": world.nickname(essence.sender),
        "operator_id": essence.operator,
        "operator_nick": world.nickname(essence.operator),
        "message_id": essence.message_id,
        "operator_time": essence.time,
        "content": essence.content,
    })
}

/// What the kernel answers to either change.
fn digested(world: &World) -> Reply {
    Reply::Data(json!({
        "errCode": 0,
        "errMsg": "success",
        "result": {
            "wording": "",
            "digestUin": world.self_id.to_string(),
            "digestTime": clock::now(),
            "msg": {},
            "errorCode": 0,
        },
    }))
}

fn set(cx: &mut Context<'_>) -> Outcome {
    let message_id = cx.params.id("message_id");
    let known = cx.world.history.get(message_id).is_some();
    if !known {
        return Err(Refusal::failed("msg not found"));
    }
    let self_id = cx.world.self_id;
    if let Some(essence) = cx.world.add_essence(message_id, self_id) {
        cx.events.push(notice::essence(cx.world, &essence));
    }
    Ok(digested(cx.world))
}

/// Nobody is told of a removal. That something is on no list is no failure either; that the message
/// is known neither to the server nor as an essence is one.
fn delete(cx: &mut Context<'_>) -> Outcome {
    let text = |name| Some(cx.params.text(name)).filter(|text| !text.is_empty());
    if let (Some(seq), Some(random), Some(_)) =
        (text("msg_seq"), text("msg_random"), text("group_id"))
    {
        cx.world.remove_essences(cx.params.id("group_id"), |essence| {
            essence.msg_seq.to_string() == seq && essence.msg_random.to_string() == random
        });
        return Ok(digested(cx.world));
    }
    let message_id = cx.params.id("message_id");
    if message_id == 0 {
        let wanted = "必须提供 message_id 或者同时提供 msg_seq, msg_random, group_id";
        return Err(Refusal::failed(wanted));
    }
    let group_id = cx.world.group_of_essence(message_id);
    if group_id.is_none() && cx.world.history.get(message_id).is_none() {
        return Err(Refusal::failed("消息不存在"));
    }
    if let Some(group_id) = group_id {
        cx.world.remove_essences(group_id, |essence| essence.message_id == message_id);
    }
    Ok(digested(cx.world))
}
