//! How long answers took.

use std::time::Duration;

use super::Metrics;

/// How long answers took, the shortest first.
#[derive(Debug)]
pub(super) struct Taken(Vec<Duration>);

impl Taken {
    pub(super) fn new(mut taken: Vec<Duration>) -> Self {
        taken.sort_unstable();
        Self(taken)
    }

    /// What so many of a thousand took at the most, in parts of a second of which there are
    /// `parts`; nothing when there was no answer.
    pub(super) fn at(&self, of_thousand: usize, parts: f64) -> Option<f64> {
        let taken = self.0.get(self.0.len() * of_thousand / 1000)?;
        Some(taken.as_secs_f64() * parts)
    }

    /// The middle, and the slow ones.
    pub(super) fn metrics(&self) -> Metrics {
        Metrics::new()
            .with("p50 µs", self.at(500, 1e6))
            .with("p99 µs", self.at(990, 1e6))
            .with("p99.9 µs", self.at(999, 1e6))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_slow_ones_are_found_whatever_the_order() {
        let taken = Taken::new((0..1000).rev().map(Duration::from_millis).collect());
        let at = [500, 990, 999].map(|share| taken.at(share, 1e3).map(f64::round));
        assert_eq!(at, [Some(500.0), Some(990.0), Some(999.0)]);
    }

    #[test]
    fn of_no_answer_at_all_nothing_is_said() {
        assert_eq!(Taken::new(Vec::new()).metrics(), Metrics::new());
    }
}
