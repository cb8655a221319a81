//! Durations as people write them.

use std::fmt;
use std::time::Duration;

use jiff::SignedDuration;
use serde::de::{Deserialize, Deserializer, Error, Visitor};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HumanDuration(Duration);

impl HumanDuration {
    /// The duration.
    pub fn get(self) -> Duration {
        self.0
    }
}

impl From<Duration> for HumanDuration {
    fn from(duration: Duration) -> Self {
        Self(duration)
    }
}

impl<'de> Deserialize<'de> for HumanDuration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DurationVisitor).map(Self)
    }
}

struct DurationVisitor;

impl Visitor<'_> for DurationVisitor {
    type Value = Duration;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a duration: seconds as a number, or a text such as `30s` or `5m`")
    }

    fn visit_u64<E>(self, seconds: u64) -> Result<Duration, E> {
        Ok(Duration::from_secs(seconds))
    }

    fn visit_i64<E: Error>(self, seconds: i64) -> Result<Duration, E> {
        u64::try_from(seconds)
            .map(Duration::from_secs)
            .map_err(|_| E::custom("a duration cannot be negative"))
    }

    fn visit_f64<E: Error>(self, seconds: f64) -> Result<Duration, E> {
        Duration::try_from_secs_f64(seconds).map_err(|_| {
            E::custom(format!("`{seconds}` is not a duration; it must be zero or more seconds"))
        })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Duration, E> {
        if let Ok(seconds) = text.trim().parse::<f64>() {
            return self.visit_f64(seconds);
        }
        let wrong =
            || E::custom(format!("`{text}` is not a duration; write `30s`, `500ms` or `5m`"));
        let duration: SignedDuration = text.trim().parse().map_err(|_| wrong())?;
        Duration::try_from(duration).map_err(|_| wrong())
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
