//! Answers over HTTP, with the status and content type the recorded server gave them.

use std::convert::Infallible;

use futures_util::{Stream, StreamExt, stream};
use http_body_util::{BodyExt, Empty, Full, StreamBody, combinators::UnsyncBoxBody};
use hyper::{
    StatusCode,
    body::{Bytes, Frame},
    header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue},
};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Message;

use crate::server::Outgoing;

type Body = UnsyncBoxBody<Bytes, Infallible>;

/// An answer.
pub(super) type Response = hyper::Response<Body>;

const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const EVENTS: HeaderValue = HeaderValue::from_static("text/event-stream");

pub(super) fn empty() -> Body {
    Empty::new().boxed_unsync()
}

/// Nothing but a status.
pub(super) fn status(status: StatusCode) -> Response {
    let mut response = Response::new(empty());
    *response.status_mut() = status;
    response
}

/// The answer of an action, which has 200 as its status however it went.
pub(super) fn answer(answer: &Value) -> Response {
    text(StatusCode::OK, JSON, answer.to_string())
}

/// The answers of an action that streams: texts between empty lines, of no content type.
pub(super) fn row(answers: Vec<Value>) -> Response {
    let parts = answers.into_iter().map(|answer| Bytes::from(format!("{answer}\r\n\r\n")));
    Response::new(chunks(stream::iter(parts)))
}

/// What the server says of itself.
pub(super) fn running() -> Response {
    answer(&json!({
        "status": "ok",
        "retcode": 0,
        "data": {},
        "message": "NapCat4 Is Running",
        "wording": "",
        "echo": null,
        "stream": "normal-action",
    }))
}

/// The token is wrong; this is JSON, and is said to be HTML.
pub(super) fn token_refused() -> Response {
    let body = json!({"message": "token verify failed!"});
    text(StatusCode::FORBIDDEN, HTML, body.to_string())
}

/// The body of the request cannot be read.
pub(super) fn not_json() -> Response {
    text(StatusCode::BAD_REQUEST, HTML, "Invalid JSON".into())
}

/// A stream of events, until it is closed.
pub(super) fn events(outgoing: mpsc::UnboundedReceiver<Outgoing>) -> Response {
    let events = stream::unfold(outgoing, |mut outgoing| async {
        loop {
            match outgoing.recv().await? {
                Outgoing::Frame(Message::Text(text)) => {
                    return Some((Bytes::from(format!("data: {text}\n\n")), outgoing));
                }
                // Bytes cannot be told in a stream of lines.
                Outgoing::Frame(_) | Outgoing::Part(..) => {}
                Outgoing::Close(_) => return None,
            }
        }
    });
    let mut response = Response::new(chunks(events));
    response.headers_mut().insert(CONTENT_TYPE, EVENTS);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

fn text(status: StatusCode, content_type: HeaderValue, text: String) -> Response {
    let mut response = Response::new(Full::from(text).boxed_unsync());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, content_type);
    response
}

fn chunks(chunks: impl Stream<Item = Bytes> + Send + 'static) -> Body {
    StreamBody::new(chunks.map(|chunk| Ok(Frame::data(chunk)))).boxed_unsync()
}
