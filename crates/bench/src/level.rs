//! Whether what was seen over time stays level.

use std::time::Duration;

/// How much may come to what was before, in percent of it.
const SHARE: u64 = 5;

/// What was seen over time.
#[derive(Debug, Default)]
pub(crate) struct Level(Vec<(Duration, u64)>);

impl Level {
    /// Takes note of a value.
    pub(crate) fn note(&mut self, when: Duration, value: u64) {
        self.0.push((when, value));
    }

    /// The median of each third of the time: half of it less, and half of it more.
    pub(crate) fn thirds(&self) -> Option<[u64; 3]> {
        let end = self.0.last()?.0;
        let median = |from, to| {
            let within = self.0.iter().filter(|(when, _)| (from..to).contains(when));
            let mut within: Vec<u64> = within.map(|(_, value)| *value).collect();
            within.sort_unstable();
            within.get(within.len() / 2).copied()
        };
        let (one, two) = (end / 3, end * 2 / 3);
        let last = median(two, end + Duration::from_nanos(1))?;
        Some([median(Duration::ZERO, one)?, median(one, two)?, last])
    }
}

impl FromIterator<(Duration, u64)> for Level {
    fn from_iter<T: IntoIterator<Item = (Duration, u64)>>(seen: T) -> Self {
        Self(seen.into_iter().collect())
    }
}

/// Whether it is more than before by more than a share of it and `noise`, by which it moves anyway.
pub(crate) fn grew(before: u64, after: u64, noise: u64) -> bool {
    after > before + before * SHARE / 100 + noise
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thirds(value: impl Fn(u64) -> u64) -> Option<[u64; 3]> {
        let minutes = (0..90).map(|minute| (Duration::from_mins(minute), value(minute)));
        minutes.collect::<Level>().thirds()
    }

    #[test]
    fn what_rises_at_first_and_then_goes_up_and_down_is_level() {
        let rising = |minute: u64| 20_000 + 1000 * minute.min(25) + 3000 * (minute % 4);
        let [_, before, after] = thirds(rising).unwrap();
        assert!(!grew(before, after, 4096), "{before} {after}");
    }

    #[test]
    fn what_goes_on_rising_grows() {
        let [first, before, after] = thirds(|minute| 20_000 + 500 * minute).unwrap();
        assert_eq!((first, before, after), (27_500, 42_500, 57_500));
        assert!(grew(before, after, 4096));
    }

    #[test]
    fn of_what_was_hardly_watched_nothing_is_said() {
        assert_eq!(Level::default().thirds(), None);
        assert_eq!(Level::from_iter([(Duration::ZERO, 1)]).thirds(), None);
    }

    #[test]
    fn noise_and_a_twentieth_are_no_growth() {
        assert!(!grew(10_000, 10_500, 0));
        assert!(grew(10_000, 10_501, 0));
        assert!(!grew(10_000, 11_500, 1000));
    }
}
