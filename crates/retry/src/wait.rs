//! How long to wait after a failed attempt.
//!
//! The strategies and their constructors; the formulas are in [`evaluate`].

mod evaluate;

use std::time::Duration;

use crate::seconds::MAX_SECONDS;

/// How long to wait after a failed attempt.
///
/// Its serde form is a mapping with one `wait_…` key.
///
/// ```
/// use std::time::Duration;
///
/// use mynah_retry::{Exponential, Wait};
/// use serde_json::json;
///
/// let wait = Wait::combine([
///     Wait::exponential(Exponential::default().max(Duration::from_secs(30))),
///     Wait::random(Duration::ZERO, Duration::from_millis(500)),
/// ]);
/// let expected = json!({
///     "wait_combine": [{ "wait_exponential": { "max": 30 } }, { "wait_random": { "max": 0.5 } }],
/// });
/// assert_eq!(serde_json::to_value(&wait)?, expected);
/// assert_eq!(serde_json::from_value::<Wait>(expected)?, wait);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Wait(pub(crate) Kind);

/// The strategies, with times in seconds.
///
/// All numbers are finite, and those a configuration may not set below zero are not; a chain has
/// members. Parsing and the constructors of [`Wait`] see to it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    None,
    Fixed { wait: f64 },
    Random { min: f64, max: f64 },
    Incrementing { start: f64, increment: f64, max: f64 },
    Exponential(Exponential),
    RandomExponential(Exponential),
    ExponentialJitter { curve: Exponential, jitter: f64 },
    Chain(Vec<Wait>),
    Combine(Vec<Wait>),
}

impl Wait {
    /// Does not wait at all.
    pub fn none() -> Self {
        Self(Kind::None)
    }

    /// Waits equally long after each attempt.
    pub fn fixed(wait: Duration) -> Self {
        Self(Kind::Fixed { wait: wait.as_secs_f64() })
    }

    /// Waits for a random time between two bounds.
    pub fn random(min: Duration, max: Duration) -> Self {
        Self(Kind::Random { min: min.as_secs_f64(), max: max.as_secs_f64() })
    }

    /// Waits `start` first and `increment` longer each time, but never longer than `max`.
    pub fn incrementing(start: Duration, increment: Duration, max: Duration) -> Self {
        Self(Kind::Incrementing {
            start: start.as_secs_f64(),
            increment: increment.as_secs_f64(),
            max: max.as_secs_f64(),
        })
    }

    /// Waits along an exponential curve.
    pub fn exponential(curve: Exponential) -> Self {
        Self(Kind::Exponential(curve))
    }

    /// Waits for a random time between the curve's `min` and the curve.
    pub fn random_exponential(curve: Exponential) -> Self {
        Self(Kind::RandomExponential(curve))
    }

    /// Waits along an exponential curve plus a random time of up to `jitter`.
    pub fn exponential_jitter(curve: Exponential, jitter: Duration) -> Self {
        Self(Kind::ExponentialJitter { curve, jitter: jitter.as_secs_f64() })
    }

    /// Waits as one strategy after another says, one attempt each; the last one stays.
    ///
    /// Each member is asked with the number of the attempt as a whole: an exponential member in
    /// third place begins at its third wait.
    pub fn chain(first: Self, rest: impl IntoIterator<Item = Self>) -> Self {
        Self(Kind::Chain(std::iter::once(first).chain(rest).collect()))
    }

    /// Waits as long as all members together.
    pub fn combine(members: impl IntoIterator<Item = Self>) -> Self {
        Self(Kind::Combine(members.into_iter().collect()))
    }
}

/// A curve of waits, each a constant factor longer than the one before.
///
/// The default begins at one second, doubles, and ends at [`MAX_WAIT`](crate::MAX_WAIT).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exponential {
    pub(crate) multiplier: f64,
    pub(crate) max: f64,
    pub(crate) exp_base: f64,
    pub(crate) min: f64,
}

impl Default for Exponential {
    fn default() -> Self {
        Self { multiplier: 1.0, max: MAX_SECONDS, exp_base: 2.0, min: 0.0 }
    }
}

impl Exponential {
    /// Sets the first wait, which the following ones multiply.
    pub fn multiplier(self, first: Duration) -> Self {
        Self { multiplier: first.as_secs_f64(), ..self }
    }

    /// Sets the longest wait.
    pub fn max(self, max: Duration) -> Self {
        Self { max: max.as_secs_f64(), ..self }
    }

    /// Sets the factor from one wait to the next; below 1 the waits become shorter.
    ///
    /// # Panics
    ///
    /// Panics if the factor is infinite or not a number.
    pub fn exp_base(self, factor: f64) -> Self {
        assert!(factor.is_finite(), "the base of an exponential wait is finite, not {factor}");
        Self { exp_base: factor, ..self }
    }

    /// Sets the shortest wait, which wins over a shorter longest one.
    pub fn min(self, min: Duration) -> Self {
        Self { min: min.as_secs_f64(), ..self }
    }
}
