//! What somebody says: text, or segments.

use serde_json::Value;

use crate::segment;

/// Something to say.
///
/// Text is text: `[CQ:at,qq=1]` in a string arrives as these twelve characters, not as a mention.
#[derive(Debug, Clone, PartialEq)]
pub struct Content(pub(crate) Vec<Value>);

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self(vec![segment::text(text)])
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self(vec![segment::text(text)])
    }
}

impl From<&String> for Content {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Vec<Value>> for Content {
    fn from(segments: Vec<Value>) -> Self {
        Self(segments)
    }
}

impl<const N: usize> From<[Value; N]> for Content {
    fn from(segments: [Value; N]) -> Self {
        Self(segments.into())
    }
}

/// One segment, or an array of them.
impl From<Value> for Content {
    fn from(value: Value) -> Self {
        match value {
            Value::Array(segments) => Self(segments),
            Value::String(text) => Self::from(text),
            segment => Self(vec![segment]),
        }
    }
}
