//! Answers that are a yes, which are not looked over before they are read.

use std::borrow::Cow;

use memchr::memmem;
use serde::Deserialize;

use super::scalar;

/// How long a frame is in which an unusual end is worth a look, in bytes.
const LONG: usize = 16 << 10;

/// How the server begins to say yes.
const HEAD: &str = r#"{"status":"ok","retcode":0,"data":"#;

/// What usually comes behind the data, up to the echo.
const USUAL_FOOT: &str = r#","message":"","wording":"","echo":"#;

/// What usually comes behind the echo; older servers leave it out.
const STREAM: &str = r#","stream":"normal-action"}"#;

/// What comes behind the data in any case. No text can have this in it, for its quotation marks would be
/// escaped, and only in the outermost mapping does all that follows it close nothing else.
const FOOT: &[u8] = br#","message":"#;

/// An answer that is a yes, of which only the beginning and the end were read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Yes<'a> {
    /// Whose answer it is.
    pub(crate) echo: Cow<'a, str>,
    /// What was answered; that it is JSON remains to be seen.
    pub(crate) data: &'a str,
}

#[derive(Deserialize)]
struct Foot {
    #[serde(deserialize_with = "scalar::text")]
    echo: String,
}

impl<'a> Yes<'a> {
    /// A frame, when it is written as the server writes a yes; others are read as a whole.
    pub(crate) fn of(frame: &'a str) -> Option<Self> {
        let rest = frame.strip_prefix(HEAD)?;
        Self::usual(rest).or_else(|| Self::long(rest))
    }

    /// What ends as usual. The last brace closes the outermost mapping, so that what is in front
    /// of it is the end of that and of nothing in the data.
    fn usual(rest: &'a str) -> Option<Self> {
        let rest = rest.strip_suffix(STREAM).or_else(|| rest.strip_suffix('}'))?;
        let (rest, echo) = rest.strip_suffix('"')?.rsplit_once('"')?;
        let data = rest.strip_suffix(USUAL_FOOT)?;
        let is_plain = !echo.contains('\\');
        is_plain.then_some(Self { echo: echo.into(), data })
    }

    fn long(rest: &'a str) -> Option<Self> {
        if rest.len() < LONG {
            return None;
        }
        let end = memmem::rfind(rest.as_bytes(), FOOT)?;
        let (data, foot) = rest.split_at(end);
        if foot.len() > LONG {
            return None;
        }
        let Foot { echo } = serde_json::from_str(&format!("{{{}", &foot[1..])).ok()?;
        Some(Self { echo: echo.into(), data })
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
        let wanted = || Some(Yes { echo: "m-7".into(), data: &data });
        assert_eq!(Yes::of(&whole), wanted());
        let unusual = frame(&data, r#","message":"","echo":"m-7"}"#);
        assert_eq!(Yes::of(&unusual), wanted());
    }

    #[test]
    fn a_short_answer_that_ends_as_usual_is_not_looked_over_either() {
        let data = r#"{"message_id":7,"x":",\"message\":\"\",\"wording\":\"\",\"echo\":\"1\"}"}"#;
        for stream in ["", r#","stream":"normal-action""#] {
            let end = format!(r#","message":"","wording":"","echo":"m-7"{stream}}}"#);
            let whole = frame(data, &end);
            assert_eq!(Yes::of(&whole), Some(Yes { echo: "m-7".into(), data }));
        }
    }

    #[test]
    fn a_short_answer_that_ends_otherwise_is_read_as_a_whole() {
        for end in [
            r#","message":"","wording":"","echo":"m\"7"}"#,
            r#","message":"","wording":"","echo":7}"#,
            r#","message":"no","wording":"","echo":"m-7"}"#,
            r#","message":"","wording":"","echo":"m-7","stream":"stream-action"}"#,
            r#","message":"","wording":"","echo":"m-7" }"#,
            r#","message":"","echo":"m-7"}"#,
        ] {
            assert_eq!(Yes::of(&frame("1", end)), None, "{end}");
        }
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
            assert_eq!(Yes::of(&odd), None);
        }
    }
}
