//! Frames with what was said in them.

use serde_json::value::RawValue;

use super::segment::Said;
use crate::wire::Frame;

/// A frame with what was said in it.
pub(crate) type Received<'a> = Frame<'a, Said<'a>>;

/// Reads a frame.
///
/// # Errors
///
/// When it is no JSON object, or has a key twice.
pub(crate) fn read(json: &str) -> Result<Received<'_>, serde_json::Error> {
    serde_json::from_str(json).or_else(|error| {
        // What serde does not take may be a small part of a message that is fine otherwise.
        let frame: Frame<'_, Option<&RawValue>> = serde_json::from_str(json).map_err(|_| error)?;
        Ok(frame.map(Said::of_odd))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_server_says_is_the_message_of_an_answer() {
        let words = |json| read(json).unwrap().message.words().to_owned();
        assert_eq!(words(r#"{"message":[{"type":"text"}]}"#), "");
        assert_eq!(words(r#"{"message":"a\nb"}"#), "a\nb");
        assert_eq!(words(r#"{"message":null}"#), "");
    }

    #[test]
    fn what_serde_does_not_take_costs_its_segment_alone() {
        let deep = format!("{}{}", "[".repeat(1000), "]".repeat(1000));
        for odd in [deep.as_str(), r#"{"type":"dice","data":{"result":1e999}}"#] {
            let json = format!(r#"{{"message":[{odd},{{"type":"text","data":{{"text":"a"}}}}]}}"#);
            let chain = read(&json).unwrap().message.into_chain().unwrap();
            assert_eq!((chain.len(), &*chain.plain_text()), (2, "a"), "{chain:?}");
        }
        assert!(read(r#"{"message":[}"#).is_err());
    }
}
