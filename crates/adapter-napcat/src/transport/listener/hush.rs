//! Saying a thing now and then that happens again and again.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// How long it is quiet after something was said: whoever is turned away comes back in seconds.
const QUIET: Duration = Duration::from_mins(1);

/// Silence that is broken once a minute.
#[derive(Debug, Default)]
pub(in crate::transport) struct Hush(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    until: Option<Instant>,
    /// How often something was not said.
    unsaid: u64,
}

impl Hush {
    /// Whether to say it now, and then how often it was not said since the last time.
    pub(in crate::transport) fn breaks(&self) -> Option<u64> {
        // Nothing that holds the lock can leave it half changed.
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if kept.until.is_some_and(|until| now < until) {
            kept.unsaid += 1;
            return None;
        }
        kept.until = Some(now + QUIET);
        Some(std::mem::take(&mut kept.unsaid))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_happens_again_and_again_is_said_once_a_minute() {
        let hush = Hush::default();
        assert_eq!(hush.breaks(), Some(0));
        assert_eq!((hush.breaks(), hush.breaks()), (None, None));
        tokio::time::advance(QUIET).await;
        assert_eq!(hush.breaks(), Some(2));
        assert_eq!(hush.breaks(), None);
    }
}
