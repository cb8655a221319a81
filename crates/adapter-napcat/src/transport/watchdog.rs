//! Whether the other side is still there.
//!
//! A connection can be dead without anybody being told. The server sends heartbeats, if it is set
//! up to, and answers pings in any case.

use std::time::Duration;

use tokio::time::Instant;

/// How often a server sends heartbeats unless it says otherwise.
const USUAL_INTERVAL: Duration = Duration::from_secs(30);

/// How many intervals of silence are the end.
const PATIENCE: u32 = 3;

/// The longest interval that is taken at its word, so that no sum of times overflows.
const LONGEST: Duration = Duration::from_hours(24);

/// Whether the other side is still there.
#[derive(Debug)]
pub(crate) struct Watchdog {
    /// How often to ask after it, when that was configured.
    ping_interval: Option<Duration>,
    /// How often it sends heartbeats.
    interval: Duration,
    heard: Instant,
    asked: Instant,
    /// Whether it was said already that it is silent for longer than it should be.
    worried: bool,
}

/// What to do about the silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// Nothing yet.
    Fine,
    /// Ask after it.
    Ask,
    /// Ask after it, which did not help before; this comes once for every silence.
    Worry,
    /// Give it up.
    Dead,
}

impl Watchdog {
    pub(crate) fn new(ping_interval: Option<Duration>, now: Instant) -> Self {
        let ping_interval = ping_interval.map(|interval| interval.min(LONGEST));
        Self { ping_interval, interval: USUAL_INTERVAL, heard: now, asked: now, worried: false }
    }

    /// Something was received.
    pub(crate) fn heard(&mut self, now: Instant) {
        self.heard = now;
        self.worried = false;
    }

    /// The server told how often it sends heartbeats.
    pub(crate) fn expect_every(&mut self, interval: Duration) {
        self.interval = interval.min(LONGEST);
    }

    /// When to look again.
    pub(crate) fn next(&self) -> Instant {
        self.ask_at().min(self.dead_at())
    }

    /// Looks at the silence.
    pub(crate) fn look(&mut self, now: Instant) -> Look {
        if now >= self.dead_at() {
            Look::Dead
        } else if now >= self.ask_at() {
            self.asked = now;
            if self.worried || self.silence(now) < self.longest_interval() * 2 {
                return Look::Ask;
            }
            self.worried = true;
            Look::Worry
        } else {
            Look::Fine
        }
    }

    /// How long nothing was heard.
    pub(crate) fn silence(&self, now: Instant) -> Duration {
        now - self.heard
    }

    /// How long until it is given up, if it stays silent.
    pub(crate) fn left(&self, now: Instant) -> Duration {
        self.dead_at() - now
    }

    fn ask_interval(&self) -> Duration {
        self.ping_interval.unwrap_or(self.interval)
    }

    fn ask_at(&self) -> Instant {
        self.heard.max(self.asked) + self.ask_interval()
    }

    /// However seldom it is asked, it gets the chance to answer.
    fn longest_interval(&self) -> Duration {
        self.interval.max(self.ask_interval())
    }

    fn dead_at(&self) -> Instant {
        self.heard + self.longest_interval() * PATIENCE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start: Instant, seconds: u64) -> Instant {
        start + Duration::from_secs(seconds)
    }

    #[test]
    fn silence_is_asked_after_twice_and_then_the_end() {
        let start = Instant::now();
        let mut dog = Watchdog::new(None, start);
        assert_eq!(dog.look(at(start, 29)), Look::Fine);
        assert_eq!(dog.next(), at(start, 30));
        assert_eq!(dog.look(at(start, 30)), Look::Ask);
        assert_eq!(dog.look(at(start, 31)), Look::Fine);
        assert_eq!(dog.look(at(start, 60)), Look::Worry);
        assert_eq!(dog.left(at(start, 60)), Duration::from_secs(30));
        assert_eq!(dog.look(at(start, 89)), Look::Fine);
        assert_eq!(dog.look(at(start, 90)), Look::Dead);
    }

    #[test]
    fn any_frame_is_a_sign_of_life() {
        let start = Instant::now();
        let mut dog = Watchdog::new(None, start);
        dog.heard(at(start, 80));
        assert_eq!(dog.look(at(start, 90)), Look::Fine);
        assert_eq!(dog.next(), at(start, 110));
    }

    #[test]
    fn the_interval_of_the_server_counts() {
        let start = Instant::now();
        let mut dog = Watchdog::new(None, start);
        dog.expect_every(Duration::from_secs(5));
        assert_eq!(dog.look(at(start, 5)), Look::Ask);
        assert_eq!(dog.look(at(start, 15)), Look::Dead);
    }

    #[test]
    fn who_is_asked_often_is_worried_about_once_a_silence() {
        let start = Instant::now();
        let mut dog = Watchdog::new(Some(Duration::from_secs(10)), start);
        let looks = [10, 20, 30, 40, 50, 60, 70, 80].map(|second| dog.look(at(start, second)));
        assert_eq!(looks.iter().filter(|look| **look == Look::Worry).count(), 1);
        assert_eq!(looks[5], Look::Worry);
        dog.heard(at(start, 85));
        assert_eq!(dog.look(at(start, 145)), Look::Worry);
    }

    #[test]
    fn no_interval_is_too_long_to_reckon_with() {
        let start = Instant::now();
        let mut dog = Watchdog::new(Some(Duration::MAX), start);
        dog.expect_every(Duration::MAX);
        assert_eq!(dog.look(at(start, 3600)), Look::Fine);
        assert_eq!(dog.next(), at(start, 24 * 3600));
    }

    #[test]
    fn who_is_asked_seldom_has_longer_to_answer() {
        let start = Instant::now();
        let mut dog = Watchdog::new(Some(Duration::from_mins(2)), start);
        assert_eq!(dog.look(at(start, 119)), Look::Fine);
        assert_eq!(dog.look(at(start, 120)), Look::Ask);
        assert_eq!(dog.look(at(start, 359)), Look::Worry);
        assert_eq!(dog.look(at(start, 360)), Look::Dead);
    }
}
