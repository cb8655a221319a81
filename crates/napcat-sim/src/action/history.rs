//! What was said before.

use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    event::message::{Purpose, message},
    refusal::Refusal,
    target::Target,
    world::Record,
};

actions! {
    get_group_msg_history { group_id: Kind::Text } ? {
        message_seq: Kind::Text,
        count: Kind::Number,
        reverse_order: Kind::Flag,
        disable_get_url: Kind::Flag,
        parse_mult_msg: Kind::Flag,
        quick_reply: Kind::Flag,
        reverseOrder: Kind::Flag,
    } => group_history;
    get_friend_msg_history { user_id: Kind::Text } ? {
        message_seq: Kind::Text,
        count: Kind::Number,
        reverse_order: Kind::Flag,
        disable_get_url: Kind::Flag,
        parse_mult_msg: Kind::Flag,
        quick_reply: Kind::Flag,
        reverseOrder: Kind::Flag,
    } => friend_history;
}

/// How many messages are given when the caller does not say.
const COUNT: i64 = 20;

fn group_history(cx: &mut Context<'_>) -> Outcome {
    let target = Target::Group(cx.params.id("group_id"));
    history(cx, target)
}

fn friend_history(cx: &mut Context<'_>) -> Outcome {
    let user_id = cx.params.id("user_id");
    if !cx.world.users.contains_key(&user_id) {
        return Err(Refusal::failed(format!("记录{user_id}不存在")));
    }
    let through = cx.world.history.last_private(user_id);
    let target = through.unwrap_or_else(|| cx.world.private_with(user_id, None));
    history(cx, target)
}

/// The newest messages, or those up to the one given by `message_seq`, which is a message id; with
/// `reverse_order` those from that one on.
fn history(cx: &Context<'_>, target: Target) -> Outcome {
    let seq = cx.params.text("message_seq");
    let count = usize::try_from(cx.params.number("count").unwrap_or(COUNT)).unwrap_or_default();
    let all: Vec<&Record> = cx.world.history.conversation(target).collect();
    let picked = if seq.is_empty() || seq == "0" {
        &all[all.len().saturating_sub(count)..]
    } else {
        let place = all.iter().position(|record| record.message_id.to_string() == seq);
        let forward =
            cx.params.flag("reverse_order", false) || cx.params.flag("reverseOrder", false);
        match place {
            None => &[],
            Some(place) if forward => &all[place..all.len().min(place.saturating_add(count))],
            Some(place) => &all[(place + 1).saturating_sub(count)..=place],
        }
    };
    if picked.is_empty() {
        let seq = cx.params.get("message_seq").map_or("undefined", |_| &seq);
        return Err(Refusal::failed(format!("消息{seq}不存在")));
    }
    let written = picked.iter().map(|record| written(cx, record));
    Ok(Reply::Data(json!({"messages": written.collect::<Vec<_>>()})))
}

fn written(cx: &Context<'_>, record: &Record) -> Value {
    message(cx.world, record, cx.view.format, Purpose::History)
}
