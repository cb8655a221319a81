//! Groups as a whole.

use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    refusal::Refusal,
    world::{Group, World},
};

actions! {
    get_group_info { group_id: Kind::Text } => group_info;
    get_group_list {} ? { no_cache: Kind::FlagOrText } => group_list;
}

fn group_info(cx: &mut Context<'_>) -> Outcome {
    let group_id = cx.params.id("group_id");
    if let Some(group) = cx.world.joined_group(group_id) {
        return Ok(Reply::Data(documented(group)));
    }
    let group = cx.world.groups.get(&group_id).ok_or_else(unknown)?;
    Ok(Reply::Data(foreign(cx.world, group)))
}

fn group_list(cx: &mut Context<'_>) -> Reply {
    let groups = cx.world.groups.values();
    let joined = groups.filter(|group| group.members.contains_key(&cx.world.self_id));
    Reply::Data(joined.map(documented).collect())
}

fn unknown() -> Refusal {
    let call = "NodeIKernelGroupService/getGroupDetailInfo";
    let listener = "NodeIKernelGroupListener/onGroupDetailInfoChange";
    Refusal::kernel(call, listener, 72, "group not found")
}

fn documented(group: &Group) -> Value {
    json!({
        "group_all_shut": if group.all_muted { -1 } else { 0 },
        "group_remark": group.remark,
        "group_id": group.id,
        "group_name": group.name,
        "member_count": group.members.len(),
        "max_member_count": group.max_member_count,
    })
}

/// Of a group the bot is not in, NapCat passes the kernel's own record on as well.
fn foreign(world: &World, group: &Group) -> Value {
    let id = group.id.to_string();
    let owner = world.users.get(&group.owner_id());
    let mut data = json!({
        "groupCode": id,
        "groupUin": id,
        "ownerUid": owner.map(crate::world::User::uid).unwrap_or_default(),
        "ownerUin": group.owner_id().to_string(),
        "groupName": group.name,
        "maxMemberNum": group.max_member_count,
        "memberNum": group.members.len(),
        "remarkName": group.remark,
        "shutUpAllTimestamp": 0,
    });
    if let (Value::Object(data), Value::Object(documented)) = (&mut data, documented(group)) {
        data.extend(documented);
    }
    data
}
