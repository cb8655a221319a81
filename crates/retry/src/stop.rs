//! When to give up.

use std::time::Duration;

use crate::seconds::{from_count, to_duration};

/// When to give up.
///
/// Its serde form is a mapping with one `stop_…` key.
///
/// ```
/// use std::time::Duration;
///
/// use mynah_retry::Stop;
///
/// let stop = Stop::any([Stop::after_attempt(5), Stop::after_delay(Duration::from_secs(60))]);
/// let (elapsed, next_wait) = (Duration::from_secs(59), Duration::from_secs(30));
/// assert!(!stop.should_stop(4, elapsed, next_wait));
/// assert!(stop.should_stop(5, elapsed, next_wait));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Stop(pub(crate) Rule);

/// The strategies; numbers are finite and not negative, times are in seconds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Rule {
    Never,
    AfterAttempt { max_attempt_number: f64 },
    AfterDelay { max_delay: f64 },
    BeforeDelay { max_delay: f64 },
    Any(Vec<Stop>),
    All(Vec<Stop>),
}

impl Stop {
    /// Never gives up.
    pub fn never() -> Self {
        Self(Rule::Never)
    }

    /// Gives up after so many attempts; 0 means 1, since one attempt is always made.
    pub fn after_attempt(max_attempt_number: u64) -> Self {
        Self(Rule::AfterAttempt { max_attempt_number: from_count(max_attempt_number) })
    }

    /// Gives up after the first attempt that fails at or past this time.
    ///
    /// The time runs from the start of the first attempt; a wait may overshoot it.
    pub fn after_delay(max_delay: Duration) -> Self {
        Self(Rule::AfterDelay { max_delay: max_delay.as_secs_f64() })
    }

    /// Gives up rather than wait until this time or past it.
    ///
    /// The time runs from the start of the first attempt; no attempt starts after it.
    pub fn before_delay(max_delay: Duration) -> Self {
        Self(Rule::BeforeDelay { max_delay: max_delay.as_secs_f64() })
    }

    /// Gives up when any member does; without members, never.
    pub fn any(members: impl IntoIterator<Item = Self>) -> Self {
        Self(Rule::Any(members.into_iter().collect()))
    }

    /// Gives up when all members do; without members, after the first attempt.
    pub fn all(members: impl IntoIterator<Item = Self>) -> Self {
        Self(Rule::All(members.into_iter().collect()))
    }

    /// Says whether to give up after the failed attempt of a number, the first one being 1.
    ///
    /// `elapsed` runs from the start of the first attempt to the failure of this one; `next_wait`
    /// is the wait that would follow.
    pub fn should_stop(&self, attempt: u64, elapsed: Duration, next_wait: Duration) -> bool {
        // Times are compared as whole nanoseconds, where 0.1 and 0.2 do make 0.3.
        match &self.0 {
            Rule::Never => false,
            Rule::AfterAttempt { max_attempt_number } => from_count(attempt) >= *max_attempt_number,
            Rule::AfterDelay { max_delay } => elapsed >= to_duration(*max_delay),
            Rule::BeforeDelay { max_delay } => {
                elapsed.saturating_add(next_wait) >= to_duration(*max_delay)
            }
            Rule::Any(members) => {
                members.iter().any(|member| member.should_stop(attempt, elapsed, next_wait))
            }
            Rule::All(members) => {
                members.iter().all(|member| member.should_stop(attempt, elapsed, next_wait))
            }
        }
    }
}
