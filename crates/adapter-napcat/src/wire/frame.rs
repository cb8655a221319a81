//! The first look at a frame: whom it is for.

use std::borrow::Cow;

use mynah_core::id::{GroupId, MessageId, UserId};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::event::{MessageEvent, Sender};
use super::scalar;

/// A frame, read just far enough to know whom it is for; the rest is looked over, not copied.
///
/// Messages come by the thousand, so what they tell is read in the same go, and what was said with
/// it, as an `M`.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "M: Deserialize<'de> + Default"))]
pub(crate) struct Frame<'a, M> {
    /// What every event has and no answer.
    #[serde(default, borrow, deserialize_with = "scalar::maybe_borrowed")]
    post_type: Option<Cow<'a, str>>,
    /// What every answer has and no event.
    #[serde(default, deserialize_with = "scalar::int")]
    retcode: Option<i64>,
    #[serde(borrow)]
    echo: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(crate) data: Option<&'a RawValue>,
    /// What was said, in a message; what the server says, in an answer.
    #[serde(default)]
    pub(crate) message: M,
    #[serde(default, deserialize_with = "scalar::int")]
    time: Option<i64>,
    #[serde(default, deserialize_with = "scalar::id")]
    self_id: Option<UserId>,
    #[serde(default, borrow, deserialize_with = "scalar::borrowed")]
    message_type: Cow<'a, str>,
    #[serde(default, borrow, deserialize_with = "scalar::borrowed")]
    sub_type: Cow<'a, str>,
    #[serde(default, deserialize_with = "scalar::any_id")]
    message_id: Option<MessageId>,
    #[serde(default, deserialize_with = "scalar::any_id")]
    user_id: Option<UserId>,
    #[serde(default, deserialize_with = "scalar::id")]
    group_id: Option<GroupId>,
    #[serde(default, deserialize_with = "scalar::id")]
    target_id: Option<UserId>,
    #[serde(default, borrow)]
    sender: Sender<'a>,
}

/// When something happened and who saw it.
#[derive(Debug, Default)]
pub(crate) struct Stamp {
    /// In seconds; where the server has no better, in milliseconds.
    pub(crate) time: Option<i64>,
    pub(crate) self_id: Option<UserId>,
}

/// Whom a frame is for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Route<'a> {
    /// Everybody who wants to know what happens.
    Event,
    /// Whoever made the call with this echo.
    Answer { echo: &'a str, retcode: i64 },
    /// The bot itself: its token is wrong.
    Unauthorized,
    /// Nobody that is known.
    Nobody,
}

impl<'a, M> Frame<'a, M> {
    pub(crate) fn route(&self) -> Route<'a> {
        match (self.retcode, self.echo) {
            _ if self.post_type.is_some() => Route::Event,
            (Some(retcode), Some(echo)) => Route::Answer { echo: unquoted(echo), retcode },
            (Some(1403), None) => Route::Unauthorized,
            _ => Route::Nobody,
        }
    }

    /// The kind of what happened, in an event.
    pub(crate) fn kind(&self) -> Cow<'a, str> {
        self.post_type.clone().unwrap_or_default()
    }

    /// How an answer says whether it is a yes.
    pub(crate) fn retcode(&self) -> Option<i64> {
        self.retcode
    }

    /// Who saw it, in an event.
    pub(crate) fn self_id(&self) -> Option<&UserId> {
        self.self_id.as_ref()
    }

    /// When it happened and who saw it, in an event.
    pub(crate) fn stamp(&self) -> Stamp {
        Stamp { time: self.time, self_id: self.self_id.clone() }
    }

    /// What a message tells, and what was said in it; `None` when it does not tell enough.
    pub(crate) fn message_event(self) -> Option<(MessageEvent<'a>, M)> {
        let event = MessageEvent {
            message_type: self.message_type,
            sub_type: self.sub_type,
            message_id: self.message_id?,
            user_id: self.user_id?,
            group_id: self.group_id,
            target_id: self.target_id,
            sender: self.sender,
        };
        Some((event, self.message))
    }

    /// The same with what was said read as something else.
    pub(crate) fn map<N>(self, read: impl FnOnce(M) -> N) -> Frame<'a, N> {
        Frame {
            message: read(self.message),
            post_type: self.post_type,
            retcode: self.retcode,
            echo: self.echo,
            data: self.data,
            time: self.time,
            self_id: self.self_id,
            message_type: self.message_type,
            sub_type: self.sub_type,
            message_id: self.message_id,
            user_id: self.user_id,
            group_id: self.group_id,
            target_id: self.target_id,
            sender: self.sender,
        }
    }
}

/// The text of a JSON string without escapes; other JSON as it is.
fn unquoted(raw: &RawValue) -> &str {
    raw.get().trim_matches('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(json: &str) -> Route<'_> {
        serde_json::from_str::<Frame<'_, ()>>(json).unwrap().route()
    }

    #[test]
    fn a_frame_finds_whom_it_is_for() {
        assert_eq!(route(r#"{"post_type":"notice","retcode":0}"#), Route::Event);
        assert_eq!(
            route(r#"{"retcode":"1200","data":null,"echo":"m-7"}"#),
            Route::Answer { echo: "m-7", retcode: 1200 }
        );
        assert_eq!(route(r#"{"retcode":0,"echo":7}"#), Route::Answer { echo: "7", retcode: 0 });
        assert_eq!(route(r#"{"retcode":1403,"echo":null}"#), Route::Unauthorized);
        assert_eq!(route(r#"{"retcode":1400,"echo":null}"#), Route::Nobody);
        assert_eq!(route("{}"), Route::Nobody);
    }

    #[test]
    fn a_refused_call_is_not_a_refused_token() {
        let refused = route(r#"{"retcode":1403,"echo":"m-7"}"#);
        assert_eq!(refused, Route::Answer { echo: "m-7", retcode: 1403 });
    }
}
