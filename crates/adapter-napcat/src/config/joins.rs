//! `limit_group_increase`: how many members may join within a time.

use std::num::NonZeroU32;
use std::time::Duration;

use mynah_core::config::{HumanDuration, SectionErrorKind};
use mynah_core::{Section, SectionError};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::positive;
use crate::texts::text;

const KEY: &str = "limit_group_increase";

/// How many members may join within a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct JoinLimit {
    pub(crate) window: Duration,
    pub(crate) count: NonZeroU32,
    pub(crate) action: Action,
}

/// What to do when more of them join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Action {
    /// Say nothing of them to anybody until it is calm again.
    #[default]
    Drop,
    /// End the bot.
    Close,
}

/// What may be written, for who describes it.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "read by schemars only")]
pub(super) enum Form {
    Listed(HumanDuration, NonZeroU32),
    Named(Written),
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    window: HumanDuration,
    count: NonZeroU32,
    action: Option<Action>,
}

/// Reads the limit, which is written as a list of two or with names.
pub(super) fn read(written: Value) -> Result<Option<JoinLimit>, SectionError> {
    let limit = match written {
        Value::Null => return Ok(None),
        Value::Object(_) => named(written),
        Value::Array(items) => listed(items),
        _ => Err(shapeless()),
    };
    limit.map(Some).map_err(|error| error.within([KEY.to_owned()]))
}

fn named(written: Value) -> Result<JoinLimit, SectionError> {
    let Written { window, count, action } = Section::of(written)?.parse()?;
    let window = positive("window", Some(window))?.unwrap_or_default();
    Ok(JoinLimit { window, count, action: action.unwrap_or_default() })
}

fn listed(items: Vec<Value>) -> Result<JoinLimit, SectionError> {
    let Ok([window, count]) = <[Value; 2]>::try_from(items) else {
        return Err(shapeless());
    };
    named(json!({ "window": window, "count": count })).map_err(|mut error| {
        for (name, index) in [("window", "0"), ("count", "1")] {
            if let Some(first) = error.path.first_mut().filter(|first| *first == name) {
                index.clone_into(first);
            }
        }
        error
    })
}

/// The whole is neither a list of two nor a mapping.
fn shapeless() -> SectionError {
    let mut error = SectionError::localized(KEY, text("limit-shape"));
    error.kind = SectionErrorKind::WrongType;
    error.path.clear();
    error
}

#[cfg(test)]
mod tests {
    use mynah_core::{Lang, Localize};

    use super::*;

    fn limit(seconds: u64, count: u32, action: Action) -> JoinLimit {
        let count = NonZeroU32::new(count).unwrap();
        JoinLimit { window: Duration::from_secs(seconds), count, action }
    }

    #[test]
    fn a_limit_is_a_list_of_two_or_has_names() {
        for (written, read_as) in [
            (json!([60, 20]), limit(60, 20, Action::Drop)),
            (json!(["2m", 1]), limit(120, 1, Action::Drop)),
            (json!({ "window": "60s", "count": 20 }), limit(60, 20, Action::Drop)),
            (json!({ "window": 60, "count": 20, "action": "close" }), limit(60, 20, Action::Close)),
            (json!({ "window": 60, "count": 20, "action": null }), limit(60, 20, Action::Drop)),
        ] {
            assert_eq!(read(written).unwrap(), Some(read_as));
        }
        assert_eq!(read(Value::Null).unwrap(), None);
    }

    #[test]
    fn each_bad_shape_is_told_at_its_place() {
        for (written, place, english, chinese) in [
            (json!(60), "", "write a list of two", "请写成两项的列表"),
            (json!("60, 20"), "", "such as `[60, 20]`", "例如 `[60, 20]`"),
            (json!(true), "", "write a list of two", "请写成两项的列表"),
            (json!([]), "", "write a list of two", "请写成两项的列表"),
            (json!([60]), "", "write a list of two", "请写成两项的列表"),
            (json!([60, 20, 1]), "", "write a list of two", "请写成两项的列表"),
            (json!(["soon", 20]), ".0", "`soon` is not a duration", "`soon` 不是时长"),
            (json!([0, 20]), ".0", "longer than zero", "必须大于零"),
            (json!([-1, 20]), ".0", "cannot be negative", "时长不能是负数"),
            (json!([[], 20]), ".0", "expected a duration", "这里应当是时长"),
            (json!([60, 0]), ".1", "a whole number above zero", "大于零的整数"),
            (json!([60, -1]), ".1", "a whole number above zero", "大于零的整数"),
            (json!([60, "many"]), ".1", "found a text", "写的却是文字"),
            (json!([60, 1.5]), ".1", "found a number", "写的却是数字"),
            (json!({ "count": 20 }), "", "the key `window` is missing", "缺少 `window` 这个键"),
            (json!({ "window": 60 }), "", "the key `count` is missing", "缺少 `count` 这个键"),
            (json!({ "window": "0s", "count": 1 }), ".window", "longer than zero", "必须大于零"),
            (json!({ "window": 1, "count": 0 }), ".count", "above zero", "大于零"),
            (
                json!({ "window": 1, "count": 1, "action": "shut" }),
                ".action",
                "`shut` is not known here; known are `drop` and `close`",
                "这里不能写 `shut`；可用的有 `drop`、`close`",
            ),
            (
                json!({ "window": 1, "cuont": 1 }),
                ".cuont",
                "did you mean `count`?",
                "是不是想写 `count`？",
            ),
        ] {
            let error = read(written.clone()).unwrap_err();
            assert_eq!(error.path.join("."), format!("{KEY}{place}"), "{written}");
            let in_english = error.to_string();
            assert!(in_english.contains(english), "{written}: {in_english}");
            let in_chinese = error.localize(&Lang::chinese());
            assert!(in_chinese.contains(chinese), "{written}: {in_chinese}");
        }
    }
}
