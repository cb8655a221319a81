//! A section of the configuration, and what can be wrong with it.
//!
//! Whoever owns a section says what is in it (a type with `deny_unknown_fields`); the framework
//! knows which file and line it came from and puts them in front of what is wrong.

mod describe;
mod duration;
mod error;
mod expected;
mod explain;
mod known;

use std::fmt;

pub use describe::{Description, Key};
pub use duration::{DurationError, HumanDuration};
pub use error::{SectionError, SectionErrorKind};
use figment::value::Value;
pub use known::{known_names, nearest, with_suggestion};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// One section of the configuration, not yet understood.
#[derive(Clone, PartialEq)]
pub struct Section(Value);

impl Section {
    /// A section that says what `value` says, for adapters that are configured by a program.
    ///
    /// ```
    /// use mynah_core::Section;
    ///
    /// let section = Section::of(serde_json::json!({ "uri": "ws://127.0.0.1:3001" })).unwrap();
    /// # let _ = section;
    /// ```
    ///
    /// # Errors
    ///
    /// When it cannot be serialised.
    pub fn of(value: impl Serialize) -> Result<Self, SectionError> {
        Value::serialize(value).map(Self).map_err(|error| SectionError::from_figment(&error))
    }

    /// Reads the section as a `T`.
    ///
    /// # Errors
    ///
    /// The first thing in it that is no `T`: an unknown key (with the nearest known one), a
    /// missing key, a value of the wrong type.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, SectionError> {
        self.0.deserialize().map_err(|error| SectionError::from_figment_in(&self.0, &error))
    }
}

impl From<Value> for Section {
    fn from(value: Value) -> Self {
        Self(value)
    }
}

/// Keys only: a value may be a secret.
impl fmt::Debug for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.0.as_dict().map(|dict| dict.keys().collect::<Vec<_>>());
        f.debug_tuple("Section").field(&keys).finish()
    }
}

#[cfg(test)]
mod tests {
    use figment::value::Value;
    use serde::Deserialize;

    use super::*;
    use crate::{Lang, Localize};

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "read by serde only")]
    struct Outer {
        inner: Option<Inner>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "read by serde only")]
    struct Inner {
        token: String,
        uri: Option<String>,
        more: Option<More>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "read by serde only")]
    struct More {
        lang: Option<Lang>,
        wait: Option<HumanDuration>,
        attempts: Option<u16>,
        level: Option<Level>,
        both: Option<(u8, u8)>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Level {
        Low,
        High,
    }

    fn error(json: serde_json::Value) -> SectionError {
        Section::from(Value::serialize(json).unwrap()).parse::<Outer>().unwrap_err()
    }

    #[test]
    fn an_unknown_key_is_named_with_its_place_and_the_nearest_known_key() {
        let error = error(serde_json::json!({"inner": {"token": "x", "urii": "ws://"}}));
        assert_eq!(error.path, ["inner", "urii"]);
        assert_eq!(error.suggestion.as_deref(), Some("uri"));
        assert_eq!(
            error.to_string(),
            "`inner.urii`: unknown key `urii`; known are `token`, `uri` and `more`; did you mean `uri`?"
        );
    }

    #[test]
    fn a_value_of_the_wrong_type_is_described_without_being_shown() {
        let error = error(serde_json::json!({"inner": {"token": ["secret"]}}));
        assert_eq!(error.path, ["inner", "token"]);
        assert_eq!(error.message.to_string(), "expected a text, found a list");
    }

    #[test]
    fn every_mistake_is_told_in_the_language_of_its_reader() {
        use serde_json::json;

        for (more, english, chinese) in [
            (
                json!({"langs": 1}),
                "`inner.more.langs`: unknown key `langs`; known are `lang`, `wait`, `attempts`, \
                 `level` and `both`; did you mean `lang`?",
                "`inner.more.langs`：没有 `langs` 这个键；可用的有 `lang`、`wait`、`attempts`、\
                 `level`、`both`；是不是想写 `lang`？",
            ),
            (
                json!({"lang": "klingon language"}),
                "`inner.more.lang`: `klingon language` is not a language; write a tag such as \
                 `zh-CN` or `en`",
                "`inner.more.lang`：`klingon language` 不是语言；请写 `zh-CN`、`en` 这样的语言代码",
            ),
            (
                json!({"wait": "soon"}),
                "`inner.more.wait`: `soon` is not a duration; write `30s`, `500ms` or `5m`",
                "`inner.more.wait`：`soon` 不是时长；请写成 `30s`、`500ms` 或 `5m`",
            ),
            (
                json!({"wait": -3}),
                "`inner.more.wait`: a duration cannot be negative",
                "`inner.more.wait`：时长不能是负数",
            ),
            (
                json!({"wait": -0.5}),
                "`inner.more.wait`: `-0.5` is not a duration; it must be zero or more seconds",
                "`inner.more.wait`：`-0.5` 不是时长；秒数不能小于零",
            ),
            (
                json!({"wait": []}),
                "`inner.more.wait`: expected a duration: seconds as a number, or a text such as \
                 `30s` or `5m`, found a list",
                "`inner.more.wait`：这里应当是时长（秒数，或 `30s`、`5m` 这样的写法），写的却是列表",
            ),
            (
                json!({"attempts": 70_000}),
                "`inner.more.attempts`: expected a whole number from 0 to 65535",
                "`inner.more.attempts`：这里应当是不超过 65535 的非负整数",
            ),
            (
                json!({"level": "hihg"}),
                "`inner.more.level`: `hihg` is not known here; known are `low` and `high`; did you \
                 mean `high`?",
                "`inner.more.level`：这里不能写 `hihg`；可用的有 `low`、`high`；是不是想写 `high`？",
            ),
            (
                json!({"both": [1]}),
                "`inner.more.both`: expected a list of 2, found one item",
                "`inner.more.both`：这里应当是有 2 项的列表，写的却有 1 项",
            ),
        ] {
            let error = error(json!({"inner": {"token": "x", "more": more}}));
            assert_eq!(error.to_string(), english);
            assert_eq!(error.localize(&Lang::chinese()), chinese);
        }
        let missing = error(json!({"inner": {}}));
        assert_eq!(missing.localize(&Lang::chinese()), "`inner`：缺少 `token` 这个键");
    }

    #[test]
    fn a_section_is_shown_without_its_values() {
        let section =
            Section::from(Value::serialize(serde_json::json!({"token": "hush"})).unwrap());
        assert!(!format!("{section:?}").contains("hush"));
    }
}
