//! Long answers, which are not looked over before they are read.

use memchr::memmem;
use serde::Deserialize;

use super::scalar;

/// How long a frame is that is worth it, in bytes.
const LONG: usize = 16 << 10;

/// How the server begins to say yes.
const HEAD: &str = r#"{"status":"ok","retcode":0,"data":"#;

/// What comes behind the data. No text can have this in it, for its quotation marks would be
/// escaped, and only in the outermost mapping does all that follows it close nothing else.
const FOOT: &[u8] = br#","message":"#;

/// A long answer that is a yes, of which only the beginning and the end were read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct LongAnswer<'a> {
    /// Whose answer it is.
    pub(crate) echo: String,
    /// What was answered; that it is JSON remains to be seen.
    pub(crate) data: &'a str,
}

#[derive(Deserialize)]
struct Foot {
    #[serde(deserialize_with = "scalar::text")]
    echo: String,
}

impl<'a> LongAnswer<'a> {
    /// A frame, when it is written as the server writes long answers; others are read as a whole.
    pub(crate) fn of(frame: &'a str) -> Option<Self> {
        if frame.len() < LONG {
            return None;
        }
        let rest = frame.strip_prefix(HEAD)?;
        let end = memmem::rfind(rest.as_bytes(), FOOT)?;
        let (data, foot) = rest.split_at(end);
        if foot.len() > LONG {
            return None;
        }
        let Foot { echo } = serde_json::from_str(&format!("{{{}", &foot[1..])).ok()?;
        Some(Self { echo, data })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(data: &str, foot: &str) -> String {
        format!("{HEAD}{data}{foot}")
    }

    #[test]
    fn of_a_long_answer_only_the_ends_are_read() {
        let data =
            format!(r#"[{{"a":",\"message\":","message":"x","echo":1}},"{}"]"#, "b".repeat(LONG));
        let whole = frame(&data, r#","message":"","wording":"","echo":"m-7","stream":"x"}"#);
        let wanted = LongAnswer { echo: "m-7".to_owned(), data: &data };
        assert_eq!(LongAnswer::of(&whole), Some(wanted));
    }

    #[test]
    fn what_is_written_otherwise_is_not_guessed_at() {
        let data = format!(r#"[{{"a":1,"message":"x"}},"{}"]"#, "b".repeat(LONG));
        let end = r#"[{"a":1,"message":{"echo":"1"}}]"#;
        for odd in [
            frame(&data, r#","echo":"m-7"}"#),
            frame(&data, r#","message":"","wording":""}"#),
            frame(&data, r#","message":"","echo":"m-7"}}"#),
            frame(&data, r#","message":"","echo":"m-7""#),
            frame(&data, &format!(r#","rest":{end},"echo":"m-7"}}"#)),
            frame(&data, &format!(r#","message":"{}","echo":"1"}}"#, "c".repeat(LONG))),
            frame("1", r#","message":"","echo":"m-7"}"#),
            frame(&data, r#","message":"","echo":"m-7"}"#).replacen("ok", "no", 1),
        ] {
            assert_eq!(LongAnswer::of(&odd), None);
        }
    }
}
