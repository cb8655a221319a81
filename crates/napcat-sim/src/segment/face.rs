//! QQ's own faces, market faces, dice and cards, as receivers see them.

use serde_json::{Value, json};

use crate::segment;

/// NapCat drops a face that is not in its list. The list has gaps that are not copied here; what
/// matters to a client is that an absurd number vanishes.
const HIGHEST_FACE: u32 = 500;

/// A face, or nothing for a number NapCat does not know.
pub(crate) fn face(given: &Value) -> Option<Value> {
    let id: u32 = segment::field(given, "id")?.parse().ok()?;
    (id <= HIGHEST_FACE).then(|| {
        let raw = json!({"faceIndex": id, "faceType": 1, "faceText": "/face", "sourceType": 1});
        json!({"type": "face", "data": {"id": id.to_string(), "raw": raw}})
    })
}

/// A market face, which arrives as a picture.
pub(crate) fn market_face(given: &Value) -> Value {
    let text = |name| segment::field(given, name).unwrap_or_default();
    let id = text("emoji_id");
    let folder = id.get(..2).unwrap_or_default();
    let host = "https://gxh.vip.qq.com/club/item/parcel/item";
    let data = json!({
        "summary": text("summary"),
        "file": format!("{folder}-{id}.gif"),
        "url": format!("{host}/{folder}/{id}/raw300.gif"),
        "key": text("key"),
        "emoji_package_id": text("emoji_package_id").parse::<i64>().unwrap_or_default(),
        "emoji_id": id,
    });
    json!({"type": "image", "data": data})
}

/// A card given as JSON text, or as JSON itself.
pub(crate) fn card(given: &Value) -> Option<Value> {
    let text = match given.get("data")?.get("data")? {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    };
    Some(json_segment(&text))
}

/// A shared song; nothing when NapCat would not get it signed.
pub(crate) fn music(given: &Value) -> Option<Value> {
    const PLATFORMS: [&str; 5] = ["qq", "163", "kugou", "kuwo", "migu"];
    let text = |name| segment::field(given, name).filter(|text| !text.is_empty());
    let tag = text("type")?;
    let title = if let Some(id) = text("id") {
        PLATFORMS.contains(&tag.as_str()).then_some(id)?
    } else {
        text("url").and(text("image"))?;
        text("title").unwrap_or_default()
    };
    let link = text("url").unwrap_or_default();
    let music = json!({"tag": tag, "title": title, "jumpUrl": link, "musicUrl": "", "desc": ""});
    let card = json!({
        "app": "com.tencent.music.lua",
        "view": "music",
        "prompt": format!("[分享]{title}"),
        "meta": {"music": music},
    });
    Some(json_segment(&card.to_string()))
}

/// A recommended person or group, which arrives as a card.
pub(crate) fn contact(given: &Value) -> Value {
    let id = segment::field(given, "id").unwrap_or_default();
    let card = json!({
        "app": "com.tencent.contact.lua",
        "view": "contact",
        "prompt": format!("[推荐]{id}"),
        "meta": {"contact": {"nickname": id}},
    });
    json_segment(&card.to_string())
}

fn json_segment(text: &str) -> Value {
    json!({"type": "json", "data": {"data": text}})
}
