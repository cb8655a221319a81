//! Whether memory stays level.

use std::time::Duration;

/// How much more than before may be in use, in kB: what an allocator keeps back for later moves by
/// this much.
const NOISE: u64 = 4 << 10;

/// How much of what is in use may come to it besides.
const SHARE: u64 = 20;

/// What was in use over time.
#[derive(Debug, Default)]
pub(super) struct Memory(Vec<(Duration, u64)>);

impl Memory {
    pub(super) fn note(&mut self, when: Duration, kilobytes: u64) {
        self.0.push((when, kilobytes));
    }

    /// What was in use in the second and in the last third, half of the time less and half of the
    /// time more. In the first, everything is used for the first time.
    pub(super) fn levels(&self) -> Option<(u64, u64)> {
        let end = self.0.last()?.0;
        let median = |from, to| {
            let within = self.0.iter().filter(|(when, _)| (from..to).contains(when));
            let mut within: Vec<u64> = within.map(|(_, kilobytes)| *kilobytes).collect();
            within.sort_unstable();
            within.get(within.len() / 2).copied()
        };
        Some((median(end / 3, end * 2 / 3)?, median(end * 2 / 3, end + Duration::from_millis(1))?))
    }

    /// What it grew from and to, if it did.
    pub(super) fn growth(&self) -> Option<(u64, u64)> {
        self.levels().filter(|(before, after)| *after > before + before / SHARE + NOISE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory(kilobytes: impl Fn(u64) -> u64) -> Memory {
        let mut memory = Memory::default();
        (0..90).for_each(|minute| memory.note(Duration::from_mins(minute), kilobytes(minute)));
        memory
    }

    #[test]
    fn what_rises_at_first_and_then_goes_up_and_down_is_level() {
        let rising = |minute: u64| 20_000 + 1000 * minute.min(25) + 3000 * (minute % 4);
        assert_eq!(memory(rising).growth(), None);
    }

    #[test]
    fn what_goes_on_rising_grows() {
        let (before, after) = memory(|minute| 20_000 + 500 * minute).growth().unwrap();
        assert!((before, after) == (42_500, 57_500), "{before} {after}");
    }

    #[test]
    fn of_what_was_hardly_watched_nothing_is_said() {
        assert_eq!(memory(|_| 1).levels(), Some((1, 1)));
        assert_eq!(Memory::default().growth(), None);
    }
}
