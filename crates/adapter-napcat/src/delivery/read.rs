//! Calls that only look, which may be made again.

use mynah_core::ErrorKind;
use mynah_retry::{Decision, RetryPolicy};
use tokio::time::Instant;

use crate::NapCat;
use crate::action::{Call, Reply};
use crate::error::CallError;

impl NapCat {
    /// Makes a call that only looks, again and again while chance may be to blame and `policy` lets
    /// it.
    pub(super) async fn again(
        &self,
        call: &Call,
        policy: &RetryPolicy,
    ) -> Result<Reply, CallError> {
        let (mut episode, started) = (policy.episode(), Instant::now());
        loop {
            let error = match self.once(call).await {
                Err(error) if is_chance(&error) => error,
                answer => return answer,
            };
            let Decision::Retry { after, attempt } = episode.failed(started.elapsed()) else {
                return Err(error);
            };
            self.inner.counters.retried_calls.count();
            tracing::debug!(action = %call.action, %error, ?after, attempt, "asking again");
            tokio::time::sleep(after).await;
        }
    }
}

/// Whether the next attempt may well end otherwise.
fn is_chance(error: &CallError) -> bool {
    matches!(error.kind(), ErrorKind::Disconnected | ErrorKind::TimedOut)
        || matches!(error, CallError::Broken { .. })
}
