//! Taking the keys of a segment that a field was found for.

use mynah_core::message::{Extra, MediaSource};
use serde_json::Value;

/// Everything that was not taken.
pub(super) fn rest(data: &mut Extra) -> Extra {
    std::mem::take(data)
}

/// Takes a text; leaves anything else where it is.
pub(super) fn text(data: &mut Extra, key: &str) -> Option<String> {
    if !data.get(key)?.is_string() {
        return None;
    }
    match data.remove(key)? {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// Takes a text that says something; leaves an empty one where it is.
pub(super) fn words(data: &mut Extra, key: &str) -> Option<String> {
    let empty = data.get(key).is_some_and(|text| text == "");
    if empty { None } else { text(data, key) }
}

/// Takes a text, or a number as one; leaves anything else where it is.
pub(super) fn name(data: &mut Extra, key: &str) -> Option<String> {
    let name = named(data, key)?;
    data.remove(key);
    Some(name)
}

/// A text, or a number as one.
pub(super) fn named(data: &Extra, key: &str) -> Option<String> {
    match data.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The number in a text that would be written like that again.
pub(super) fn number<N: std::str::FromStr + ToString>(text: &str) -> Option<N> {
    text.parse().ok().filter(|number: &N| number.to_string() == text)
}

/// Takes a card: the text of its JSON, or the JSON itself.
pub(super) fn card(data: &mut Extra) -> Option<String> {
    match data.get("data")? {
        Value::String(_) => text(data, "data"),
        Value::Object(_) => data.remove("data").map(|card| card.to_string()),
        _ => None,
    }
}

/// What a file's place is, by its words: a link, the bytes themselves, or a name of the platform.
pub(super) fn source(text: String) -> MediaSource {
    let schemes = ["http://", "https://", "file://", "base64://", "data:"];
    if schemes.iter().any(|scheme| text.starts_with(scheme)) {
        MediaSource::Url(text)
    } else {
        MediaSource::Remote(text)
    }
}
