//! What a server answered to a call that is answered several times.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::Stream;

use super::Reply;
use crate::error::CallError;

/// The answers to one call that is answered several times, in order; a failure is the last one.
///
/// Dropping them ends the waiting for more; the server goes on sending, to nobody.
pub struct Replies(Pin<Box<dyn Stream<Item = Result<Reply, CallError>> + Send>>);

impl Replies {
    /// These answers.
    pub fn new(replies: impl Stream<Item = Result<Reply, CallError>> + Send + 'static) -> Self {
        Self(Box::pin(replies))
    }
}

impl Stream for Replies {
    type Item = Result<Reply, CallError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context)
    }
}

impl fmt::Debug for Replies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replies").finish_non_exhaustive()
    }
}
