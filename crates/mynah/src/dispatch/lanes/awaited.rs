//! Events whose conversations went on while their answers are confirmed, counted.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Events whose conversations went on while their answers are confirmed, and the tasks that wait
/// for them.
#[derive(Debug, Default)]
pub(crate) struct Awaited {
    events: AtomicUsize,
    pub(super) tasks: Arc<AtomicUsize>,
}

impl Awaited {
    /// One more is waited for.
    pub(crate) fn begins(&self) {
        self.events.fetch_add(1, Ordering::Relaxed);
    }

    /// One is confirmed.
    pub(crate) fn ends(&self) {
        self.events.fetch_sub(1, Ordering::Relaxed);
    }

    pub(super) fn events(&self) -> usize {
        self.events.load(Ordering::Relaxed)
    }

    pub(super) fn tasks(&self) -> usize {
        self.tasks.load(Ordering::Relaxed)
    }
}
