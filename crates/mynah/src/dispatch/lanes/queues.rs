//! The jobs that wait, by conversation.

use std::collections::VecDeque;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::fast::RandomState;
use foldhash::{HashMap, HashMapExt};
use mynah_core::Event;

use super::{Awaited, Left, Limits};
use crate::dispatch::{Job, Load, WhenFull};

/// Which lane an event belongs in: its bot and its conversation.
///
/// A hash: two conversations that share one are merely handled one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct LaneKey(u64);

impl LaneKey {
    fn of(event: &Event, state: &RandomState) -> Self {
        let mut hasher = state.build_hasher();
        event.header().bot.hash(&mut hasher);
        event.conversation().hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// The jobs that wait, by conversation.
pub(super) struct Queues {
    /// What the keys are made with.
    state: RandomState,
    /// A lane is here exactly while a task works on it.
    lanes: HashMap<LaneKey, Lane>,
    /// Jobs in lanes that no task has taken yet.
    waiting: usize,
    /// Lanes in which as many jobs wait as may.
    full_lanes: usize,
    closed: bool,
    limits: Limits,
}

struct Lane {
    /// What is being worked on, to tell whose lane it is.
    current: Event,
    queue: VecDeque<Job>,
}

/// What became of a job.
pub(super) enum Pushed {
    /// It is the first of its lane, and needs somebody to work on it.
    Begins(LaneKey, Job),
    /// It waits.
    Queued,
    /// This one found no room, or lost its place to the new one.
    Dropped(Job),
    /// No more jobs are taken.
    Closed,
}

impl Queues {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            state: RandomState::default(),
            lanes: HashMap::new(),
            waiting: 0,
            full_lanes: 0,
            closed: false,
            limits,
        }
    }

    pub(super) fn push(&mut self, job: Job) -> Pushed {
        if self.closed {
            return Pushed::Closed;
        }
        let key = LaneKey::of(&job.event, &self.state);
        let Limits { all, lane: limit, when_full } = self.limits;
        let waiting = self.lanes.get(&key).map(|lane| lane.queue.len());
        let fits = match (waiting, when_full) {
            (None, _) => self.lanes.len() < all.max(1),
            (Some(_), WhenFull::Block) => self.waiting < all,
            (Some(waiting), _) => waiting < limit && self.waiting < all,
        };
        let dropped = match (fits, when_full) {
            (true, _) => None,
            (false, WhenFull::DropOldest) if waiting.is_some() => match self.oldest(key) {
                Some(oldest) => Some(oldest),
                None => return Pushed::Dropped(job),
            },
            (false, _) => return Pushed::Dropped(job),
        };
        match self.lanes.entry(key) {
            Entry::Vacant(vacant) => {
                vacant.insert(Lane { current: job.event.clone(), queue: VecDeque::new() });
                return Pushed::Begins(key, job);
            }
            Entry::Occupied(mut lane) => {
                let queue = &mut lane.get_mut().queue;
                queue.push_back(job);
                self.full_lanes += usize::from(queue.len() == limit);
            }
        }
        self.waiting += 1;
        dropped.map_or(Pushed::Queued, Pushed::Dropped)
    }

    /// Takes the job that gives way to a new one in the lane `key`.
    fn oldest(&mut self, key: LaneKey) -> Option<Job> {
        let own = self.lanes.get(&key).is_some_and(|lane| !lane.queue.is_empty());
        let from = if own {
            key
        } else {
            // Only when the whole is full and this conversation is not to blame for it.
            *self.lanes.iter().max_by_key(|(_, lane)| lane.queue.len())?.0
        };
        self.pop(from)
    }

    /// The next job of a lane; a lane without one is closed.
    pub(super) fn next(&mut self, key: LaneKey) -> Option<Job> {
        let job = self.pop(key);
        match (&job, self.lanes.get_mut(&key)) {
            (Some(job), Some(lane)) => lane.current = job.event.clone(),
            _ => {
                self.lanes.remove(&key);
            }
        }
        job
    }

    fn pop(&mut self, key: LaneKey) -> Option<Job> {
        let queue = &mut self.lanes.get_mut(&key)?.queue;
        self.full_lanes -= usize::from(queue.len() == self.limits.lane);
        let job = queue.pop_front();
        self.waiting -= usize::from(job.is_some());
        job
    }

    /// Whether more is not wanted just now.
    pub(super) fn is_full(&self) -> bool {
        !self.closed && (self.full_lanes > 0 || self.waiting >= self.limits.all)
    }

    pub(super) fn close(&mut self) {
        self.closed = true;
    }

    /// How much there is to do.
    pub(super) fn load(&self) -> Load {
        Load { conversations: self.lanes.len(), waiting: self.waiting, ..Load::default() }
    }

    /// What is being worked on and what waits behind it, of `tasks` that still run.
    pub(super) fn left(&self, tasks: usize, awaited: &Awaited) -> Left {
        let lanes = self.lanes.values().map(|lane| (&lane.current, 1 + lane.queue.len()));
        let sessions = tasks.saturating_sub(self.lanes.len() + awaited.tasks());
        Left::new(lanes, sessions, awaited.events())
    }
}
