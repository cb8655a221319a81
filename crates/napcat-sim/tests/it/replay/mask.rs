//! What cannot be the same.

use serde_json::Value;

/// Values no world determines: the clock, the kernel's own ids, parts of profiles we do not model.
const UNDETERMINED: &[&str] = &[
    "time",
    "real_seq",
    "uid",
    "res_id",
    "forward_id",
    "last_sent_time",
    "shut_up_timestamp",
    "qid",
    "is_vip",
    "vip_level",
    "raw_info",
    "onlineCount",
    "base64",
    "shutUpTime",
    "lastSpeakTime",
    "msg_random",
    "operator_time",
    "sender_nick",
    "nick_name",
    "nickName",
    "headUrl",
    "msgTime",
    "digestTime",
    "collectionItemList",
    "bottomTimeStamp",
];

/// Removes what no world determines; keys stay.
pub(crate) fn mask(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Object(map) => {
            for (key, value) in map {
                if UNDETERMINED.contains(&key.as_str()) {
                    *value = Value::Null;
                } else if let Some(text) = value.as_str() {
                    *value = words(key, text).into();
                } else {
                    mask(value);
                }
            }
        }
        _ => {}
    }
}

/// Texts without the parts a server makes up: the names of its own files, and where it failed.
fn words(key: &str, text: &str) -> String {
    let text = text.replace("<TEMP>", TEMP).replace("fake packet", "simulated packet");
    let end = match key {
        "file" | "url" if text.starts_with(TEMP) => TEMP.len(),
        "message" | "wording" => text.find("\n    at ").unwrap_or(text.len()),
        _ => text.len(),
    };
    text[..end].to_owned()
}

/// Where the server keeps its own files.
const TEMP: &str = "/app/.config/QQ/NapCat/temp";
