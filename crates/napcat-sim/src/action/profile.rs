//! The account's own profile.

use serde_json::Value;

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    refusal::Refusal,
    world::Sex,
};

actions! {
    set_qq_profile { nickname: Kind::Text }
        ? { personal_note: Kind::Text, sex: Kind::NumberOrText } => set;
    set_self_longnick { longNick: Kind::Text } => long_nick;
    set_qq_avatar { file: Kind::Text } => avatar;
}

/// What is left out stays as it was; a sex of 0 counts as left out.
fn set(cx: &mut Context<'_>) -> Reply {
    let (nickname, sex) = (cx.params.text("nickname"), cx.params.number("sex"));
    let note = cx.params.get("personal_note").map(|_| cx.params.text("personal_note"));
    let own = cx.world.ensure_user(cx.world.self_id);
    own.nickname = nickname;
    own.long_nick = note.unwrap_or_else(|| std::mem::take(&mut own.long_nick));
    own.sex = match sex {
        None | Some(0) => own.sex,
        Some(1) => Sex::Male,
        Some(2) => Sex::Female,
        Some(_) => Sex::Unknown,
    };
    Reply::kernel()
}

fn long_nick(cx: &mut Context<'_>) -> Reply {
    let text = cx.params.text("longNick");
    cx.world.ensure_user(cx.world.self_id).long_nick = text;
    Reply::kernel()
}

fn avatar(cx: &mut Context<'_>) -> Outcome {
    let file = cx.params.text("file");
    let Some((source, _)) = cx.host.resolve(&file) else {
        return Err(Refusal::failed(format!("头像{file}设置失败,file字段可能格式不正确")));
    };
    cx.world.account.avatar = Some(source);
    Ok(Reply::Data(Value::Null))
}
