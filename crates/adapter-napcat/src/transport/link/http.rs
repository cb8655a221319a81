//! Calls as requests over HTTP, each with its own answer.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use http_body_util::{BodyExt, BodyStream, Limited};
use hyper::body::Incoming;
use hyper::{Response, StatusCode};
use tokio_util::codec::FramedRead;
use tokio_util::io::StreamReader;
use tokio_util::sync::CancellationToken;

use super::{late, lost};
use crate::action::{Call, Replies, Reply};
use crate::convert::received::Received;
use crate::error::{CallError, retcode_of_http};
use crate::texts::text;
use crate::transport::http::{Http, Written};
use crate::transport::http_frames::{BrokenBody, HttpFrames};
use crate::transport::pending::Answer;

/// Calls over HTTP, for as long as the server is taken to be there.
#[derive(Debug)]
pub(crate) struct HttpCalls {
    http: Http,
    /// Whether the server sends the parts of an answer to whoever asked for it.
    carries_parts: bool,
    given_up: CancellationToken,
}

impl HttpCalls {
    pub(crate) fn new(http: Http, carries_parts: bool) -> Arc<Self> {
        Arc::new(Self { http, carries_parts, given_up: CancellationToken::new() })
    }

    /// Fails the calls that are under way.
    pub(super) fn give_up(&self) {
        self.given_up.cancel();
    }

    /// Asks and waits for the answer, for at most `limit`.
    pub(crate) async fn exchange(&self, call: &Call, limit: Duration) -> Result<Answer, CallError> {
        let written = Written::default();
        let asked = async {
            let response = self.send(call, &written).await?;
            Self::read(&self.http, call, response).await
        };
        self.within(call, limit, &written, asked).await
    }

    /// Waits for part of an exchange, until its time is up or the server is taken to be gone.
    async fn within<T>(
        &self,
        call: &Call,
        limit: Duration,
        written: &Written,
        asked: impl Future<Output = Result<T, CallError>>,
    ) -> Result<T, CallError> {
        let asked = self.given_up.run_until_cancelled(tokio::time::timeout(limit, asked));
        match asked.await {
            Some(Ok(answer)) => answer,
            Some(Err(_)) if written.get() => Err(late(call, limit)),
            Some(Err(_)) => {
                Err(CallError::NotWritten { action: call.action.clone(), after: limit })
            }
            None => Err(lost(call, written.get())),
        }
    }

    /// Reads the answer to a call.
    pub(crate) async fn read(
        http: &Http,
        call: &Call,
        response: Response<Incoming>,
    ) -> Result<Answer, CallError> {
        let status = response.status();
        let limit = http.longest_answer();
        let body = Limited::new(response.into_body(), limit).collect().await;
        // It was asked for, and nobody knows what came of it.
        let body = body.map_err(|error| broken(call, &*error, limit))?.to_bytes();
        match status {
            StatusCode::OK => first_part(call, &body),
            StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
                let message = String::from_utf8_lossy(&body).into_owned();
                let status = if status == StatusCode::BAD_REQUEST { 400 } else { 403 };
                Ok(Answer { retcode: retcode_of_http(status, &message), message, data: None })
            }
            other => Err(refused(call, other)),
        }
    }

    /// Asks for what is answered in parts, each within `idle` of the last. The server is held back
    /// by whoever does not take them.
    pub(super) async fn several(
        self: Arc<Self>,
        call: Call,
        idle: Duration,
    ) -> Result<Replies, CallError> {
        if !self.carries_parts {
            return Err(CallError::Unsupported {
                api: call.action.into(),
                reason: text("parts-go-elsewhere"),
            });
        }
        let written = Written::default();
        let response = self.within(&call, idle, &written, self.send(&call, &written)).await?;
        if response.status() != StatusCode::OK {
            return Err(refused(&call, response.status()));
        }
        let parts = Box::pin(self.parts(response));
        Ok(Replies::new(stream::unfold(Some((self, call, parts)), move |state| async move {
            let (calls, call, mut parts) = state?;
            let next = tokio::time::timeout(idle, parts.next());
            let reply = match calls.given_up.run_until_cancelled(next).await {
                None => Err(lost(&call, true)),
                Some(Err(_)) => Err(late(&call, idle)),
                Some(Ok(None)) => return None,
                Some(Ok(Some(Err(error)))) => {
                    Err(CallError::Broken { action: call.action.clone(), reason: error.reason() })
                }
                Some(Ok(Some(Ok(part)))) => understood(&call, &part),
            };
            let state = reply.is_ok().then_some((calls, call, parts));
            Some((reply, state))
        })))
    }

    fn parts(
        &self,
        response: Response<Incoming>,
    ) -> impl stream::Stream<Item = Result<Bytes, BrokenBody>> + Send + use<> {
        let body = BodyStream::new(response.into_body())
            .try_filter_map(async |frame| Ok(frame.into_data().ok()))
            .map_err(std::io::Error::other);
        FramedRead::new(
            StreamReader::new(Box::pin(body)),
            HttpFrames::new(self.http.longest_answer()),
        )
    }

    async fn send(&self, call: &Call, written: &Written) -> Result<Response<Incoming>, CallError> {
        let sent = self.http.post(&call.action, call.params.clone().into(), written).await;
        sent.map_err(|_| lost(call, written.get()))
    }
}

fn understood(call: &Call, part: &Bytes) -> Result<Reply, CallError> {
    first_part(call, part)?.understood(call)
}

/// The answer in a body, or the first of several.
fn first_part(call: &Call, body: &Bytes) -> Result<Answer, CallError> {
    let mut parts = serde_json::Deserializer::from_slice(body).into_iter::<Received<'_>>();
    let undecoded = |detail: String| CallError::Decode {
        action: call.action.clone(),
        path: ".".to_owned(),
        detail,
    };
    let frame = match parts.next() {
        Some(Ok(frame)) => frame,
        Some(Err(error)) => return Err(undecoded(error.to_string())),
        None => return Err(undecoded("it is empty".to_owned())),
    };
    let Some(retcode) = frame.retcode() else {
        return Err(undecoded("there is no `retcode`".to_owned()));
    };
    let message = if retcode == 0 { String::new() } else { frame.message.words().to_owned() };
    Ok(Answer {
        retcode: retcode_of_http(retcode, &message),
        message,
        data: frame.data.map(|data| body.slice_ref(data.get().as_bytes())),
    })
}

fn broken(
    call: &Call,
    error: &(dyn std::error::Error + Send + Sync + 'static),
    limit: usize,
) -> CallError {
    if error.is::<http_body_util::LengthLimitError>() {
        let reason = text("http-frame-too-long").with("limit", limit);
        return CallError::Broken { action: call.action.clone(), reason };
    }
    lost(call, true)
}

fn refused(call: &Call, status: StatusCode) -> CallError {
    let reason = text("http-call").with("status", status.as_u16().to_string());
    CallError::Broken { action: call.action.clone(), reason }
}

#[cfg(test)]
mod tests;
