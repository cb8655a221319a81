//! Events as the server writes them.

use std::fmt;

use bytes::Bytes;
use mynah_core::i18n::{Localize, Phrase};
use mynah_core::{BotId, Event, Lang, UserId};

use crate::convert;
use crate::texts::text;
use crate::wire::Route;

/// Why something is no event of the server's.
#[derive(Debug)]
#[non_exhaustive]
pub enum EventError {
    /// It is no JSON object, or not only one.
    Json(serde_json::Error),
    /// It is an object that is no event, such as the answer to a call.
    NoEvent,
}

impl EventError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Json(error) => text("event-no-json")
                .with("line", error.line())
                .with("column", error.column())
                .with("reason", reason(error)),
            Self::NoEvent => text("event-no-event"),
        }
    }
}

/// What is wrong, without the place that is told beside it.
fn reason(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.rsplit_once(" at line ").map_or(said.clone(), |(reason, _)| reason.to_owned())
}

impl Localize for EventError {
    fn localize(&self, lang: &Lang) -> String {
        self.phrase().localize(lang)
    }
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

impl std::error::Error for EventError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Json(error) => Some(error),
            Self::NoEvent => None,
        }
    }
}

/// Reads an event as the server writes it, as if `bot` had just seen it: for tests, and for tools
/// that ask what would become of it.
///
/// ```
/// use mynah_adapter_napcat::codec::read_event;
///
/// let event = read_event("main", r#"{
///     "post_type": "notice", "notice_type": "friend_add",
///     "time": 1700000000, "self_id": 10001, "user_id": 1000000021
/// }"#)?;
/// assert_eq!(event.user_id().unwrap(), "1000000021");
/// # Ok::<(), mynah_adapter_napcat::codec::EventError>(())
/// ```
///
/// # Errors
///
/// When it is no JSON, with the place, or no event. An event of a kind that is not known is an
/// unknown event, as it is when it comes from the server.
pub fn read_event(bot: impl Into<BotId>, json: &str) -> Result<Event, EventError> {
    let frame = convert::received::read(json).map_err(EventError::Json)?;
    let Route::Event = frame.route() else { return Err(EventError::NoEvent) };
    let raw = Bytes::copy_from_slice(json.as_bytes());
    Ok(convert::event::from_wire(&bot.into(), &UserId::from_static(""), frame, &raw))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_event_is_refused_with_its_place() {
        let refused = |json: &str| read_event("main", json).unwrap_err().to_string();
        assert_eq!(
            refused("{\n  \"post_type\": \"notice\",\n}"),
            "this is no JSON object (line 3, column 1): trailing comma"
        );
        assert_eq!(
            refused(r#"{ "status": "ok", "retcode": 0, "data": null, "echo": "1" }"#),
            "this is no event of NapCat's: it has no `post_type`"
        );
    }
}
