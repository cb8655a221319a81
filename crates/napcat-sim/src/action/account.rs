//! Who the bot is.

use serde_json::json;

use crate::action::{Context, Reply, actions};

actions! {
    get_login_info {} => login_info;
}

fn login_info(cx: &mut Context<'_>) -> Reply {
    let self_id = cx.world.self_id;
    Reply::Data(json!({"user_id": self_id, "nickname": cx.world.nickname(self_id)}))
}
