//! Sending by other means: a message passed on as it is, a file on its own.

use serde_json::{Value, json};

use crate::{
    action::{
        Context, Kind, Outcome, Reply, actions,
        send::{Utterance, deliver},
    },
    refusal::Refusal,
    segment::{self, media},
    target::Target,
};

actions! {
    forward_group_single_msg { message_id: Kind::NumberOrText }
        ? { group_id: Kind::Text, user_id: Kind::Text } => pass_on;
    forward_friend_single_msg { message_id: Kind::NumberOrText }
        ? { group_id: Kind::Text, user_id: Kind::Text } => pass_on;
    upload_group_file { group_id: Kind::Text, file: Kind::Text, name: Kind::Text } ? {
        folder: Kind::Text,
        folder_id: Kind::Text,
        upload_file: Kind::Flag,
    } => to_group;
    upload_private_file { user_id: Kind::Text, file: Kind::Text, name: Kind::Text }
        ? { upload_file: Kind::Flag } => to_person;
}

/// The two differ in name alone: a person is preferred to a group.
fn pass_on(cx: &mut Context<'_>) -> Outcome {
    let id = cx.params.text("message_id");
    let record = cx.world.history.get(cx.params.id("message_id"));
    let record = record.ok_or_else(|| Refusal::failed(format!("无法找到消息{id}")))?;
    let utterance = Utterance {
        given: record.segments.clone(),
        seen: record.segments.clone(),
        forward: record.forward.clone(),
    };
    let target = if cx.params.text("user_id").is_empty() {
        Target::Group(cx.params.id("group_id"))
    } else {
        person(cx).ok_or_else(|| {
            Refusal::failed(format!("无法找到私聊对象{}", cx.params.text("user_id")))
        })?
    };
    let sent = deliver(cx, target, utterance);
    sent.map_err(|_| Refusal::failed("转发消息失败 群不存在或不在群内"))?;
    Ok(Reply::Data(Value::Null))
}

fn person(cx: &Context<'_>) -> Option<Target> {
    let user_id = cx.params.id("user_id");
    cx.world.users.contains_key(&user_id).then(|| cx.world.private_with(user_id, None))
}

fn to_group(cx: &mut Context<'_>) -> Outcome {
    let target = Target::Group(cx.params.id("group_id"));
    upload(cx, target)
}

fn to_person(cx: &mut Context<'_>) -> Outcome {
    let target = person(cx).ok_or_else(|| Refusal::failed("无法获取用户信息"))?;
    upload(cx, target)
}

/// A file that is uploaded is said, like any other.
fn upload(cx: &mut Context<'_>, target: Target) -> Outcome {
    let (file, name) = (cx.params.text("file"), cx.params.text("name"));
    if cx.host.resolve(&file).is_none() {
        return Err(Refusal::failed(format!("识别URL失败, uri= {file}")));
    }
    let given = json!({"type": "file", "data": {"file": file, "name": name}});
    let seen = media::received(cx.host, "file", &given)?;
    let file_id = segment::field(&seen, "file_id");
    deliver(cx, target, Utterance { given: vec![given], seen: vec![seen], forward: None })?;
    Ok(Reply::Data(json!({"file_id": file_id})))
}
