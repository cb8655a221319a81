//! The attempts at one operation, counted.

use std::time::Duration;

use rand::Rng;

use crate::policy::RetryPolicy;

/// The attempts at one operation, from the first one to success or giving up.
///
/// It has neither clock nor timer: the caller reports failures and does the waiting, with whatever
/// clock it lives by. A later operation begins an episode of its own.
///
/// ```
/// use std::time::Duration;
///
/// use mynah_retry::{Decision, RetryPolicy};
///
/// let mut episode = RetryPolicy::default().episode();
/// let seconds = Duration::from_secs;
/// let decision = episode.failed(Duration::ZERO);
/// assert_eq!(decision, Decision::Retry { after: seconds(1), attempt: 2 });
/// let decision = episode.failed(seconds(1));
/// assert_eq!(decision, Decision::Retry { after: seconds(2), attempt: 3 });
/// ```
#[derive(Clone, Debug)]
pub struct Episode {
    policy: RetryPolicy,
    attempt: u64,
}

/// What to do after a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Wait, then try again.
    Retry {
        /// How long to wait.
        after: Duration,
        /// The number of the attempt to make then; the first retry is attempt 2.
        attempt: u64,
    },
    /// Report the error of the last attempt.
    GiveUp {
        /// How many attempts were made.
        attempts: u64,
    },
}

impl Episode {
    pub(crate) fn new(policy: RetryPolicy) -> Self {
        Self { policy, attempt: 1 }
    }

    /// Returns the number of the attempt to make or being made; the first one is 1.
    pub fn attempt(&self) -> u64 {
        self.attempt
    }

    /// Decides what follows the failure of the current attempt.
    ///
    /// `elapsed` is the time from the start of the first attempt to this failure.
    pub fn failed(&mut self, elapsed: Duration) -> Decision {
        self.failed_with(elapsed, &mut rand::rng())
    }

    /// Decides as [`Self::failed`] does, with a given source of randomness.
    pub fn failed_with<R: Rng + ?Sized>(&mut self, elapsed: Duration, rng: &mut R) -> Decision {
        // The wait comes first, since stopping before a delay depends on it.
        let after = self.policy.wait(self.attempt, rng);
        if self.policy.should_stop(self.attempt, elapsed, after) {
            return Decision::GiveUp { attempts: self.attempt };
        }
        self.attempt = self.attempt.saturating_add(1);
        Decision::Retry { after, attempt: self.attempt }
    }
}
