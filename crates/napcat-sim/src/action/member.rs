//! The members of a group.

use std::time::Duration;

use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    clock,
    refusal::Refusal,
    world::{Member, Sex, User, World},
};

actions! {
    get_group_member_info { group_id: Kind::Text, user_id: Kind::Text }
        ? { no_cache: Kind::FlagOrText } => member_info;
    get_group_member_list { group_id: Kind::Text } ? { no_cache: Kind::FlagOrText } => member_list;
}

/// How long NapCat searches the group for somebody it knows from elsewhere.
const SEARCH: Duration = Duration::from_millis(7500);

fn member_info(cx: &mut Context<'_>) -> Outcome {
    let (group_id, user_id) = (cx.params.id("group_id"), cx.params.id("user_id"));
    if !cx.world.users.contains_key(&user_id) {
        return Err(Refusal::failed(format!("Uin2Uid Error: 用户ID {user_id} 不存在")));
    }
    if let Some(member) = cx.world.member(group_id, user_id) {
        return Ok(Reply::Data(entry(cx.world, group_id, member, cx.world.users.get(&user_id))));
    }
    cx.takes(SEARCH);
    Err(no_member(group_id, user_id))
}

/// The words for somebody who is not in the group.
pub(super) fn no_member(group_id: i64, user_id: i64) -> Refusal {
    Refusal::failed(format!("群({group_id})成员{user_id}不存在"))
}

/// A group that does not exist has an empty list, not an error.
fn member_list(cx: &mut Context<'_>) -> Reply {
    let group_id = cx.params.id("group_id");
    let members = cx.world.groups.get(&group_id).map(|group| group.members.values());
    let entries = members.into_iter().flatten();
    Reply::Data(entries.map(|member| entry(cx.world, group_id, member, None)).collect())
}

/// A member as NapCat writes it; the list is written without the profile.
fn entry(world: &World, group_id: i64, member: &Member, profile: Option<&User>) -> Value {
    let muted_until = if member.muted_until > clock::now() { member.muted_until } else { 0 };
    json!({
        "group_id": group_id,
        "user_id": member.user_id,
        "nickname": world.nickname(member.user_id),
        "card": member.card,
        "sex": profile.map_or(Sex::Unknown, |user| user.sex).as_str(),
        "age": profile.map_or(0, |user| user.age),
        "area": "",
        "level": member.level.to_string(),
        "qq_level": profile.map_or(0, |user| user.qq_level),
        "join_time": member.join_time,
        "last_sent_time": member.last_sent_time,
        "title_expire_time": 0,
        "unfriendly": false,
        "card_changeable": true,
        "is_robot": member.is_robot,
        "shut_up_timestamp": muted_until,
        "role": member.role.as_str(),
        "title": member.title,
    })
}
