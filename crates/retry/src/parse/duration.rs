//! Durations as people write them, in seconds.

use jiff::SignedDuration;
use serde_json::Value;

/// Reads a finite duration: a number, a boolean, a numeric text, or a text with units.
///
/// Booleans count as one second and none, because they do in Python.
pub(super) fn seconds(value: &Value) -> Option<f64> {
    let seconds = match value {
        Value::Bool(one) => Some(f64::from(u8::from(*one))),
        Value::Number(number) => number.as_f64(),
        Value::String(text) => from_text(text.trim()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    seconds.filter(|seconds| seconds.is_finite())
}

fn from_text(text: &str) -> Option<f64> {
    let with_units = || text.parse::<SignedDuration>().ok().map(|units| units.as_secs_f64());
    text.parse().ok().or_else(|| grouped(text)).or_else(with_units)
}

/// Reads `1_000`, where each underscore stands between two digits.
fn grouped(text: &str) -> Option<f64> {
    let between_digits = text.as_bytes().windows(3).filter(|window| {
        window[1] == b'_' && window[0].is_ascii_digit() && window[2].is_ascii_digit()
    });
    let all = between_digits.count() == text.matches('_').count();
    all.then(|| text.replace('_', "").parse().ok())?
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(value: &Value, expected: Option<f64>) {
        assert_eq!(seconds(value), expected, "{value}");
    }

    #[test]
    fn numbers_are_seconds_with_or_without_quotes() {
        for value in [json!(1.5), json!("1.5"), json!(" 1.5 "), json!("+1.5"), json!("15e-1")] {
            check(&value, Some(1.5));
        }
        check(&json!(-3), Some(-3.0));
        check(&json!("1_000.5"), Some(1000.5));
    }

    #[test]
    fn texts_may_carry_units() {
        let table =
            [("30s", 30.0), ("500ms", 0.5), ("2m", 120.0), ("1h", 3600.0), ("1.5h", 5400.0)];
        for (text, expected) in table {
            check(&json!(text), Some(expected));
        }
        check(&json!("1h 30m"), Some(5400.0));
        check(&json!("2 minutes"), Some(120.0));
        check(&json!("-5s"), Some(-5.0));
    }

    #[test]
    fn booleans_count_as_one_second_and_none() {
        check(&json!(true), Some(1.0));
        check(&json!(false), Some(0.0));
    }

    #[test]
    fn what_is_not_a_finite_duration_is_nothing() {
        for text in ["abc", "", "nan", "inf", "-Infinity", "1e999", "_1", "1__0", "1_", "5 apples"]
        {
            check(&json!(text), None);
        }
        for value in [json!(null), json!([]), json!({})] {
            check(&value, None);
        }
    }
}
