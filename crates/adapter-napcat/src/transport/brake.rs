//! The brake against floods of joins: a server that replays notices, or a group that is raided.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// Counts joins in a sliding window.
///
/// Those that are dropped count too: it is calm again when no more join within the window than
/// are allowed, not when some of a flood could be let through.
#[derive(Debug)]
pub(crate) struct Brake {
    window: Duration,
    count: usize,
    /// When the last ones joined, `count` of them at most.
    joins: VecDeque<Instant>,
    /// The flood that is going on.
    flood: Option<Flood>,
}

#[derive(Debug)]
struct Flood {
    dropped: u64,
    told: Instant,
}

/// What to do about one join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    /// Let it through.
    Through,
    /// Let it through, and say that so many were dropped before it.
    CalmAgain(u64),
    /// Drop it, the first one, and raise the alarm.
    Alarm,
    /// Drop it, and say that so many were dropped by now.
    StillDropped(u64),
    /// Drop it.
    Dropped,
}

impl Join {
    /// Whether it is let through.
    pub(crate) fn is_through(self) -> bool {
        matches!(self, Self::Through | Self::CalmAgain(_))
    }
}

impl Brake {
    pub(crate) fn new(window: Duration, count: u32) -> Self {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        Self { window, count, joins: VecDeque::new(), flood: None }
    }

    /// Looks at a join.
    pub(crate) fn look(&mut self, now: Instant) -> Join {
        while self.joins.front().is_some_and(|join| now - *join >= self.window) {
            self.joins.pop_front();
        }
        let fits = self.joins.len() < self.count;
        if !fits {
            self.joins.pop_front();
        }
        self.joins.push_back(now);
        match (&mut self.flood, fits) {
            (None, true) => Join::Through,
            (Some(flood), true) => {
                let dropped = flood.dropped;
                self.flood = None;
                Join::CalmAgain(dropped)
            }
            (None, false) => {
                self.flood = Some(Flood { dropped: 1, told: now });
                Join::Alarm
            }
            (Some(flood), false) => flood.drop_one(now, self.window),
        }
    }
}

impl Flood {
    fn drop_one(&mut self, now: Instant, window: Duration) -> Join {
        self.dropped += 1;
        if now - self.told < window {
            return Join::Dropped;
        }
        self.told = now;
        Join::StillDropped(self.dropped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of joins at these seconds, with a limit of so many a minute.
    fn joins<const N: usize>(count: u32, seconds: [u64; N]) -> [Join; N] {
        let start = Instant::now();
        let mut brake = Brake::new(Duration::from_mins(1), count);
        seconds.map(|second| brake.look(start + Duration::from_secs(second)))
    }

    #[test]
    fn as_many_as_are_allowed_are_let_through_and_the_next_raises_the_alarm() {
        use Join::{Alarm, Dropped, Through};
        assert_eq!(joins(3, [0, 0, 59, 59, 59]), [Through, Through, Through, Alarm, Dropped]);
        assert_eq!(joins(1, [0, 0]), [Through, Alarm]);
    }

    #[test]
    fn the_window_slides() {
        use Join::{Alarm, Through};
        assert_eq!(joins(2, [0, 30, 60, 90, 119]), [Through, Through, Through, Through, Alarm]);
    }

    #[test]
    fn it_is_calm_again_when_the_window_has_room() {
        use Join::{Alarm, CalmAgain, Dropped, Through};
        assert_eq!(
            joins(2, [0, 0, 1, 2, 61, 62, 63]),
            [Through, Through, Alarm, Dropped, CalmAgain(2), Through, Alarm]
        );
    }

    #[test]
    fn a_flood_that_goes_on_is_told_once_a_window() {
        use Join::{Alarm, Dropped, StillDropped, Through};
        assert_eq!(
            joins(1, [0, 20, 40, 60, 80, 100, 120, 140]),
            [Through, Alarm, Dropped, Dropped, StillDropped(4), Dropped, Dropped, StillDropped(7)]
        );
    }

    #[test]
    fn it_remembers_no_more_than_it_needs() {
        let mut brake = Brake::new(Duration::from_mins(1), 5);
        let now = Instant::now();
        for _ in 0..1000 {
            brake.look(now);
        }
        assert_eq!(brake.joins.len(), 5);
    }
}
