//! Sending messages.
//!
//! These actions run no schema: their parameters are looked at here, and what is wrong with them is
//! an action that failed (1200), not a request that was malformed.

use serde_json::{Value, json};

use crate::{
    SentMessage,
    action::{Action, Context, Nature, Outcome, Params, Reply, forward},
    clock,
    refusal::Refusal,
    segment::{self, render, sendable},
    speech::speak,
    target::Target,
    world::{Draft, Forward, Role, World},
};

macro_rules! sends {
    ($($name:ident($($key:literal),*) => $mode:ident;)*) => {
        pub(super) const ACTIONS: &[Action] = &[$(Action {
            name: stringify!($name),
            nature: Nature::Ordinary,
            schema: None,
            run: |cx| send(cx, Mode::$mode, &[$($key),*]),
        },)*];
    };
}

// The forward actions are the plain ones under other names, except that they know one more key for
// the message: nodes can be sent with either, and so can everything else.
sends! {
    send_msg("message") => Any;
    send_group_msg("message") => Group;
    send_private_msg("message") => Private;
    send_forward_msg("messages", "message") => Any;
    send_group_forward_msg("messages", "message") => Group;
    send_private_forward_msg("messages", "message") => Private;
}

/// To what a call may send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Any,
    Group,
    Private,
}

fn send(cx: &mut Context<'_>, mode: Mode, keys: &[&str]) -> Outcome {
    let mut given = keys.iter().filter_map(|key| cx.params.get(key));
    // A missing message makes the real server throw outside of what it catches: nobody answers.
    let Some(message) = given.find(|message| !message.is_null()) else {
        return Ok(Reply::Silence);
    };
    let segments = sendable::segments(message, cx.params.flag("auto_escape", false));
    let nodes = segments.iter().filter(|segment| segment::kind(segment) == "node").count();
    if nodes != 0 && nodes != segments.len() {
        return Err(Refusal::malformed(
            "转发消息不能和普通消息混在一起发送,转发需要保证message只有type为node的元素",
        ));
    }
    let target = target(cx.world, &cx.params, mode)?;
    let speech = if nodes == 0 {
        let prepared = sendable::prepare(cx.world, cx.host, target, segments)?;
        let forward = forward::sent_again(cx.world, &prepared.given);
        Utterance { given: prepared.given, seen: prepared.seen, forward }
    } else {
        let forward = forward::build(cx.world, cx.host, &segments, cx.view.format)?;
        Utterance { given: segments, seen: vec![forward::seen()], forward: Some(forward) }
    };
    let res_id = speech.forward.as_ref().filter(|_| nodes != 0).map(|forward| &forward.res_id);
    let res_id = res_id.filter(|id| !id.is_empty()).cloned();
    let message_id = deliver(cx, target, speech)?;
    Ok(Reply::Data(match res_id {
        Some(id) => json!({"message_id": message_id, "res_id": id, "forward_id": id}),
        None => json!({"message_id": message_id}),
    }))
}

/// Something the bot says.
pub(super) struct Utterance {
    /// The segments as they were given.
    pub(super) given: Vec<Value>,
    /// The segments as receivers see them.
    pub(super) seen: Vec<Value>,
    pub(super) forward: Option<Forward>,
}

/// Says it, if the bot may speak there; gives back the message id.
pub(super) fn deliver(
    cx: &mut Context<'_>,
    target: Target,
    utterance: Utterance,
) -> Result<i64, Refusal> {
    check_membership(cx.world, target)?;
    let Utterance { given, seen, forward } = utterance;
    let (time, sender) = (clock::now(), cx.world.self_id);
    let draft = Draft { time, sender, target, segments: seen, forward };
    let speech = speak(cx.world, cx.view, draft);
    cx.events.extend(speech.events);
    let message_id = speech.message_id;
    let rendered = render::message(cx.world, target, &given);
    let files = sendable::files(cx.host, &given);
    cx.sent = Some(SentMessage { target, message_id, segments: given, files, rendered });
    Ok(message_id)
}

/// Finds out where to send to, with NapCat's complaints.
fn target(world: &World, params: &Params, mode: Mode) -> Result<Target, Refusal> {
    let (group_id, user_id) = (params.id("group_id"), params.id("user_id"));
    let mode = match (mode, params.text("message_type").as_str()) {
        (Mode::Any, "group") => Mode::Group,
        (Mode::Any, "private") => Mode::Private,
        (mode, _) => mode,
    };
    if mode != Mode::Private && group_id != 0 {
        return Ok(Target::Group(group_id));
    }
    if mode != Mode::Group && user_id != 0 {
        if !world.users.contains_key(&user_id) {
            return Err(Refusal::failed("无法获取用户信息"));
        }
        return Ok(world.private_with(user_id, Some(group_id).filter(|group_id| *group_id != 0)));
    }
    Err(Refusal::failed(match mode {
        Mode::Private if group_id != 0 => "当前私聊发送,请指定 user_id 而不是 group_id",
        Mode::Group if user_id != 0 => "当前群聊发送,请指定 group_id 而不是 user_id",
        _ => "请指定正确的 group_id 或 user_id",
    }))
}

/// What QQ itself refuses: groups the bot is not in, and speaking while muted.
fn check_membership(world: &World, target: Target) -> Result<(), Refusal> {
    let Target::Group(group_id) = target else {
        return Ok(());
    };
    let group = world.joined_group(group_id);
    let group = group.ok_or_else(|| Refusal::send(110, "群不存在或不在群内"))?;
    let own = group.members.get(&world.self_id);
    let muted = own.is_some_and(|member| {
        member.muted_until > clock::now() || (group.all_muted && member.role == Role::Member)
    });
    if muted { Err(Refusal::send(120, "")) } else { Ok(()) }
}
