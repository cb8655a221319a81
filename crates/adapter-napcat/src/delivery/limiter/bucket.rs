//! A bucket that fills at a steady pace: one drop a message.

use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::config::Rate;

/// A bucket that fills at a steady pace.
#[derive(Debug)]
pub(super) struct Bucket {
    interval: Duration,
    /// How long it takes to fill, but for the drop that is taken.
    slack: Duration,
    /// When it will be full.
    full: Mutex<Instant>,
}

impl Bucket {
    pub(super) fn new(rate: Rate, burst: NonZeroU32) -> Self {
        let interval = rate.interval();
        Self {
            interval,
            slack: interval.saturating_mul(burst.get() - 1),
            full: Mutex::new(Instant::now()),
        }
    }

    /// Takes a drop, or tells when there is one.
    pub(super) fn take(&self) -> Result<(), Instant> {
        let now = Instant::now();
        let mut full = self.full();
        let from = (*full).max(now);
        if from > now + self.slack {
            return Err(from - self.slack);
        }
        *full = from + self.interval;
        Ok(())
    }

    /// Takes a drop that may not be there yet.
    pub(super) fn debit(&self) {
        let mut full = self.full();
        *full = (*full).max(Instant::now()) + self.interval;
    }

    /// Whether nothing was taken for long enough.
    pub(super) fn is_full(&self) -> bool {
        *self.full() <= Instant::now()
    }

    fn full(&self) -> MutexGuard<'_, Instant> {
        // Nothing that holds the lock can leave it half changed.
        self.full.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
