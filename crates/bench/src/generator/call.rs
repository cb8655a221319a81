//! The calls a client makes, and what is answered.

use memchr::memmem;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::frame;

/// One call: only what an answer needs is looked at.
#[derive(Deserialize)]
pub(crate) struct Call<'a> {
    /// What is to be done.
    pub(crate) action: &'a str,
    #[serde(borrow)]
    params: Option<&'a RawValue>,
    #[serde(borrow)]
    echo: Option<&'a RawValue>,
}

impl Call<'_> {
    /// Reads a frame.
    pub(crate) fn read(frame: &[u8]) -> Option<Call<'_>> {
        serde_json::from_slice(frame).ok()
    }

    /// The number behind the word `pong` in what is to be said, if it is an answer to a command.
    pub(crate) fn answers(&self) -> Option<usize> {
        let said = self.params?.get();
        let digits = &said[memmem::find(said.as_bytes(), b"pong ")? + 5..];
        let end = digits.find(|char: char| !char.is_ascii_digit()).unwrap_or(digits.len());
        digits[..end].parse().ok()
    }

    /// Appends the frame that answers it with `data`.
    pub(crate) fn answer(&self, to: &mut Vec<u8>, data: &[u8]) {
        let echo = self.echo.map_or("\"\"", RawValue::get);
        let mut payload = Vec::with_capacity(data.len() + echo.len() + 96);
        payload.extend_from_slice(br#"{"status":"ok","retcode":0,"data":"#);
        payload.extend_from_slice(data);
        payload.extend_from_slice(br#","message":"","wording":"","echo":"#);
        payload.extend_from_slice(echo.as_bytes());
        payload.extend_from_slice(br#","stream":"normal-action"}"#);
        frame::text(to, &payload);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_an_answer_is_found_in_any_spelling_of_the_message() {
        for message in [r#""pong 17""#, r#"[{"type":"text","data":{"text":"pong 17"}}]"#] {
            let frame = format!(
                r#"{{"action":"send_group_msg","params":{{"message":{message}}},"echo":"a"}}"#
            );
            assert_eq!(Call::read(frame.as_bytes()).unwrap().answers(), Some(17));
        }
        let other = Call::read(br#"{"action":"get_status","params":{},"echo":1}"#).unwrap();
        assert_eq!(other.answers(), None);
    }
}
