//! Answering requests.

use serde_json::Value;

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    event::notice,
    refusal::Refusal,
    world::{Request, RequestAnswer, Wish},
};

actions! {
    set_friend_add_request { flag: Kind::Text }
        ? { approve: Kind::FlagOrText, remark: Kind::Text } => friend;
    set_group_add_request { flag: Kind::Text } ? {
        approve: Kind::FlagOrText,
        reason: Kind::TextOrNull,
        count: Kind::Number,
    } => group;
}

/// Files the answer; anything but a no is a yes.
fn answer(cx: &mut Context<'_>, of_friend: bool, words: String) -> Result<Request, Refusal> {
    let approved = cx.params.text("approve") != "false";
    let request = cx.world.request_mut(&cx.params.text("flag"), of_friend);
    let request = request.ok_or_else(|| Refusal::failed("No such request"))?;
    request.answer = Some(RequestAnswer { approved, words });
    Ok(request.clone())
}

fn friend(cx: &mut Context<'_>) -> Outcome {
    let remark = cx.params.text("remark");
    let request = answer(cx, true, remark.clone())?;
    if !remark.is_empty() {
        cx.world.ensure_user(request.user_id).remark = remark;
    }
    if cx.params.text("approve") != "false" && cx.world.friends.insert(request.user_id) {
        cx.events.push(notice::friend_added(cx.world, request.user_id));
    }
    Ok(Reply::Nothing)
}

/// Whoever is let in is in; so is the bot where it accepts an invitation.
fn group(cx: &mut Context<'_>) -> Outcome {
    let reason = cx.params.text("reason");
    let request = answer(cx, false, reason)?;
    let self_id = cx.world.self_id;
    let (group_id, newcomer, by, how) = match request.wish {
        Wish::Company { group_id } => (group_id, self_id, request.user_id, "invite"),
        Wish::Admission { group_id } => (group_id, request.user_id, self_id, "approve"),
        Wish::Friendship => return Ok(Reply::Data(Value::Null)),
    };
    let approved = cx.params.text("approve") != "false";
    if approved && cx.world.member(group_id, newcomer).is_none() {
        cx.world.ensure_group(group_id);
        cx.world.ensure_member(group_id, newcomer);
        cx.events.push(notice::joined(cx.world, group_id, newcomer, by, how));
    }
    Ok(Reply::Data(Value::Null))
}
