//! Values that come under several names: the server passes some records of the platform on as they
//! are, and those spell everything differently.

use mynah_core::message::Extra;
use serde_json::{Error, Value};

use super::scalar;

/// Takes the first of these keys that makes sense, unless there is a value already.
pub(super) fn fill<T>(
    value: &mut Option<T>,
    extra: &mut Extra,
    keys: &[&str],
    read: fn(Value) -> Result<Option<T>, Error>,
) {
    if value.is_some() {
        return;
    }
    for key in keys {
        let found = extra.get(*key).and_then(|found| read(found.clone()).ok()?);
        if found.is_some() {
            extra.remove(*key);
            *value = found;
            return;
        }
    }
}

/// As [`fill`], for a text, of which an empty one is none.
pub(super) fn fill_text(text: &mut Option<String>, extra: &mut Extra, keys: &[&str]) {
    if text.as_ref().is_none_or(String::is_empty) {
        let mut found = None;
        fill(&mut found, extra, keys, some_text);
        *text = found.or(text.take());
    }
}

fn some_text(value: Value) -> Result<Option<String>, Error> {
    Ok(scalar::maybe_text(value)?.filter(|text| !text.is_empty()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn extra(value: Value) -> Extra {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn a_value_under_another_name_is_taken() {
        let mut keys = extra(json!({ "a": {}, "b": "7", "c": 8 }));
        let mut value = None;
        fill(&mut value, &mut keys, &["a", "b", "c"], scalar::int);
        assert_eq!(value, Some(7));
        assert_eq!(keys, extra(json!({ "a": {}, "c": 8 })), "what was not taken stays");
    }

    #[test]
    fn a_value_that_is_there_stays() {
        let mut keys = extra(json!({ "alias": "", "nick": "other" }));
        let mut text = Some("name".to_owned());
        fill_text(&mut text, &mut keys, &["nick"]);
        assert_eq!((text.as_deref(), keys.len()), (Some("name"), 2));

        let mut text = Some(String::new());
        fill_text(&mut text, &mut keys, &["alias", "nick"]);
        assert_eq!((text.as_deref(), keys.len()), (Some("other"), 1));
    }
}
