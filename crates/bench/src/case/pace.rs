//! Events at a steady rate.

use std::ops::Range;
use std::time::{Duration, Instant};

use tokio::time::{MissedTickBehavior, interval, timeout};

use super::metrics::{GENERATOR_BUSY, GENERATOR_LATE, count};
use super::{Metrics, Subject, Taken, rate};
use crate::generator::{Busy, Connections, Mix};

/// How many times a second something is sent: as often as a timer can be relied on.
const TICKS: usize = 1000;

/// What is given later than this was given too late.
const LATE: Duration = Duration::from_millis(5);

/// How long answers are waited for at the end.
const PATIENCE: Duration = Duration::from_secs(10);

/// Events at a steady rate.
pub(super) struct Pace {
    /// How many a second; a multiple of a thousand.
    pub(super) per_second: usize,
    /// What is sent.
    pub(super) mix: Mix,
}

/// When the commands were given, and how many events came late.
#[derive(Default)]
struct Given {
    commands: Vec<Instant>,
    late: usize,
}

impl Pace {
    /// Lets `send` send one range of events after the other, and waits for what is to be answered.
    pub(super) async fn run(
        &self,
        all: &Connections,
        subject: &Subject,
        send: impl FnMut(Range<usize>),
    ) -> Metrics {
        all.tally.expect(self.mix.first_command(), self.mix.groups_of_commands());
        let (used, busy, begin) = (subject.used(), Busy::start(), Instant::now());
        let given = self.give(send).await;
        let busy = busy.share();
        // What is lost is counted below.
        let _ = timeout(PATIENCE, all.tally.all()).await;
        let cost = subject.cost(used, self.mix.events);
        let events = count(self.mix.events);
        let took = all.tally.counted().last.map(|last| (last - begin).as_secs_f64());
        Taken::new(all.tally.took(&given.commands))
            .metrics()
            .and(rate::order(&all.tally))
            .and(cost)
            .with("events/s", took.map(|took| events / took))
            .with(GENERATOR_BUSY, busy)
            .with(GENERATOR_LATE, count(given.late) / events)
    }

    async fn give(&self, mut send: impl FnMut(Range<usize>)) -> Given {
        let mut given = Given::default();
        let mut tick = interval(Duration::from_secs(1) / u32::try_from(TICKS).unwrap_or(u32::MAX));
        tick.set_missed_tick_behavior(MissedTickBehavior::Burst);
        for range in self.ranges() {
            let due = tick.tick().await;
            let (now, end) = (Instant::now(), range.end);
            if now.duration_since(due.into_std()) > LATE {
                given.late += range.len();
            }
            send(range);
            given.commands.resize(self.mix.commands(end), now);
        }
        given
    }

    /// What is sent at each tick.
    fn ranges(&self) -> impl Iterator<Item = Range<usize>> {
        let (at_a_time, events) = (self.per_second / TICKS, self.mix.events);
        (0..events).step_by(at_a_time).map(move |first| first..(first + at_a_time).min(events))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn every_event_is_sent_once_at_its_time_and_every_command_noted() {
        let pace = Pace { per_second: 2000, mix: Mix::new(4001, 20).later(40) };
        let (begin, mut sent) = (tokio::time::Instant::now(), Vec::new());
        let given = pace.give(|range| sent.extend(range)).await;
        assert_eq!(sent, (0..4001).collect::<Vec<_>>());
        assert_eq!(begin.elapsed(), Duration::from_secs(2));
        assert_eq!(given.commands.len(), pace.mix.groups_of_commands().len());
    }
}
