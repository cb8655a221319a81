//! The books of one conversation.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Tally;
use super::sends::Sends;

/// Which messages a broken link may have taken with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Torn {
    /// The last ones: nothing overtakes on one connection, so there can be no hole.
    Tail,
    /// Any: each came over a connection of its own.
    Any,
}

/// How many of those that were taken for lost are remembered.
const MEMORY: usize = 1000;

/// The books of one conversation.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    /// How many messages were said; they are numbered from zero.
    said: u64,
    /// One more than the highest number heard.
    next: u64,
    /// Lower numbers that were not heard.
    missing: BTreeSet<u64>,
    /// Since which number the link is broken, where none overtakes another and where any may.
    broken: Option<(u64, u64)>,
    /// What was under way when it was.
    torn: Vec<(Range<u64>, Torn)>,
    /// What was taken for lost with a broken link; a post may come later than the next one.
    excused: BTreeSet<u64>,
    /// What was counted so far.
    counted: Tally,
    pub(super) sends: Sends,
}

impl Page {
    pub(super) fn say(&mut self) -> u64 {
        self.said += 1;
        self.said - 1
    }

    pub(super) fn hear(&mut self, number: u64) {
        if number >= self.said {
            self.counted.invented += 1;
        } else if number >= self.next {
            self.missing.extend(self.next..number);
            self.next = number + 1;
        } else if self.missing.remove(&number) {
            self.counted.late += 1;
        } else if self.excused.remove(&number) {
            self.counted.late += 1;
            self.counted.in_flight -= 1;
        } else {
            self.counted.twice += 1;
            return;
        }
        self.counted.heard += 1;
    }

    pub(super) fn breaks(&mut self) {
        let overtaken = self.missing.first().copied().unwrap_or(self.next);
        self.broken.get_or_insert((self.next, overtaken));
    }

    pub(super) fn mends(&mut self, torn: Torn) {
        if let Some((last, overtaken)) = self.broken.take() {
            let since = if torn == Torn::Tail { last } else { overtaken };
            self.torn.push((since..self.said, torn));
        }
    }

    pub(super) fn is_caught_up(&self) -> bool {
        let is_torn = |number| self.torn.iter().any(|(range, _)| range.contains(number));
        self.next == self.said && self.missing.iter().all(is_torn)
    }

    /// Counts what is settled, and forgets the single messages.
    pub(super) fn close(&mut self) {
        let mut counted = std::mem::take(&mut self.counted);
        for (range, torn) in std::mem::take(&mut self.torn) {
            let gone: Vec<u64> = self.missing.range(range.clone()).copied().collect();
            let tail = range.end - gone.len() as u64;
            let is_tail = gone.first().is_none_or(|first| *first == tail);
            counted.holes += u64::from(torn == Torn::Tail && !is_tail);
            counted.in_flight += gone.len() as u64;
            self.missing.retain(|number| !range.contains(number));
            self.excused.extend(gone);
        }
        counted.lost += self.missing.len() as u64;
        self.missing.clear();
        while self.excused.len() > MEMORY {
            self.excused.pop_first();
        }
        self.sends.close(&mut counted);
        self.counted = counted;
    }

    /// Takes what was not heard by now for lost.
    pub(super) fn write_off(&mut self) {
        self.missing.extend(self.next..self.said);
        self.next = self.said;
        self.mends(Torn::Any);
        self.close();
    }

    /// What became of everything that is settled.
    pub(super) fn settled(&self) -> Tally {
        Tally { said: self.said, ..self.counted + self.sends.tally() }
    }

    /// What became of everything, taking what was not heard by now for lost.
    pub(super) fn tally(&self) -> Tally {
        let mut end = self.clone();
        end.write_off();
        Tally { said: self.said, ..end.counted + end.sends.tally() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(said: u64, heard: &[u64]) -> Page {
        let mut page = Page { said, ..Page::default() };
        for number in heard {
            page.hear(*number);
        }
        page
    }

    #[test]
    fn what_is_not_heard_is_lost_what_is_heard_again_is_twice_and_what_is_overtaken_is_late() {
        let tally = page(6, &[0, 2, 2, 1, 4, 9]).tally();
        assert_eq!((tally.said, tally.heard), (6, 5));
        assert_eq!((tally.lost, tally.twice, tally.late, tally.invented), (2, 1, 1, 1));
    }

    #[test]
    fn a_broken_link_excuses_what_was_under_way_if_nothing_overtook_it() {
        let torn = |heard: &[u64], torn| {
            let mut page = page(3, &[0]);
            page.breaks();
            page.said = 5;
            for number in heard {
                page.hear(*number);
            }
            page.mends(torn);
            page.said = 6;
            page.hear(5);
            page.close();
            page.tally()
        };
        let tail = torn(&[1, 2], Torn::Tail);
        assert_eq!((tail.lost, tail.in_flight, tail.holes), (0, 2, 0));
        let hole = torn(&[1, 3], Torn::Tail);
        assert_eq!((hole.lost, hole.in_flight, hole.holes), (0, 2, 1));
        assert_eq!(torn(&[1, 3], Torn::Any).holes, 0);
    }

    #[test]
    fn what_was_overtaken_when_the_link_broke_was_under_way() {
        let torn = |torn| {
            let mut page = page(3, &[0, 2]);
            page.breaks();
            page.mends(torn);
            let tally = page.tally();
            (tally.lost, tally.in_flight)
        };
        assert_eq!(torn(Torn::Any), (0, 1));
        assert_eq!(torn(Torn::Tail), (1, 0), "where nothing overtakes, it was lost before");
    }
}
