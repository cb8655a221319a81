//! One conversation: what was seen of it, and what may be missing.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::Timestamp;
use mynah_core::{Event, MessageId};

/// How many of the messages that were seen last mark where a gap begins: any of them may have been
/// taken back meanwhile, and is not in the history then.
const ANCHORS: usize = 8;

/// How many events may wait for what was missed.
const WAITING: usize = 1000;

/// What stands for a message: its id, which is a number on this platform.
pub(super) type Key = u64;

pub(super) fn key(id: &MessageId) -> Key {
    id.as_u64().unwrap_or_else(|| {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        hasher.finish()
    })
}

/// One conversation.
#[derive(Debug)]
pub(super) struct Conversation {
    /// When something was last said in it, by the count of what was said anywhere.
    pub(super) used: u64,
    /// The messages that were passed on last, in that order.
    seen: VecDeque<Key>,
    /// The latest time of one that was passed on.
    time: Timestamp,
    pub(super) gap: Option<Gap>,
}

/// What may be missing, since the bot was away.
#[derive(Debug, Clone)]
pub(super) struct Gap {
    pub(super) start: Start,
    /// What happened since, and waits until the gap is filled.
    held: VecDeque<Held>,
    /// How many messages were passed on since, because they could not wait.
    passed: usize,
    /// Whether nothing waits any more.
    pub(super) is_open: bool,
    /// Whether what was missed is being passed on.
    pub(super) is_filling: bool,
    /// In which round it was last tried to fill it.
    pub(super) tried: u64,
}

/// Where a gap begins.
#[derive(Debug, Clone)]
pub(super) struct Start {
    /// The messages before it.
    pub(super) anchors: Vec<Key>,
    /// The time of the last of them; nothing before it was missed.
    pub(super) time: Timestamp,
    /// Whether something that was said at just that time was seen, though nobody knows what.
    pub(super) is_after: bool,
}

#[derive(Debug, Clone)]
struct Held {
    /// The message it is, if it is one.
    key: Option<Key>,
    event: Event,
}

/// What becomes of an event.
#[derive(Debug)]
pub(super) enum Taken {
    /// It goes on.
    Now(Event),
    /// It waits, or went on before.
    Kept,
    /// It is a message that was passed on already.
    Again,
}

impl Conversation {
    /// A conversation in which nothing was seen yet.
    pub(super) fn new(used: u64) -> Self {
        Self { used, seen: VecDeque::new(), time: Timestamp::MIN, gap: None }
    }

    /// Notes that a message is passed on; as many are remembered as could be fetched, and those that
    /// mark the beginning of a gap.
    pub(super) fn note(&mut self, key: Key, time: Timestamp, messages: usize) {
        if self.seen.len() >= messages + ANCHORS {
            self.seen.pop_front();
        }
        self.seen.push_back(key);
        self.time = self.time.max(time);
    }

    /// Takes a message that was just said; `messages` may be fetched of what was missed.
    pub(super) fn take(&mut self, key: Key, event: Event, messages: usize) -> Taken {
        if self.seen.contains(&key) {
            return Taken::Again;
        }
        if let Some(gap) = &mut self.gap {
            if gap.is_held(key) {
                return Taken::Again;
            }
            if !gap.is_open {
                gap.held.push_back(Held { key: Some(key), event });
                return Taken::Kept;
            }
            gap.passed += 1;
            if gap.passed > messages {
                // What was seen since is not remembered any more, so nobody could tell it from
                // what was missed.
                self.gap = None;
            }
        }
        self.note(key, event.header().time, messages);
        Taken::Now(event)
    }

    /// Takes something else that happened in it.
    pub(super) fn take_other(&mut self, event: Event) -> Taken {
        match &mut self.gap {
            Some(gap) if !gap.is_open => {
                gap.held.push_back(Held { key: None, event });
                Taken::Kept
            }
            _ => Taken::Now(event),
        }
    }

    /// From now on something may be missing; what happens meanwhile waits unless it `is_open`.
    pub(super) fn tear(&mut self, is_open: bool) {
        if self.gap.is_none() {
            let skipped = self.seen.len().saturating_sub(ANCHORS);
            let anchors = self.seen.iter().skip(skipped).copied().collect();
            let start = Start { anchors, time: self.time, is_after: false };
            self.gap = Some(Gap::new(start, is_open));
        }
    }

    /// The messages that need not be fetched.
    pub(super) fn known(&self) -> Vec<Key> {
        let held = self.gap.iter().flat_map(|gap| gap.held.iter().filter_map(|held| held.key));
        self.seen.iter().copied().chain(held).collect()
    }

    /// Goes on to a message of the history: whatever waits up to it may go, else the message itself
    /// may, if it was missed.
    pub(super) fn reach(
        &mut self,
        key: Key,
        missed: Option<Event>,
        messages: usize,
    ) -> (Vec<Event>, bool) {
        if self.seen.contains(&key) {
            return (Vec::new(), false);
        }
        let held = self.gap.as_ref().and_then(|gap| {
            let mut held = gap.held.iter();
            held.position(|held| held.key == Some(key))
        });
        if let Some(at) = held {
            return (self.let_go(at + 1, messages), false);
        }
        let Some(event) = missed else { return (Vec::new(), false) };
        self.note(key, event.header().time, messages);
        (vec![event], true)
    }

    /// Lets everything go that waits, though something may still be missing.
    pub(super) fn release(&mut self, messages: usize) -> Vec<Event> {
        let Some(gap) = &mut self.gap else { return Vec::new() };
        gap.is_open = true;
        let (all, said) = (gap.held.len(), gap.held.iter().filter(|held| held.key.is_some()));
        gap.passed += said.count();
        let is_lost = gap.passed > messages;
        let events = self.let_go(all, messages);
        if is_lost {
            self.gap = None;
        }
        events
    }

    /// Nothing is missing any more, or nobody will find it: lets everything go that waits.
    pub(super) fn mend(&mut self, messages: usize) -> Vec<Event> {
        let Some(gap) = &self.gap else { return Vec::new() };
        self.time = self.time.max(gap.start.time);
        let events = self.let_go(gap.held.len(), messages);
        self.gap = None;
        events
    }

    /// Lets the first `count` go of those that wait.
    fn let_go(&mut self, count: usize, messages: usize) -> Vec<Event> {
        let held = self.gap.as_mut().map(|gap| gap.held.drain(..count).collect::<Vec<_>>());
        let mut events = Vec::with_capacity(count);
        for Held { key, event } in held.into_iter().flatten() {
            if let Some(key) = key {
                self.note(key, event.header().time, messages);
            }
            events.push(event);
        }
        events
    }
}

impl Gap {
    pub(super) fn new(start: Start, is_open: bool) -> Self {
        Self { start, held: VecDeque::new(), passed: 0, is_open, is_filling: false, tried: 0 }
    }

    /// Whether no more can wait.
    pub(super) fn is_full(&self) -> bool {
        self.held.len() >= WAITING
    }

    /// How many wait.
    pub(super) fn waiting(&self) -> usize {
        self.held.len()
    }

    fn is_held(&self, key: Key) -> bool {
        self.held.iter().any(|held| held.key == Some(key))
    }

    /// It was filled up to the last of these messages, and goes on from there.
    pub(super) fn move_on(&mut self, reached: &[Key], time: Timestamp) {
        if !reached.is_empty() {
            let anchors = reached[reached.len().saturating_sub(ANCHORS)..].to_vec();
            self.start = Start { anchors, time, is_after: false };
            self.passed = 0;
        }
    }
}
