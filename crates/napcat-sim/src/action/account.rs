//! The bot's account and its friends.

use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Reply, actions},
    world::User,
};

actions! {
    get_login_info {} => login_info;
    get_friend_list {} ? { no_cache: Kind::FlagOrText } => friend_list;
}

fn login_info(cx: &mut Context<'_>) -> Reply {
    let self_id = cx.world.self_id;
    Reply::Data(json!({"user_id": self_id, "nickname": cx.world.nickname(self_id)}))
}

fn friend_list(cx: &mut Context<'_>) -> Reply {
    let friends = cx.world.friends.iter().filter_map(|id| cx.world.users.get(id));
    Reply::Data(friends.map(friend).collect())
}

/// In this list `level` is the QQ level, unlike everywhere else.
fn friend(user: &User) -> Value {
    json!({
        "birthday_year": 2000,
        "birthday_month": 1,
        "birthday_day": 2,
        "user_id": user.user_id,
        "age": user.age,
        "phone_num": "",
        "email": "",
        "category_id": 1,
        "nickname": user.nickname,
        "remark": user.remark,
        "sex": user.sex.as_str(),
        "level": user.qq_level,
    })
}
