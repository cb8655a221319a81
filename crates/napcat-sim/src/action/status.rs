//! Presence: the account's own, and that of others.

use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    refusal::Refusal,
    world::{DiyStatus, OnlineStatus},
};

actions! {
    set_online_status {
        status: Kind::NumberOrText,
        ext_status: Kind::NumberOrText,
        battery_status: Kind::NumberOrText,
    } => set;
    set_diy_online_status { face_id: Kind::NumberOrText }
        ? { face_type: Kind::NumberOrText, wording: Kind::Text } => set_diy;
    nc_get_user_status { user_id: Kind::Text } => user_status [NeedsPackets];
    set_input_status { user_id: Kind::Text, event_type: Kind::Number } => input_status;
}

fn set(cx: &mut Context<'_>) -> Outcome {
    let number = |name| cx.params.number(name);
    let given = (number("status"), number("ext_status"), number("battery_status"));
    let (Some(status), Some(ext_status), Some(battery)) = given else {
        return Err(Refusal::failed("设置在线状态失败"));
    };
    cx.world.account.status = OnlineStatus::new(status, ext_status, battery);
    Ok(Reply::Data(Value::Null))
}

fn set_diy(cx: &mut Context<'_>) -> Reply {
    let or = |name, default: &str| match cx.params.get(name) {
        Some(_) => cx.params.text(name),
        None => default.to_owned(),
    };
    cx.world.account.status = OnlineStatus::diy(DiyStatus {
        face_id: cx.params.text("face_id"),
        face_type: or("face_type", "1"),
        wording: or("wording", " "),
    });
    // What the kernel says besides that it worked, which is nothing.
    Reply::Data("".into())
}

fn user_status(cx: &mut Context<'_>) -> Outcome {
    let user_id = cx.params.id("user_id");
    let (status, ext_status) = if user_id == cx.world.self_id {
        (cx.world.account.status.status, cx.world.account.status.ext_status)
    } else {
        let user = cx.world.users.get(&user_id);
        let user = user.ok_or_else(|| Refusal::failed("无法获取用户状态"))?;
        (user.status, user.ext_status)
    };
    Ok(Reply::Data(json!({"status": status, "ext_status": ext_status})))
}

/// Others see that the bot types; nothing of it can be read again.
fn input_status(cx: &mut Context<'_>) -> Outcome {
    if !cx.world.users.contains_key(&cx.params.id("user_id")) {
        return Err(Refusal::failed("uid is empty"));
    }
    Ok(Reply::kernel())
}
