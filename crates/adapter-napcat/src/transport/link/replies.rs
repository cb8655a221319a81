//! The answers to one call that has several, as they come over a connection.

use std::time::Duration;

use futures_util::stream;

use super::{late, lost};
use crate::action::{Call, Replies, Reply};
use crate::error::CallError;
use crate::texts::text;
use crate::transport::pending::{NoMore, Several};

/// The answers, each within `idle` of the last; a failure is the last one.
pub(super) fn of(call: Call, several: Several, idle: Duration) -> Replies {
    Replies::new(stream::unfold(Some((call, several)), move |state| async move {
        let (call, mut several) = state?;
        let reply = next(&call, &mut several, idle).await;
        let state = reply.is_ok().then_some((call, several));
        Some((reply, state))
    }))
}

async fn next(call: &Call, several: &mut Several, idle: Duration) -> Result<Reply, CallError> {
    match tokio::time::timeout(idle, several.next()).await {
        Err(_) => Err(late(call, idle)),
        Ok(Ok(answer)) => answer.understood(call),
        Ok(Err(NoMore::Lost)) => Err(lost(call, true)),
        Ok(Err(NoMore::Full)) => {
            Err(CallError::Broken { action: call.action.clone(), reason: text("stream-overrun") })
        }
    }
}
