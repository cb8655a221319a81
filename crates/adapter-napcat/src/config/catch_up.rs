//! `catch_up`: whether what was said while the bot was away is fetched, and how much of it.

use std::num::NonZeroUsize;
use std::time::Duration;

use mynah_core::config::{HumanDuration, SectionErrorKind};
use mynah_core::{Section, SectionError};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::positive;
use crate::texts::text;

const KEY: &str = "catch_up";

/// The most that may be written: what is remembered is held in memory.
const MOST: usize = 1000;

/// How much of what was said while the bot was away is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CatchUpBounds {
    /// How many conversations are remembered, the latest of them.
    pub(crate) conversations: usize,
    /// How many messages of one conversation are fetched, the latest of them.
    pub(crate) messages: usize,
    /// How long ago they may have been said.
    pub(crate) within: Duration,
    /// How long newer messages of a conversation wait for those that were missed.
    pub(crate) hold: Duration,
}

impl Default for CatchUpBounds {
    fn default() -> Self {
        Self {
            conversations: 64,
            messages: 100,
            within: Duration::from_mins(10),
            hold: Duration::from_secs(30),
        }
    }
}

/// What may be written, for who describes it.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "read by schemars only")]
pub(super) enum Form {
    Switch(bool),
    Bounds(Written),
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    #[schemars(extend("default" = 64), range(max = 1000))]
    conversations: Option<NonZeroUsize>,
    #[schemars(extend("default" = 100), range(max = 1000))]
    messages: Option<NonZeroUsize>,
    #[schemars(extend("default" = "10m"))]
    within: Option<HumanDuration>,
    #[schemars(extend("default" = "30s"))]
    hold: Option<HumanDuration>,
}

/// Reads whether to catch up: yes or no, or yes within bounds.
pub(super) fn read(written: Option<Value>) -> Result<Option<CatchUpBounds>, SectionError> {
    match written {
        None | Some(Value::Null | Value::Bool(false)) => Ok(None),
        Some(Value::Bool(true)) => Ok(Some(CatchUpBounds::default())),
        Some(written @ Value::Object(_)) => {
            bounds(written).map(Some).map_err(|error| error.within([KEY.to_owned()]))
        }
        Some(_) => {
            let mut error = SectionError::localized(KEY, text("catch-up-shape"));
            error.kind = SectionErrorKind::WrongType;
            Err(error)
        }
    }
}

fn bounds(written: Value) -> Result<CatchUpBounds, SectionError> {
    let written: Written = Section::of(written)?.parse()?;
    let usual = CatchUpBounds::default();
    let count = |key: &str, written: Option<NonZeroUsize>, usual: usize| {
        let count = written.map_or(usual, NonZeroUsize::get);
        if count > MOST {
            return Err(SectionError::localized(key, text("catch-up-most").with("most", MOST)));
        }
        Ok(count)
    };
    Ok(CatchUpBounds {
        conversations: count("conversations", written.conversations, usual.conversations)?,
        messages: count("messages", written.messages, usual.messages)?,
        within: positive("within", written.within)?.unwrap_or(usual.within),
        hold: written.hold.map_or(usual.hold, HumanDuration::get),
    })
}

#[cfg(test)]
mod tests {
    use mynah_core::{Lang, Localize};
    use serde_json::json;

    use super::*;

    #[test]
    fn catching_up_is_a_switch_or_has_bounds() {
        for off in [None, Some(Value::Null), Some(json!(false))] {
            assert_eq!(read(off).unwrap(), None);
        }
        let usual = CatchUpBounds::default();
        assert_eq!(read(Some(json!(true))).unwrap(), Some(usual));
        assert_eq!(read(Some(json!({}))).unwrap(), Some(usual));
        let own = json!({ "conversations": 5, "messages": 1000, "within": "1h", "hold": 0 });
        let own = read(Some(own)).unwrap().unwrap();
        assert_eq!((own.conversations, own.messages), (5, 1000));
        assert_eq!((own.within, own.hold), (Duration::from_hours(1), Duration::ZERO));
    }

    #[test]
    fn each_mistake_is_told_at_its_place() {
        for (written, place, english, chinese) in [
            (json!("yes"), "catch_up", "write `true`", "请写 `true`"),
            (json!({ "messages": 0 }), "catch_up.messages", "above zero", "大于零"),
            (json!({ "messages": 1001 }), "catch_up.messages", "at most 1000", "最多 1000"),
            (json!({ "conversations": 5000 }), "catch_up.conversations", "at most", "最多"),
            (json!({ "within": 0 }), "catch_up.within", "longer than zero", "必须大于零"),
            (json!({ "whithin": 5 }), "catch_up.whithin", "did you mean", "是不是想写"),
        ] {
            let error = read(Some(written.clone())).unwrap_err();
            assert_eq!(error.path.join("."), place, "{written}");
            assert!(error.to_string().contains(english), "{error}");
            let told = error.localize(&Lang::chinese());
            assert!(told.contains(chinese), "{told}");
        }
    }
}
