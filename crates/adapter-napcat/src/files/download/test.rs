//! The download that only tries out whether downloads get through.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_util::{Stream, StreamExt};
use serde::Deserialize;

use crate::action::{Action, Replies, TestDownloadStream};
use crate::error::CallError;
use crate::texts::text;
use crate::wire::scalar;

/// The texts of the answers, the last one included; a failure is the last one.
#[derive(Debug)]
pub struct TestDownload {
    replies: Replies,
    ended: bool,
}

#[derive(Deserialize)]
struct Said {
    #[serde(rename = "type", default, deserialize_with = "scalar::text")]
    kind: String,
    #[serde(default, deserialize_with = "scalar::text")]
    data: String,
}

impl TestDownload {
    pub(crate) fn new(replies: Replies) -> Self {
        Self { replies, ended: false }
    }
}

impl Stream for TestDownload {
    type Item = Result<String, CallError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let action = TestDownloadStream::NAME;
        let said = match ready!(self.replies.poll_next_unpin(context)) {
            Some(reply) => reply.and_then(|reply| reply.decode::<Said>(action)),
            None => Err(super::broken(action, text("download-cut"))),
        };
        self.ended = said.as_ref().map_or(true, |said| said.kind == "response");
        Poll::Ready(Some(said.map(|said| said.data)))
    }
}
