//! The bridge to backon: a policy builds the iterator of waits that backon asks for.

use std::fmt::{self, Debug, Formatter};
use std::iter::FusedIterator;
use std::time::Duration;

use backon::BackoffBuilder;

use crate::episode::{Decision, Episode};
use crate::policy::RetryPolicy;

type Clock = Box<dyn FnMut() -> Duration + Send + Sync>;

/// The waits of one episode, ending when the policy gives up.
///
/// Its clock starts when it is made, which is when an operation is handed to backon. A clock that
/// tests can pause comes in through [`RetryPolicy::backoff_with_clock`].
///
/// ```
/// use std::time::Duration;
///
/// use backon::BlockingRetryable;
/// use mynah_retry::{RetryPolicy, Stop, Wait};
///
/// let policy = RetryPolicy::new(Wait::fixed(Duration::from_secs(2)), Stop::after_attempt(3));
/// let mut attempts = 0;
/// let mut connect = || {
///     attempts += 1;
///     Err::<(), _>("refused")
/// };
/// // A program sleeps here; the example only says that it would.
/// let outcome = connect.retry(&policy).sleep(|wait| println!("waiting {wait:?}")).call();
/// assert_eq!(outcome, Err("refused"));
/// assert_eq!(attempts, 3);
/// ```
pub struct PolicyBackoff {
    /// `None` once the policy has given up.
    episode: Option<Episode>,
    clock: Clock,
}

impl PolicyBackoff {
    pub(crate) fn new(episode: Episode, clock: Clock) -> Self {
        Self { episode: Some(episode), clock }
    }
}

impl Debug for PolicyBackoff {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("PolicyBackoff").field("episode", &self.episode).finish_non_exhaustive()
    }
}

impl Iterator for PolicyBackoff {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        match self.episode.as_mut()?.failed((self.clock)()) {
            Decision::Retry { after, .. } => Some(after),
            Decision::GiveUp { .. } => {
                self.episode = None;
                None
            }
        }
    }
}

impl FusedIterator for PolicyBackoff {}

impl BackoffBuilder for RetryPolicy {
    type Backoff = PolicyBackoff;

    fn build(self) -> PolicyBackoff {
        self.backoff()
    }
}

impl BackoffBuilder for &RetryPolicy {
    type Backoff = PolicyBackoff;

    fn build(self) -> PolicyBackoff {
        self.backoff()
    }
}
