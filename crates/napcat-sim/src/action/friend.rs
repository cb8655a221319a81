//! Friends: who they are, and what the bot does to them.

use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    refusal::Refusal,
    world::{User, World},
};

actions! {
    get_friend_list {} ? { no_cache: Kind::FlagOrText } => list;
    get_friends_with_category {} => with_category;
    send_like { user_id: Kind::Text } ? { times: Kind::NumberOrText } => like;
    set_friend_remark { user_id: Kind::Text, remark: Kind::Text } => remark;
    delete_friend {} ? {
        friend_id: Kind::NumberOrText,
        user_id: Kind::NumberOrText,
        temp_block: Kind::Flag,
        temp_both_del: Kind::Flag,
    } => delete;
}

/// How often one may like the same person in a day.
const LIKES_A_DAY: i64 = 20;

fn list(cx: &mut Context<'_>) -> Reply {
    Reply::Data(friends(cx.world).map(|user| entry(user, user.qq_level)).collect())
}

fn friends(world: &World) -> impl Iterator<Item = &User> {
    world.friends.iter().filter_map(|id| world.users.get(id))
}

/// By category, in camel case unlike everything around it; here nobody has a level.
fn with_category(cx: &mut Context<'_>) -> Reply {
    let special = category(9999, "特别关心", 0, &[]);
    let categories = cx.world.categories.iter().zip(1..).map(|((id, name), place)| {
        let friends: Vec<_> = friends(cx.world).filter(|user| user.category == *id).collect();
        category(*id, name, place, &friends)
    });
    Reply::Data(std::iter::once(special).chain(categories).collect())
}

fn category(id: i64, name: &str, place: usize, friends: &[&User]) -> Value {
    let online = friends.iter().filter(|user| user.status != OFFLINE).count();
    json!({
        "categoryId": id,
        "categorySortId": place,
        "categoryName": name,
        "categoryMbCount": friends.len(),
        "onlineCount": online,
        "buddyList": friends.iter().map(|user| entry(user, 0)).collect::<Vec<_>>(),
    })
}

/// The status of somebody who is not there.
const OFFLINE: i64 = 20;

/// A friend; in the plain list `level` is the QQ level, unlike everywhere else.
fn entry(user: &User, level: u32) -> Value {
    json!({
        "birthday_year": 2000,
        "birthday_month": 1,
        "birthday_day": 2,
        "user_id": user.user_id,
        "age": user.age,
        "phone_num": "",
        "email": "",
        "category_id": user.category,
        "nickname": user.nickname,
        "remark": user.remark,
        "sex": user.sex.as_str(),
        "level": level,
    })
}

/// QQ's own words follow those of NapCat; for somebody it does not know, it has none.
fn like(cx: &mut Context<'_>) -> Outcome {
    let user_id = cx.params.id("user_id");
    if !cx.world.users.contains_key(&user_id) {
        return Err(Refusal::failed("点赞失败 点赞失败"));
    }
    let times = cx.params.number("times").unwrap_or(1).max(0);
    let likes = cx.world.account.likes.entry(user_id).or_default();
    let total = i64::from(*likes).saturating_add(times);
    if total > LIKES_A_DAY {
        return Err(Refusal::failed("点赞失败 今日同一好友点赞数已达上限"));
    }
    *likes = u32::try_from(total).unwrap_or_default();
    Ok(Reply::Nothing)
}

fn remark(cx: &mut Context<'_>) -> Outcome {
    let (user_id, remark) = (cx.params.id("user_id"), cx.params.text("remark"));
    if !cx.world.friends.contains(&user_id) {
        return Err(Refusal::failed(format!("用户 {user_id} 不是好友")));
    }
    cx.world.ensure_user(user_id).remark = remark;
    Ok(Reply::Nothing)
}

/// A failure is a good answer whose data say that it is none.
fn delete(cx: &mut Context<'_>) -> Reply {
    let user_id = cx.params.number("friend_id").unwrap_or_else(|| cx.params.id("user_id"));
    let invalid = |message| Reply::Data(json!({"valid": false, "message": message}));
    if !cx.world.users.contains_key(&user_id) {
        return invalid("好友不存在");
    }
    if !cx.world.friends.shift_remove(&user_id) {
        return invalid("不是好友");
    }
    Reply::kernel()
}
