//! A wait strategy and a stop strategy together.

use std::time::{Duration, Instant};

use rand::Rng;
use serde_json::Value;

use crate::backoff::PolicyBackoff;
use crate::episode::Episode;
use crate::error::ParseError;
use crate::parse;
use crate::stop::Stop;
use crate::wait::{Exponential, Wait};
use crate::warning::Warning;

/// How long to wait between attempts and when to give up.
///
/// The default waits 1, 2, 4, … and at most 30 seconds, and never gives up.
///
/// ```
/// use std::time::Duration;
///
/// use mynah_retry::{RetryPolicy, Stop, Wait};
/// use serde_json::json;
///
/// let read = RetryPolicy::parse(&json!({
///     "wait_fixed": { "wait": "500ms" },
///     "stop_after_attempt": { "max_attempt_number": 3 },
/// }))?;
/// let built = RetryPolicy::new(Wait::fixed(Duration::from_millis(500)), Stop::after_attempt(3));
/// assert_eq!(read.policy, built);
/// # Ok::<(), mynah_retry::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct RetryPolicy {
    wait: Wait,
    stop: Stop,
}

/// A policy read from configuration, with what was odd about the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The policy.
    pub policy: RetryPolicy,
    /// What was ignored, or was read but is hardly meant.
    pub warnings: Vec<Warning>,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        let curve = Exponential::default().max(Duration::from_secs(30));
        Self::new(Wait::exponential(curve), Stop::never())
    }
}

impl RetryPolicy {
    /// Puts a wait strategy and a stop strategy together.
    pub fn new(wait: Wait, stop: Stop) -> Self {
        Self { wait, stop }
    }

    /// Reads a policy from configuration; null and an empty mapping give the default.
    ///
    /// Deserializing does the same and logs the warnings, but its error has the place only as text.
    ///
    /// # Errors
    ///
    /// Fails if the configuration is not of the grammar, and says where. See [`ParseErrorKind`].
    ///
    /// [`ParseErrorKind`]: crate::ParseErrorKind
    pub fn parse(config: &Value) -> Result<Parsed, ParseError> {
        parse::policy(config)
    }

    /// Returns the strategy that says how long to wait.
    pub fn wait_strategy(&self) -> &Wait {
        &self.wait
    }

    /// Returns the strategy that says when to give up.
    pub fn stop_strategy(&self) -> &Stop {
        &self.stop
    }

    /// Computes the wait after the failed attempt of a number, the first one being 1.
    ///
    /// Waits reach up to [`MAX_WAIT`](crate::MAX_WAIT), which not every timer takes.
    pub fn wait<R: Rng + ?Sized>(&self, attempt: u64, rng: &mut R) -> Duration {
        self.wait.after(attempt, rng)
    }

    /// Returns the least and the greatest wait in seconds that [`Self::wait`] can yield.
    pub fn bounds(&self, attempt: u64) -> (f64, f64) {
        self.wait.bounds(attempt)
    }

    /// Says whether to give up after the failed attempt of a number, the first one being 1.
    ///
    /// `elapsed` runs from the start of the first attempt to the failure of this one; `next_wait`
    /// is the wait that would follow.
    pub fn should_stop(&self, attempt: u64, elapsed: Duration, next_wait: Duration) -> bool {
        self.stop.should_stop(attempt, elapsed, next_wait)
    }

    /// Begins to count the attempts at one operation.
    pub fn episode(&self) -> Episode {
        Episode::new(self.clone())
    }

    /// Makes a backoff for backon whose clock starts now.
    ///
    /// A policy is itself a [`backon::BackoffBuilder`] that does this.
    pub fn backoff(&self) -> PolicyBackoff {
        let start = Instant::now();
        self.backoff_with_clock(move || start.elapsed())
    }

    /// Makes a backoff for backon with a clock of the caller's.
    ///
    /// The clock returns the time since the start of the first attempt.
    pub fn backoff_with_clock<C>(&self, clock: C) -> PolicyBackoff
    where
        C: FnMut() -> Duration + Send + Sync + 'static,
    {
        PolicyBackoff::new(self.episode(), Box::new(clock))
    }
}
