//! Who is muted.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::{
    action::{Context, Kind, Reply, actions},
    clock,
    world::{Member, Role, User, World},
};

actions! {
    get_group_shut_list { group_id: Kind::Text } => list;
}

/// The fields of a kernel member that are the same for everybody here.
static MEMBER: LazyLock<Map<String, Value>> =
    LazyLock::new(|| serde_json::from_str(include_str!("muted.json")).unwrap_or_default());

/// The kernel's own records, in which nothing is called as it is elsewhere.
fn list(cx: &mut Context<'_>) -> Reply {
    let group = cx.world.joined_group(cx.params.id("group_id"));
    let members = group.into_iter().flat_map(|group| group.members.values());
    let muted = members.filter(|member| member.muted_until > clock::now());
    Reply::Data(muted.map(|member| entry(cx.world, member)).collect())
}

fn entry(world: &World, member: &Member) -> Value {
    let user = world.users.get(&member.user_id);
    let mut data = MEMBER.clone();
    let own = json!({
        "uid": user.map(User::uid).unwrap_or_default(),
        "uin": member.user_id.to_string(),
        "nick": world.nickname(member.user_id),
        "remark": user.map_or("", |user| &user.remark),
        "cardName": member.card,
        "role": role(member.role),
        "shutUpTime": member.muted_until,
        "isRobot": member.is_robot,
        "memberRealLevel": member.level,
        "memberSpecialTitle": member.title,
        "joinTime": member.join_time.to_string(),
        "lastSpeakTime": member.last_sent_time.to_string(),
    });
    if let Value::Object(own) = own {
        data.extend(own);
    }
    Value::Object(data)
}

fn role(role: Role) -> u8 {
    match role {
        Role::Member => 2,
        Role::Admin => 3,
        Role::Owner => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_member_template_is_valid_json() {
        assert!(MEMBER.len() > 20);
    }
}
