//! How long a handler may take, not counting what it spends waiting in sessions.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::Duration;

use tokio::time::{Instant, sleep_until, timeout};

/// Measures what a handler spends, and stands still while it waits in a session.
#[derive(Debug)]
pub(crate) struct Clock(Mutex<Measured>);

#[derive(Debug)]
struct Measured {
    spent: Duration,
    /// Since when it runs.
    since: Instant,
    /// How many waits go on; it stands still while there is one.
    waits: usize,
}

impl Clock {
    pub(crate) fn start() -> Self {
        Self(Mutex::new(Measured { spent: Duration::ZERO, since: Instant::now(), waits: 0 }))
    }

    pub(crate) fn pause(&self) {
        let mut measured = self.lock();
        if measured.waits == 0 {
            let ran = measured.since.elapsed();
            measured.spent += ran;
        }
        measured.waits += 1;
    }

    pub(crate) fn resume(&self) {
        let mut measured = self.lock();
        measured.waits -= 1;
        if measured.waits == 0 {
            measured.since = Instant::now();
        }
    }

    /// Whether nothing is waited for.
    pub(crate) fn is_running(&self) -> bool {
        self.lock().waits == 0
    }

    /// When `limit` will have been spent; `None` while it stands still.
    fn due(&self, limit: Duration) -> Option<Instant> {
        let measured = self.lock();
        (measured.waits == 0).then(|| measured.since + limit.saturating_sub(measured.spent))
    }

    fn lock(&self) -> MutexGuard<'_, Measured> {
        // Nothing that can panic happens under the lock.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs `future` for at most `limit` by `clock`, or by the wall without one; `None` when it took
/// longer.
pub(super) async fn within<F: Future>(
    limit: Duration,
    clock: Option<&Clock>,
    future: F,
) -> Option<F::Output> {
    let Some(clock) = clock else { return timeout(limit, future).await.ok() };
    let mut future = pin!(future);
    let mut alarm = pin!(sleep_until(Instant::now() + limit));
    poll_fn(|task| {
        if let Poll::Ready(output) = future.as_mut().poll(task) {
            return Poll::Ready(Some(output));
        }
        // Whoever resumes the clock does so in the future that was just polled.
        let Some(due) = clock.due(limit) else { return Poll::Pending };
        if alarm.deadline() != due {
            alarm.as_mut().reset(due);
        }
        alarm.as_mut().poll(task).map(|()| None)
    })
    .await
}
