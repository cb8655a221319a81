//! The formulas of the wait strategies.
//!
//! Randomness comes in as a source of draws from 0 to 1. Every strategy rises with its draws, which
//! is why its bounds are the values for draws of 0 and of 1.

use std::time::Duration;

use rand::{Rng, RngExt};

use super::{Exponential, Kind, Wait};
use crate::seconds::{self, from_count};

impl Wait {
    /// Computes the wait after the failed attempt of a number, the first one being 1.
    pub fn after<R: Rng + ?Sized>(&self, attempt: u64, rng: &mut R) -> Duration {
        seconds::to_duration(self.seconds(attempt, &mut || rng.random()))
    }

    /// Returns the least and the greatest wait in seconds that [`Self::after`] can yield.
    pub fn bounds(&self, attempt: u64) -> (f64, f64) {
        let bound = |draw: f64| seconds::clamp(self.seconds(attempt, &mut || draw));
        (bound(0.0), bound(1.0))
    }

    /// Computes the wait in seconds, not yet cut to the range of waits; never NaN.
    fn seconds(&self, attempt: u64, draw: &mut dyn FnMut() -> f64) -> f64 {
        match &self.0 {
            Kind::None => 0.0,
            Kind::Fixed { wait } => *wait,
            Kind::Random { min, max } => between(min.min(*max), min.max(*max), draw()),
            Kind::Incrementing { start, increment, max } => {
                (start + increment * steps(attempt)).min(*max).max(0.0)
            }
            Kind::Exponential(curve) => curve.seconds(attempt, 0.0),
            Kind::RandomExponential(curve) => {
                between(curve.min, curve.seconds(attempt, 0.0), draw())
            }
            Kind::ExponentialJitter { curve, jitter } => curve.seconds(attempt, jitter * draw()),
            Kind::Chain(members) => {
                let index = usize::try_from(attempt.saturating_sub(1)).unwrap_or(usize::MAX);
                let member = members.get(index).or(members.last());
                member.map_or(0.0, |member| member.seconds(attempt, draw))
            }
            Kind::Combine(members) => {
                let waits = members.iter().map(|member| member.seconds(attempt, draw));
                // `Iterator::sum` makes a negative zero of nothing.
                let sum = waits.fold(0.0, |sum, wait| sum + wait);
                // A sum that overflowed must not meet its opposite in the sum around it.
                sum.clamp(f64::MIN, f64::MAX)
            }
        }
    }
}

impl Exponential {
    fn seconds(&self, attempt: u64, extra: f64) -> f64 {
        let growth = self.multiplier * self.exp_base.powf(steps(attempt));
        // Only a multiplier of zero makes a NaN, by meeting a power that overflowed.
        let growth = if growth.is_nan() { 0.0 } else { growth };
        (growth + extra).min(self.max).max(self.min.max(0.0))
    }
}

/// Counts the attempts before this one; attempt 0 does not exist and is taken for the first.
fn steps(attempt: u64) -> f64 {
    from_count(attempt.saturating_sub(1))
}

/// Mixes two bounds, of which `low` is not above `high`.
fn between(low: f64, high: f64, draw: f64) -> f64 {
    // Weighing both bounds cannot overflow, as their difference could.
    (low * (1.0 - draw) + high * draw).clamp(low, high)
}
