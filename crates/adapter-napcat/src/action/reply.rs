//! What a server answered.

use std::borrow::Cow;

use bytes::Bytes;

use super::Decode;
use crate::error::CallError;

/// What a server answered to an accepted call: the JSON text of its `data`, not yet understood.
///
/// The text is shared with the frame it came in, so that a long answer is never copied.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reply {
    data: Option<Bytes>,
}

impl Reply {
    /// An answer with the JSON text `data`.
    pub fn new(data: impl Into<Bytes>) -> Self {
        Self { data: Some(data.into()) }
    }

    /// An answer that says only that it was done.
    pub fn empty() -> Self {
        Self::default()
    }

    /// The JSON text of the answer; empty when there is no data.
    pub fn text(&self) -> &str {
        self.data.as_deref().map_or("", |data| std::str::from_utf8(data).unwrap_or_default())
    }

    /// The JSON text; null where there is no data.
    pub(crate) fn json(&self) -> &[u8] {
        self.data.as_deref().unwrap_or(b"null")
    }

    /// Reads the answer of `action` as a `T`; an answer without data is read as null.
    ///
    /// # Errors
    ///
    /// [`CallError::Decode`] with the place that is no `T`.
    pub fn decode<T: Decode>(&self, action: impl Into<Cow<'static, str>>) -> Result<T, CallError> {
        // For an action that answers nothing, whatever comes is as good as nothing.
        let json: &[u8] = match &self.data {
            Some(data) if size_of::<T>() > 0 => data,
            _ => b"null",
        };
        T::from_json(json).map_err(|_| {
            let (path, detail) = T::explain(json);
            CallError::Decode { action: action.into(), path, detail }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn an_answer_without_data_is_nothing() {
        assert_eq!(Reply::empty().decode::<()>("nap"), Ok(()));
        assert_eq!(Reply::new("null").decode::<Option<u8>>("nap"), Ok(None));
        assert_eq!(Reply::empty().decode::<Option<u8>>("nap"), Ok(None));
    }

    #[test]
    fn an_action_that_answers_nothing_minds_nothing() {
        let reply = Reply::new(r#"{"result":0,"errMsg":""}"#);
        assert_eq!(reply.decode::<()>("nap"), Ok(()));
    }

    #[test]
    fn an_answer_of_the_wrong_shape_is_told_with_its_place() {
        let reply = Reply::new(r#"{"a":[1,"x"]}"#);
        let error = reply.decode::<BTreeMap<String, Vec<u8>>>("nap").unwrap_err();
        let CallError::Decode { action, path, .. } = error else {
            panic!("{error}");
        };
        assert_eq!((action.as_ref(), path.as_str()), ("nap", "a[1]"));
    }
}
