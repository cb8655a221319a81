//! Events that were told of lately.

use std::time::Duration;

use foldhash::{HashMap, HashMapExt};
use jiff::{SignedDuration, Timestamp};
use mynah_core::BotId;
use smallvec::SmallVec;
use tokio::time::Instant;

use super::{Sighting, Witnesses};

/// How long an event is remembered at least, twice that at most: a bot that was away may tell of it
/// that much later.
const MEMORY: Duration = Duration::from_mins(10);
/// How many events are remembered at most, times two.
const MOST: usize = 10_000;
/// How far the clocks of two bots may be apart.
const TOLERANCE: SignedDuration = SignedDuration::from_secs(2);

/// Events that were told of lately, in two generations: when the younger is full or old, the
/// older is forgotten as a whole, so that forgetting costs nothing.
#[derive(Debug)]
pub(super) struct Records {
    young: Generation,
    old: Generation,
    since: Instant,
}

/// Mostly nothing looks alike, and one bot tells of it: then nothing is allocated.
type Generation = HashMap<u64, SmallVec<[Record; 1]>>;

/// Events that look alike and happened at one time.
#[derive(Debug)]
struct Record {
    time: Timestamp,
    /// How many of them each bot told of.
    told: SmallVec<[(BotId, usize); 1]>,
    /// Who saw each of those that were handled.
    handled: SmallVec<[Witnesses; 1]>,
}

impl Records {
    /// A bot tells of an event that it has a use for.
    pub(super) fn tell(&mut self, print: u64, time: Timestamp, bot: &BotId) -> Sighting {
        self.age();
        if let Some(record) = self.near(print, time) {
            return record.tell(bot);
        }
        let mut record = Record { time, told: SmallVec::new(), handled: SmallVec::new() };
        let sighting = record.tell(bot);
        self.young.entry(print).or_default().push(record);
        sighting
    }

    /// A bot saw an event that it has no use for.
    pub(super) fn note(&mut self, print: u64, time: Timestamp, bot: &BotId) {
        if let Some(record) = self.near(print, time) {
            record.note(bot);
        }
    }

    /// What is known of the events that look alike and happened at this time.
    fn near(&mut self, print: u64, time: Timestamp) -> Option<&mut Record> {
        let near = |record: &Record| record.time.duration_since(time).abs() <= TOLERANCE;
        if let Some(known) = self.old.get_mut(&print)
            && let Some(at) = known.iter().position(near)
        {
            let record = known.swap_remove(at);
            self.young.entry(print).or_default().push(record);
        }
        self.young.get_mut(&print)?.iter_mut().find(|record| near(record))
    }

    fn age(&mut self) {
        if self.young.len() >= MOST || self.since.elapsed() >= MEMORY {
            self.old = std::mem::take(&mut self.young);
            self.since = Instant::now();
        }
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }
}

impl Default for Records {
    fn default() -> Self {
        Self { young: HashMap::new(), old: HashMap::new(), since: Instant::now() }
    }
}

impl Record {
    /// Whether what a bot tells of is handled already; the n-th that it tells of is the n-th that
    /// happened.
    fn note(&mut self, bot: &BotId) -> bool {
        let known = self.told.iter().position(|(teller, _)| teller == bot);
        let at = known.unwrap_or_else(|| {
            self.told.push((bot.clone(), 0));
            self.told.len() - 1
        });
        let nth = &mut self.told[at].1;
        *nth += 1;
        let handled = self.handled.get(*nth - 1);
        handled.map(|witnesses| witnesses.add(bot.clone())).is_some()
    }

    fn tell(&mut self, bot: &BotId) -> Sighting {
        if self.note(bot) {
            return Sighting::Again;
        }
        let witnesses = Witnesses::first(bot.clone());
        self.handled.push(witnesses.clone());
        Sighting::First(witnesses)
    }
}
