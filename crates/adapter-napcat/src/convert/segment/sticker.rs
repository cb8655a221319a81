//! Market faces, which come as pictures and go as what they are.

use mynah_core::message::Extra;
use mynah_core::message::segment::Sticker;
use serde_json::Value;

use super::write::with;
use crate::wire::scalar;

/// What the server makes a market face of, besides its id and its words.
const KEY: &str = "key";

pub(super) fn write(sticker: &Sticker) -> (&'static str, Value) {
    let summary = ("summary", sticker.summary.as_deref());
    if let (None, Some(url)) = (&sticker.package, &sticker.url) {
        return ("image", with(&Extra::new(), [("file", Some(&**url)), summary]));
    }
    let url = ("url", sticker.url.as_deref());
    let id = ("emoji_id", Some(&*sticker.id));
    let mut data = if sticker.extra.contains_key("file") {
        // It came as a picture; what is said of that one is nothing to the server.
        let key = sticker.extra.iter().filter(|(key, _)| *key == KEY);
        let key = key.map(|(key, value)| (key.clone(), value.clone())).collect();
        with(&key, [id, summary])
    } else {
        with(&sticker.extra, [id, url, summary])
    };
    if let Some(package) = &sticker.package {
        // In a text with codes even this number is a text, which the server does not take.
        data["emoji_package_id"] = scalar::number_or_text(package);
    }
    ("mface", data)
}

/// Whether the server can show it: as a market face, or else as a picture.
pub(super) fn is_complete(sticker: &Sticker) -> bool {
    match sticker.package {
        Some(_) => sticker.extra.get(KEY).is_some_and(Value::is_string),
        None => sticker.url.is_some(),
    }
}
