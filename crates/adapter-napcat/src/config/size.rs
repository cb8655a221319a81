//! Sizes as people write them.

use mynah_core::SectionError;
use schemars::JsonSchema;
use serde_json::Value;

use crate::texts::text;

/// What may be written, for who describes it.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "read by schemars only")]
pub(super) enum Written {
    Bytes(u64),
    Text(String),
}

/// Reads a size as people write it: a number of bytes, or a text such as `64MiB`.
pub(super) fn read(key: &str, written: &Value) -> Result<usize, SectionError> {
    let bytes = match written {
        Value::Number(number) => parse(&number.to_string()),
        Value::String(text) => parse(text),
        _ => None,
    };
    bytes.ok_or_else(|| SectionError::localized(key, text("not-a-size")))
}

/// Reads a number with a unit; the units are powers of 1024 however they are spelt.
fn parse(text: &str) -> Option<usize> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let factor = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" | "kib" => 1 << 10,
        "m" | "mb" | "mib" => 1 << 20,
        "g" | "gb" | "gib" => 1 << 30,
        _ => return None,
    };
    let bytes = number.parse::<usize>().ok()?.checked_mul(factor)?;
    (bytes > 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_with_and_without_a_unit() {
        for (text, bytes) in [("1024", 1024), ("64MiB", 64 << 20), ("2 kb", 2048), ("1G", 1 << 30)]
        {
            assert_eq!(parse(text), Some(bytes), "{text}");
        }
        for text in ["", "0", "-1", "much", "1.5M", "99999999999999999999"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
