//! The honours of a group.

use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Reply, actions},
    world::{Honor, HonorKind, World},
};

const TYPES: Kind =
    Kind::OneOf(&["all", "talkative", "performer", "legend", "strong_newbie", "emotion"]);

actions! {
    get_group_honor_info { group_id: Kind::Text } ? { type: TYPES } => honor_info;
}

/// Every list is always there; only those asked for are filled.
fn honor_info(cx: &mut Context<'_>) -> Reply {
    let group_id = cx.params.id("group_id");
    let asked = cx.params.get("type").and_then(Value::as_str).unwrap_or("all");
    let list = |name: &str, kind| {
        let wanted = asked == "all" || asked == name;
        if wanted { honors(cx.world, group_id, kind) } else { Vec::new() }
    };
    let talkative = list("talkative", HonorKind::Talkative);
    Reply::Data(json!({
        "group_id": group_id,
        "current_talkative": talkative.first().cloned().unwrap_or_else(|| json!({})),
        "talkative_list": talkative,
        "performer_list": list("performer", HonorKind::Performer),
        "legend_list": list("legend", HonorKind::Legend),
        "emotion_list": list("emotion", HonorKind::Emotion),
        "strong_newbie_list": [],
    }))
}

fn honors(world: &World, group_id: i64, kind: HonorKind) -> Vec<Value> {
    let group = world.joined_group(group_id);
    let honors = group.map_or(&[][..], |group| group.honors.list(kind));
    honors.iter().map(|honor| entry(world, honor)).collect()
}

fn entry(world: &World, honor: &Honor) -> Value {
    let nickname = honor.nickname.as_deref().unwrap_or_else(|| world.nickname(honor.user_id));
    json!({
        "user_id": honor.user_id,
        "nickname": nickname,
        "avatar": format!("https://qlogo.qq.com/{}", honor.user_id),
        "description": honor.description,
    })
}
