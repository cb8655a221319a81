//! Durations as people write them.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use jiff::SignedDuration;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

use crate::i18n::own::text;
use crate::i18n::{Localize, Phrase};
use crate::lang::Lang;

/// What serde is told is expected.
pub(super) const EXPECTED: &str =
    "a duration: seconds as a number, or a text such as `30s` or `5m`";

/// A duration as people write it: a number of seconds, or a text such as `30s`, `500ms`, `1h 30m`.
///
/// ```
/// use std::time::Duration;
/// use mynah_core::config::HumanDuration;
///
/// let given: Vec<HumanDuration> = serde_json::from_str(r#"[30, 0.5, "2m"]"#).unwrap();
/// assert_eq!(given[0].get(), Duration::from_secs(30));
/// assert_eq!(given[1].get(), Duration::from_millis(500));
/// assert_eq!(given[2].get(), Duration::from_secs(120));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HumanDuration(Duration);

/// Why something is no duration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DurationError(Phrase);

impl HumanDuration {
    /// The duration.
    pub fn get(self) -> Duration {
        self.0
    }

    /// So many seconds.
    ///
    /// # Errors
    ///
    /// When they are less than zero, or no number at all.
    pub fn from_seconds(seconds: f64) -> Result<Self, DurationError> {
        Duration::try_from_secs_f64(seconds).map(Self).map_err(|_| {
            DurationError(text("not-so-many-seconds").with("given", seconds.to_string()))
        })
    }
}

impl DurationError {
    pub(super) fn negative() -> Self {
        Self(text("negative-duration"))
    }
}

/// Reads a number of seconds, or a number with its unit.
impl FromStr for HumanDuration {
    type Err = DurationError;

    fn from_str(given: &str) -> Result<Self, DurationError> {
        if let Ok(seconds) = given.trim().parse() {
            return Self::from_seconds(seconds);
        }
        let wrong = || DurationError(text("not-a-duration").with("given", given.to_owned()));
        let duration: SignedDuration = given.trim().parse().map_err(|_| wrong())?;
        Duration::try_from(duration).map(Self).map_err(|_| wrong())
    }
}

impl From<DurationError> for Phrase {
    fn from(error: DurationError) -> Self {
        error.0
    }
}

impl Localize for DurationError {
    fn localize(&self, lang: &Lang) -> String {
        self.0.localize(lang)
    }
}

impl fmt::Display for DurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for DurationError {}

impl From<Duration> for HumanDuration {
    fn from(duration: Duration) -> Self {
        Self(duration)
    }
}

/// As people write it, such as `1m 30s`.
impl fmt::Display for HumanDuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match SignedDuration::try_from(self.0) {
            Ok(duration) => write!(f, "{duration:#}"),
            Err(_) => write!(f, "{}s", self.0.as_secs()),
        }
    }
}

impl Serialize for HumanDuration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for HumanDuration {
    fn schema_name() -> Cow<'static, str> {
        "HumanDuration".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["number", "string"], "minimum": 0 })
    }
}

impl<'de> Deserialize<'de> for HumanDuration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DurationVisitor)
    }
}

struct DurationVisitor;

impl Visitor<'_> for DurationVisitor {
    type Value = HumanDuration;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_u64<E>(self, seconds: u64) -> Result<HumanDuration, E> {
        Ok(Duration::from_secs(seconds).into())
    }

    fn visit_i64<E: Error>(self, seconds: i64) -> Result<HumanDuration, E> {
        u64::try_from(seconds)
            .map(|seconds| Duration::from_secs(seconds).into())
            .map_err(|_| E::custom(DurationError::negative()))
    }

    fn visit_f64<E: Error>(self, seconds: f64) -> Result<HumanDuration, E> {
        HumanDuration::from_seconds(seconds).map_err(E::custom)
    }

    fn visit_str<E: Error>(self, given: &str) -> Result<HumanDuration, E> {
        given.parse().map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_duration_is_refused_with_the_way_out() {
        for text in [r#""soon""#, r#""-3s""#, "-3", "-0.5", r#""NaN""#, "[]"] {
            let error = serde_json::from_str::<HumanDuration>(text).unwrap_err().to_string();
            assert!(error.contains("duration") || error.contains("negative"), "{text}: {error}");
        }
    }
}
