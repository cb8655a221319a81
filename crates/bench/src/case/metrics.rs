//! What was measured, by name and unit.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::process::{Memory, megabytes};

/// The share of the time for which the generator had work, or had to wait for a core, from 0 to 1.
pub(crate) const GENERATOR_BUSY: &str = "generator busy";

/// The share of the time for which somebody else had the core of the client, from 0 to 1.
pub(crate) const CORE_SHARED: &str = "core shared";

/// The share of its events that the generator gave too late, from 0 to 1.
pub(crate) const GENERATOR_LATE: &str = "generator late";

/// What was measured, by name and unit.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Metrics(BTreeMap<String, f64>);

impl Metrics {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// With one more value; what is no number, as there was nothing to divide by, is left out.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Option<f64>>) -> Self {
        if let Some(value) = value.into().filter(|value| value.is_finite()) {
            self.0.insert(name.to_owned(), value);
        }
        self
    }

    /// Without one of them.
    pub(super) fn without(mut self, name: &str) -> Self {
        self.0.remove(name);
        self
    }

    /// With all of the others.
    pub(super) fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// The same, each named with how it was measured: `p50 µs` at `2,000/s`.
    pub(super) fn of(self, how: &str) -> Self {
        Self(self.0.into_iter().map(|(name, value)| (format!("{name} {how}"), value)).collect())
    }

    /// What a process has at rest, of which what is data and what is code.
    pub(super) fn at_rest(memory: Option<Memory>) -> Self {
        let at = |of: fn(Memory) -> u64| memory.map(|memory| megabytes(of(memory)));
        Self::new()
            .with("idle MB", at(|memory| memory.all))
            .with("idle data MB", at(|memory| memory.data))
            .with("idle code MB", at(|memory| memory.code))
    }

    /// What a process had at the most: all together, and of which data and code.
    pub(super) fn at_most(seen: &[(Duration, Memory)]) -> Self {
        let most =
            |of: fn(&Memory) -> u64| seen.iter().map(|(_, memory)| of(memory)).max().map(megabytes);
        Self::new()
            .with("peak MB", most(|memory| memory.peak))
            .with("peak data MB", most(|memory| memory.data))
            .with("peak code MB", most(|memory| memory.code))
    }

    /// All of them by name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, f64)> {
        self.0.iter().map(|(name, value)| (name.as_str(), *value))
    }
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
pub(super) fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(metrics: &Metrics) -> Vec<(&str, f64)> {
        metrics.iter().collect()
    }

    #[test]
    fn what_is_no_number_or_not_known_is_left_out() {
        let metrics = Metrics::new()
            .with("a", f64::NAN)
            .with("b", f64::INFINITY)
            .with("c", None)
            .with("d", 2.0);
        assert_eq!(read(&metrics), [("d", 2.0)]);
    }

    #[test]
    fn values_of_two_runs_stand_side_by_side_by_how_they_were_measured() {
        let run = |value| Metrics::new().with("p50 µs", value);
        let both = run(3.0).of("at 2,000/s").and(run(4.0).of("at 10,000/s"));
        assert_eq!(read(&both), [("p50 µs at 10,000/s", 4.0), ("p50 µs at 2,000/s", 3.0)]);
    }

    #[test]
    fn the_most_of_data_and_of_code_may_have_been_at_different_times() {
        let seen = |all, peak, data, code| (Duration::ZERO, Memory { all, peak, data, code });
        let most = Metrics::at_most(&[seen(3072, 5120, 1024, 2048), seen(2048, 5120, 512, 3072)]);
        assert_eq!(read(&most), [("peak MB", 5.0), ("peak code MB", 3.0), ("peak data MB", 1.0)]);
        assert_eq!(read(&Metrics::at_most(&[])), []);
    }
}
