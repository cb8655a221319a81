//! Profiles of anybody.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    refusal::Refusal,
    world::User,
};

actions! {
    get_stranger_info { user_id: Kind::Text } ? { no_cache: Kind::FlagOrText } => stranger_info;
}

/// The several dozen kernel fields NapCat passes on, with the values of an empty profile.
static PROFILE: LazyLock<Map<String, Value>> =
    LazyLock::new(|| serde_json::from_str(include_str!("profile.json")).unwrap_or_default());

fn stranger_info(cx: &mut Context<'_>) -> Outcome {
    let user_id = cx.params.id("user_id");
    let Some(user) = cx.world.users.get(&user_id) else {
        return Err(Refusal::failed(format!("Uin2Uid Error: 用户ID {user_id} 不存在")));
    };
    let mut data = PROFILE.clone();
    if let Value::Object(fields) = fields(user) {
        data.extend(fields);
    }
    if user_id == cx.world.self_id {
        let status = &cx.world.account.status;
        data.insert("status".into(), status.status.into());
        data.insert("extStatus".into(), status.ext_status.into());
        data.insert("batteryStatus".into(), status.battery_status.into());
    }
    Ok(Reply::Data(Value::Object(data)))
}

fn fields(user: &User) -> Value {
    json!({
        "uid": user.uid(),
        "uin": user.user_id.to_string(),
        "user_id": user.user_id,
        "nick": user.nickname,
        "nickname": user.nickname,
        "remark": user.remark,
        "age": user.age,
        "sex": user.sex.as_str(),
        "qqLevel": user.qq_level,
        "longNick": user.long_nick,
        "long_nick": user.long_nick,
        "categoryId": user.category,
        "status": user.status,
        "extStatus": user.ext_status,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_template_is_valid_json() {
        assert!(PROFILE.len() > 50);
    }
}
