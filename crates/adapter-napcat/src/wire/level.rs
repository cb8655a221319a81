//! The level of an account.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::scalar;

/// How many levels an icon stands for.
const ICONS: [(&str, u32); 5] =
    [("penguinNum", 256), ("crownNum", 64), ("sunNum", 16), ("moonNum", 4), ("starNum", 1)];

/// A level: a number, or the icons that people see instead of it; 0 is an unknown one.
pub(crate) fn level<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    let level = match Value::deserialize(from)? {
        Value::Object(icons) => {
            let worth = |(icon, worth): (&str, u32)| {
                let count = icons.get(icon).and_then(|count| scalar::count(count).ok()?);
                count.unwrap_or_default().saturating_mul(worth)
            };
            Some(ICONS.into_iter().map(worth).fold(0, u32::saturating_add))
        }
        other => scalar::count(other).unwrap_or_default(),
    };
    Ok(level.filter(|level| *level > 0))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_level_is_a_number_or_icons() {
        for (spelling, wanted) in [
            (json!(39), Some(39)),
            (json!("39"), Some(39)),
            (json!({ "crownNum": 0, "sunNum": 2, "moonNum": 1, "starNum": "3" }), Some(39)),
            (json!({ "crownNum": 1 }), Some(64)),
            (json!(0), None),
            (json!({}), None),
            (json!(null), None),
            (json!([1]), None),
            (json!("high"), None),
        ] {
            assert_eq!(level(spelling.clone()).unwrap(), wanted, "{spelling}");
        }
    }
}
