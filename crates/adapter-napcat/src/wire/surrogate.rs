//! Halves of signs that the server writes, and JSON does not have.
//!
//! QQ cuts names at a number of UTF-16 units, which may be in the middle of an emoji; the server
//! writes the half that is left as `\ud83d`, and no Rust text can hold it.

use memchr::{memchr, memmem};

/// The frame with each half of a sign replaced by `\ufffd`, when there are any.
pub(crate) fn mended(frame: &str) -> Option<String> {
    let frame = frame.as_bytes();
    memmem::find(frame, br"\u")?;
    let mut mended: Option<Vec<u8>> = None;
    let mut at = 0;
    while let Some(escape) = memchr(b'\\', &frame[at..]).map(|found| at + found) {
        let half = unit(&frame[escape..]);
        at = escape + if half.is_some() { 6 } else { 2 };
        match half {
            Some(0xd800..=0xdbff) if matches!(unit(frame.get(at..)?), Some(0xdc00..=0xdfff)) => {
                at += 6;
            }
            Some(0xd800..=0xdfff) => {
                mended.get_or_insert_with(|| frame.to_vec())[escape + 2..at]
                    .copy_from_slice(b"fffd");
            }
            _ => {}
        }
        if at >= frame.len() {
            break;
        }
    }
    // What is replaced is ASCII, and so is what replaces it.
    mended.and_then(|mended| String::from_utf8(mended).ok())
}

/// The number behind the `\u` that `escape` begins with.
fn unit(escape: &[u8]) -> Option<u16> {
    let digits = escape.strip_prefix(br"\u")?.get(..4)?;
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mend(frame: &str) -> Option<String> {
        mended(frame)
    }

    #[test]
    fn a_half_of_a_sign_is_replaced() {
        for (broken, whole) in [
            (r#""a\ud83d""#, r#""a\ufffd""#),
            (r#""\uDC00b""#, r#""\ufffdb""#),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
            (r#""\\\ud83d""#, r#""\\\ufffd""#),
        ] {
            assert_eq!(mend(broken).as_deref(), Some(whole));
            assert!(serde_json::from_str::<String>(broken).is_err());
            assert!(serde_json::from_str::<String>(whole).is_ok());
        }
    }

    #[test]
    fn what_is_whole_stays() {
        for whole in [
            "",
            "plain",
            r#""\ud83d\ude00""#,
            r#""\\ud83d""#,
            r#""\u0041""#,
            r"\",
            r"\u",
            r"\ud8",
            r"\uzzzz",
        ] {
            assert_eq!(mend(whole), None, "{whole}");
        }
    }
}
