//! Frames and bodies in: JSON5, as NapCat parses it.

use serde_json::{Number, Value};

/// How deep a frame may be nested; the parser recurses, and a client must not overflow our stack.
const DEEPEST: usize = 128;

/// Parses a frame; `None` for what is not JSON5.
pub(super) fn parse(text: &str) -> Option<Value> {
    // Nearly everybody sends strict JSON, for which there is a much faster parser.
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    (depth(text) <= DEEPEST).then(|| json5::from_str(text).ok())?
}

/// How deep the brackets of `text` go, brackets in strings and comments left aside.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            quote @ ('"' | '\'') => skip_string(&mut chars, quote),
            '/' if chars.peek() == Some(&'/') => {
                chars.find(|char| matches!(char, '\n' | '\r' | '\u{2028}' | '\u{2029}'));
            }
            '/' if chars.peek() == Some(&'*') => skip_comment(&mut chars),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn skip_string(chars: &mut impl Iterator<Item = char>, quote: char) {
    while let Some(char) = chars.next() {
        match char {
            '\\' => {
                chars.next();
            }
            char if char == quote => return,
            _ => {}
        }
    }
}

fn skip_comment(chars: &mut impl Iterator<Item = char>) {
    chars.next();
    let mut last = ' ';
    for char in chars {
        if (last, char) == ('*', '/') {
            return;
        }
        last = char;
    }
}

/// An echo as JavaScript gives it back: integers above 2^53 lose their last digits.
pub(super) fn through_javascript(value: Value) -> Value {
    const EXACT: u64 = 1 << 53;
    match value {
        Value::Number(number) => match number.as_i64().map(i64::unsigned_abs).or(number.as_u64()) {
            Some(size) if size > EXACT => {
                round(&number).map_or(Value::Number(number), Value::Number)
            }
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(through_javascript).collect(),
        Value::Object(map) => {
            map.into_iter().map(|(key, value)| (key, through_javascript(value))).collect()
        }
        value => value,
    }
}

/// JavaScript prints the shortest digits that name the same float, and fills up with zeros.
fn round(number: &Number) -> Option<Number> {
    let text = format!("{:e}", number.as_f64()?);
    let (digits, exponent) = text.split_once('e')?;
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    let digits = digits.replace('.', "");
    let width = exponent.parse::<usize>().ok()? + 1;
    let filled = format!("{sign}{digits:0<width$}");
    let signed = filled.parse::<i64>().map(Number::from);
    signed.or_else(|_| filled.parse::<u64>().map(Number::from)).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn json5_is_understood() {
        let frame = "{action:'get_login_info',/*json5*/echo:'j5',}";
        assert_eq!(parse(frame), Some(json!({"action": "get_login_info", "echo": "j5"})));
    }

    #[test]
    fn large_ids_survive_both_parsers() {
        let id = json!({"id": 7_400_039_500_030_300_060_i64});
        assert_eq!(parse("{\"id\": 7400039500030300060}"), Some(id.clone()));
        assert_eq!(parse("{id: 7400039500030300060}"), Some(id));
    }

    #[test]
    fn deep_nesting_is_refused_and_does_not_overflow() {
        assert_eq!(parse(&"[".repeat(1_000_000)), None);
        let hidden = format!("{}1", "['',/*]*/\"]\", //]\n".repeat(100_000));
        assert_eq!(parse(&hidden), None);
    }

    #[test]
    fn echoes_lose_digits_as_in_javascript() {
        assert_eq!(
            through_javascript(json!([12_345_678_901_234_567_890_u64, 7, "x", 1.5])),
            json!([12_345_678_901_234_567_000_u64, 7, "x", 1.5])
        );
        assert_eq!(
            through_javascript(json!(-9_007_199_254_740_993_i64)),
            json!(-9_007_199_254_740_992_i64)
        );
    }
}
