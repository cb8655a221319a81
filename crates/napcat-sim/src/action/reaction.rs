//! Reactions to messages.

use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    refusal::Refusal,
    world::Record,
};

actions! {
    set_msg_emoji_like { message_id: Kind::NumberOrText, emoji_id: Kind::NumberOrText }
        ? { set: Kind::FlagOrText } => like;
    get_emoji_likes { message_id: Kind::Text, emoji_id: Kind::Text }
        ? { group_id: Kind::Text, emoji_type: Kind::Text, count: Kind::Number } => list;
    fetch_emoji_like {
        message_id: Kind::NumberOrText,
        emojiId: Kind::NumberOrText,
        emojiType: Kind::NumberOrText,
    } ? { count: Kind::NumberOrText, cookie: Kind::Text } => fetch;
}

fn like(cx: &mut Context<'_>) -> Outcome {
    let (emoji, set) = (cx.params.text("emoji_id"), cx.params.flag("set", true));
    let self_id = cx.world.self_id;
    let record = cx.world.history.get_mut(cx.params.id("message_id"));
    let record = record.ok_or_else(|| Refusal::failed("msg not found"))?;
    record.react(self_id, &emoji, set);
    Ok(Reply::kernel())
}

fn unknown() -> Refusal {
    Refusal::failed("消息不存在")
}

/// Who reacted with an emoji.
fn users(record: &Record, emoji: &str) -> Vec<i64> {
    record.likes.get(emoji).into_iter().flatten().copied().collect()
}

/// Everybody, unless `count` says how many; a long id works only together with the group.
fn list(cx: &mut Context<'_>) -> Outcome {
    let id = cx.params.text("message_id");
    let long = id.parse::<i64>().is_ok_and(|id| id > i64::from(i32::MAX));
    if long && cx.params.get("group_id").is_none() {
        return Err(Refusal::failed("长ID模式下必须提供群号"));
    }
    let record = cx.world.history.find(&id).ok_or_else(unknown)?;
    let mut users = users(record, &cx.params.text("emoji_id"));
    if let Some(count @ 1..) = cx.params.number("count") {
        users.truncate(usize::try_from(count).unwrap_or_default());
    }
    let entries = users.into_iter().map(
        |user_id| json!({"user_id": user_id.to_string(), "nick_name": cx.world.nickname(user_id)}),
    );
    Ok(Reply::Data(json!({"emoji_like_list": entries.collect::<Vec<_>>()})))
}

/// The kernel's own words for the same, always on one page.
fn fetch(cx: &mut Context<'_>) -> Outcome {
    let record = cx.world.history.get(cx.params.id("message_id")).ok_or_else(unknown)?;
    let users = users(record, &cx.params.text("emojiId"));
    let count = usize::try_from(cx.params.number("count").unwrap_or(20)).unwrap_or_default();
    let entries = users.into_iter().take(count).map(|user_id| {
        json!({
            "tinyId": user_id.to_string(),
            "nickName": cx.world.nickname(user_id),
            "headUrl": format!("http://q.qlogo.cn/g?b=qq&nk={user_id}&s=100"),
        })
    });
    Ok(Reply::Data(json!({
        "result": 0,
        "errMsg": "",
        "emojiLikesList": entries.collect::<Vec<Value>>(),
        "cookie": "",
        "isLastPage": true,
        "isFirstPage": true,
    })))
}
