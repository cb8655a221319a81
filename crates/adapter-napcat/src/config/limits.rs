//! `limits`: how fast messages go out.

use std::num::NonZeroU32;
use std::time::Duration;

use mynah_core::config::{HumanDuration, SectionErrorKind};
use mynah_core::{Section, SectionError};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::texts::text;

const KEY: &str = "limits";

/// How fast messages go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// All messages of the bot together.
    pub(crate) bot: Option<Rate>,
    /// The messages to one conversation.
    pub(crate) conversation: Option<Rate>,
    /// How many go at once after a pause.
    pub(crate) burst: NonZeroU32,
    /// How many may wait.
    pub(crate) queue: usize,
}

/// So many within a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rate {
    pub(crate) count: NonZeroU32,
    pub(crate) per: Duration,
}

impl Rate {
    /// The time between two of them.
    pub(crate) fn interval(self) -> Duration {
        self.per / self.count.get()
    }

    /// Reads `20/min`, `1/s`, `3/10s`.
    fn read(text: &str) -> Option<Self> {
        let (count, per) = text.split_once('/')?;
        let per = per.trim();
        let per = match per {
            "s" | "sec" | "second" => Duration::from_secs(1),
            "m" | "min" | "minute" => Duration::from_mins(1),
            "h" | "hour" => Duration::from_hours(1),
            other => serde_json::from_value::<HumanDuration>(other.into()).ok()?.get(),
        };
        let count: NonZeroU32 = count.trim().parse().ok()?;
        let rate = Self { count, per };
        (!rate.interval().is_zero()).then_some(rate)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    bot: Option<String>,
    conversation: Option<String>,
    burst: Option<NonZeroU32>,
    queue: Option<NonZeroU32>,
}

/// Reads the limits: a word, or numbers.
pub(super) fn read(written: Option<Value>) -> Result<Option<Limits>, SectionError> {
    let written = match written {
        None | Some(Value::Null | Value::Bool(false)) => return Ok(None),
        Some(Value::String(word)) => match word.as_str() {
            "off" => return Ok(None),
            // The platform publishes no numbers; these are on the careful side.
            "safe" => json!({ "bot": "30/min", "conversation": "15/min", "burst": 5 }),
            _ => return Err(SectionError::localized(KEY, text("limits-word").with("word", word))),
        },
        Some(written @ Value::Object(_)) => written,
        Some(_) => {
            let mut error = SectionError::localized(KEY, text("limits-shape"));
            error.kind = SectionErrorKind::WrongType;
            return Err(error);
        }
    };
    numbers(written).map(Some).map_err(|error| error.within([KEY.to_owned()]))
}

fn numbers(written: Value) -> Result<Limits, SectionError> {
    let Written { bot, conversation, burst, queue } = Section::of(written)?.parse()?;
    let rate = |key: &str, written: Option<String>| {
        let read = written.map(|written| {
            Rate::read(&written).ok_or_else(|| {
                SectionError::localized(key, text("limits-rate").with("found", written))
            })
        });
        read.transpose()
    };
    Ok(Limits {
        bot: rate("bot", bot)?,
        conversation: rate("conversation", conversation)?,
        burst: burst.unwrap_or(NonZeroU32::MIN),
        queue: queue.map_or(100, NonZeroU32::get) as usize,
    })
}

#[cfg(test)]
mod tests {
    use mynah_core::{Lang, Localize};

    use super::*;

    fn rate(count: u32, seconds: u64) -> Rate {
        Rate { count: NonZeroU32::new(count).unwrap(), per: Duration::from_secs(seconds) }
    }

    #[test]
    fn limits_are_a_word_or_numbers() {
        for off in [None, Some(Value::Null), Some(json!(false)), Some(json!("off"))] {
            assert_eq!(read(off).unwrap(), None);
        }
        let safe = read(Some(json!("safe"))).unwrap().unwrap();
        assert_eq!((safe.bot, safe.conversation), (Some(rate(30, 60)), Some(rate(15, 60))));
        assert_eq!((safe.burst.get(), safe.queue), (5, 100));
        let own = json!({ "bot": "20/min", "conversation": " 3 / 10s ", "queue": 7 });
        let own = read(Some(own)).unwrap().unwrap();
        assert_eq!((own.bot, own.conversation), (Some(rate(20, 60)), Some(rate(3, 10))));
        assert_eq!((own.burst.get(), own.queue), (1, 7));
    }

    #[test]
    fn each_mistake_is_told_at_its_place() {
        for (written, place, english, chinese) in [
            (json!("fast"), "limits", "`fast` is not known", "不能写 `fast`"),
            (json!(20), "limits", "write `safe`", "请写 `safe`"),
            (json!({ "bot": "20" }), "limits.bot", "such as `20/min`", "例如 `20/min`"),
            (json!({ "bot": "0/s" }), "limits.bot", "`0/s` is no rate", "`0/s` 不是速率"),
            (json!({ "bot": "1/0s" }), "limits.bot", "is no rate", "不是速率"),
            (json!({ "bto": "1/s" }), "limits.bto", "did you mean `bot`?", "是不是想写 `bot`"),
            (json!({ "burst": 0 }), "limits.burst", "above zero", "大于零"),
        ] {
            let error = read(Some(written.clone())).unwrap_err();
            assert_eq!(error.path.join("."), place, "{written}");
            assert!(error.to_string().contains(english), "{error}");
            let told = error.localize(&Lang::chinese());
            assert!(told.contains(chinese), "{told}");
        }
    }
}
