//! Changing a group as a whole, and who is what in it.
//!
//! Where NapCat does not look at what the kernel says, a bot without the right gets a good answer
//! and nothing happens.

use serde_json::Value;

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    event::notice,
    refusal::Refusal,
    world::{Group, Role, World},
};

actions! {
    set_group_whole_ban { group_id: Kind::Text } ? { enable: Kind::FlagOrText } => whole_ban;
    set_group_admin { group_id: Kind::Text, user_id: Kind::Text }
        ? { enable: Kind::FlagOrText } => admin;
    set_group_special_title { group_id: Kind::Text, user_id: Kind::Text }
        ? { special_title: Kind::Text } => title [NeedsPackets];
    set_group_name { group_id: Kind::Text, group_name: Kind::Text } => name;
    set_group_remark { group_id: Kind::Text, remark: Kind::Text } => remark;
    set_group_leave { group_id: Kind::Text } ? { is_dismiss: Kind::FlagOrText } => leave;
    set_group_sign { group_id: Kind::Text } => sign [NeedsPackets];
    send_group_sign { group_id: Kind::Text } => sign [NeedsPackets];
}

fn own_role(world: &World, group_id: i64) -> Option<Role> {
    world.member(group_id, world.self_id).map(|member| member.role)
}

/// The group, if the bot is in it.
fn joined(world: &mut World, group_id: i64) -> Option<&mut Group> {
    world.joined_group(group_id)?;
    world.groups.get_mut(&group_id)
}

fn whole_ban(cx: &mut Context<'_>) -> Outcome {
    let group_id = cx.params.id("group_id");
    let enable = cx.params.text("enable") != "false";
    if own_role(cx.world, group_id) < Some(Role::Admin) {
        return Err(Refusal::failed("SetGroupWholeBan failed: ERR_NOT_GROUP_ADMIN 1"));
    }
    if let Some(group) = joined(cx.world, group_id) {
        group.all_muted = enable;
    }
    let self_id = cx.world.self_id;
    cx.events.push(notice::all_muted(cx.world, group_id, self_id, enable));
    Ok(Reply::Data(Value::Null))
}

/// Left out, `enable` counts as false here.
fn admin(cx: &mut Context<'_>) -> Outcome {
    let (group_id, user_id) = (cx.params.id("group_id"), cx.params.id("user_id"));
    let enable = cx.params.flag("enable", false);
    if !cx.world.users.contains_key(&user_id) {
        return Err(Refusal::failed("get Uid Error"));
    }
    let owner = own_role(cx.world, group_id) == Some(Role::Owner);
    let member = cx.world.member_mut(group_id, user_id);
    if let Some(member) = member.filter(|member| owner && member.role != Role::Owner) {
        let role = if enable { Role::Admin } else { Role::Member };
        if std::mem::replace(&mut member.role, role) != role {
            cx.events.push(notice::admin(cx.world, group_id, user_id, enable));
        }
    }
    Ok(Reply::Data(Value::Null))
}

/// Only the owner may give titles; an empty one takes the title away.
fn title(cx: &mut Context<'_>) -> Outcome {
    let (group_id, user_id) = (cx.params.id("group_id"), cx.params.id("user_id"));
    let title = cx.params.text("special_title");
    if !cx.world.users.contains_key(&user_id) {
        return Err(Refusal::failed("User not found"));
    }
    let owner = own_role(cx.world, group_id) == Some(Role::Owner);
    if let Some(member) = cx.world.member_mut(group_id, user_id).filter(|_| owner) {
        member.title.clone_from(&title);
        cx.events.push(notice::title(cx.world, group_id, user_id, &title));
    }
    Ok(Reply::Nothing)
}

fn name(cx: &mut Context<'_>) -> Outcome {
    let (group_id, name) = (cx.params.id("group_id"), cx.params.text("group_name"));
    let group = joined(cx.world, group_id)
        .ok_or_else(|| Refusal::failed("设置群名称失败 ErrCode: 70 ErrMsg: 群不存在"))?;
    group.name.clone_from(&name);
    let self_id = cx.world.self_id;
    cx.events.push(notice::renamed(cx.world, group_id, self_id, &name));
    Ok(Reply::Data(Value::Null))
}

fn remark(cx: &mut Context<'_>) -> Outcome {
    let (group_id, remark) = (cx.params.id("group_id"), cx.params.text("remark"));
    let group =
        joined(cx.world, group_id).ok_or_else(|| Refusal::failed("设置群备注失败, 70:群不存在"))?;
    group.remark = remark;
    Ok(Reply::Data(Value::Null))
}

/// The server does not look at `is_dismiss`.
fn leave(cx: &mut Context<'_>) -> Reply {
    let (group_id, self_id) = (cx.params.id("group_id"), cx.world.self_id);
    if let Some(group) = joined(cx.world, group_id) {
        group.members.shift_remove(&self_id);
        cx.events.push(notice::left(cx.world, group_id, self_id, self_id));
    }
    Reply::Data(Value::Null)
}

fn sign(cx: &mut Context<'_>) -> Reply {
    if let Some(group) = joined(cx.world, cx.params.id("group_id")) {
        group.signed = true;
    }
    Reply::Nothing
}
