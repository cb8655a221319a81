//! What is known beforehand about the server being away: whoever stops it knows that the
//! connection will be lost, and whoever starts it knows when it is worth trying again.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use tokio::sync::{Notify, watch};
use tokio::time::Instant;

/// How long a server that was stopped or started may be away before that is worth a warning.
const EXCUSED: Duration = Duration::from_mins(5);

/// What is known beforehand about the server being away.
#[derive(Debug, Default)]
pub(crate) struct Outage {
    excused_until: Mutex<Option<Instant>>,
    /// How often it was started.
    started: watch::Sender<u64>,
    /// Told when something came from it while there was no connection.
    signs: Notify,
}

impl Outage {
    /// The server is about to go away, or to come up, which is no surprise.
    pub(crate) fn expect(&self) {
        *self.excused_until() = Some(Instant::now() + EXCUSED);
    }

    /// The server is there, or is away for no known reason.
    pub(crate) fn call_off(&self) {
        *self.excused_until() = None;
    }

    /// The server was started, so that it is worth trying at once.
    pub(crate) fn is_over_soon(&self) {
        self.expect();
        self.started.send_modify(|times| *times += 1);
    }

    /// Something came from the server by itself.
    pub(crate) fn has_shown_itself(&self) {
        self.signs.notify_one();
    }

    /// Waits until something comes from the server by itself; what came before does not count.
    pub(crate) fn shows_itself(&self) -> impl Future<Output = ()> + '_ {
        // At most one is remembered.
        let _ = self.signs.notified().now_or_never();
        self.signs.notified()
    }

    /// Whether it is no surprise that the server is away.
    pub(crate) fn is_expected(&self) -> bool {
        self.excused_until().is_some_and(|until| Instant::now() < until)
    }

    /// Tells whenever the server was started.
    pub(crate) fn starts(&self) -> watch::Receiver<u64> {
        self.started.subscribe()
    }

    fn excused_until(&self) -> MutexGuard<'_, Option<Instant>> {
        // Nothing that holds the lock can leave it half changed.
        self.excused_until.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
