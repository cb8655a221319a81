//! Muting, removing and renaming members.

use std::time::Duration;

use serde_json::Value;

use crate::{
    action::{Context, Kind, Outcome, Reply, actions, member::no_member},
    clock,
    event::notice,
    refusal::Refusal,
    world::{Role, World},
};

actions! {
    set_group_ban { group_id: Kind::Text, user_id: Kind::Text }
        ? { duration: Kind::NumberOrText } => ban;
    set_group_kick { group_id: Kind::Text, user_id: Kind::Text }
        ? { reject_add_request: Kind::FlagOrText } => kick;
    set_group_kick_members { group_id: Kind::Text, user_id: Kind::TextList }
        ? { reject_add_request: Kind::FlagOrText } => kick_members;
    set_group_card { group_id: Kind::Text, user_id: Kind::Text } ? { card: Kind::Text } => card;
}

/// How long NapCat waits before it looks whether a new card has arrived.
const CARD_POLL: Duration = Duration::from_secs(1);

fn ban(cx: &mut Context<'_>) -> Outcome {
    let (group_id, user_id) = (cx.params.id("group_id"), cx.params.id("user_id"));
    let duration = cx.params.id("duration").max(0);
    let role = cx.world.groups.get(&group_id).and_then(|group| group.role(user_id));
    let role = role.ok_or_else(|| Refusal::failed("uid error"))?;
    check_rank(cx.world, group_id, role)?;
    if let Some(member) = cx.world.member_mut(group_id, user_id) {
        member.muted_until = if duration == 0 { 0 } else { clock::now() + duration };
    }
    let self_id = cx.world.self_id;
    cx.events.push(notice::muted(cx.world, group_id, user_id, self_id, duration));
    Ok(Reply::Data(Value::Null))
}

/// Whether the bot may lay hands on a member of this rank.
fn check_rank(world: &World, group_id: i64, role: Role) -> Result<(), Refusal> {
    let own = world.member(group_id, world.self_id).map(|member| member.role);
    match (own, role) {
        (_, Role::Owner) => Err(Refusal::failed("cannot ban owner")),
        (Some(Role::Admin), Role::Admin) => Err(Refusal::failed("cannot ban admin")),
        (Some(Role::Member) | None, _) => Err(Refusal::failed("ERR_NOT_GROUP_ADMIN")),
        _ => Ok(()),
    }
}

/// NapCat does not look at what the kernel says to this: a bot without the right to remove
/// somebody gets a good answer, and nothing happens.
fn kick(cx: &mut Context<'_>) -> Outcome {
    let (group_id, user_id) = (cx.params.id("group_id"), cx.params.id("user_id"));
    if !cx.world.users.contains_key(&user_id) {
        return Err(Refusal::failed("get Uid Error"));
    }
    remove(cx, group_id, user_id);
    Ok(Reply::Data(Value::Null))
}

/// The same for many at once; nobody is missed who is unknown.
fn kick_members(cx: &mut Context<'_>) -> Reply {
    let group_id = cx.params.id("group_id");
    for user_id in cx.params.ids("user_id") {
        remove(cx, group_id, user_id);
    }
    Reply::Data(Value::Null)
}

fn remove(cx: &mut Context<'_>, group_id: i64, user_id: i64) {
    let role = cx.world.groups.get(&group_id).and_then(|group| group.role(user_id));
    let allowed = role.is_some_and(|role| check_rank(cx.world, group_id, role).is_ok());
    if let (true, Some(group)) = (allowed, cx.world.groups.get_mut(&group_id)) {
        group.members.shift_remove(&user_id);
        let self_id = cx.world.self_id;
        cx.events.push(notice::left(cx.world, group_id, user_id, self_id));
    }
}

/// Without `card` the member's card is taken away.
fn card(cx: &mut Context<'_>) -> Outcome {
    let (group_id, user_id) = (cx.params.id("group_id"), cx.params.id("user_id"));
    let card = cx.params.text("card");
    let member = cx.world.member_mut(group_id, user_id);
    let member = member.ok_or_else(|| no_member(group_id, user_id))?;
    member.rename(card);
    cx.takes(CARD_POLL);
    Ok(Reply::Data(Value::Null))
}
