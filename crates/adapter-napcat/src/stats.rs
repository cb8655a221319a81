//! What a bot has met that it did not expect.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// How often a bot has met what it did not expect, since it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Stats {
    /// Connections that came up.
    pub connections: u64,
    /// Frames that could not be understood and were skipped.
    pub skipped_frames: u64,
    /// Answers nobody was waiting for: late, twice, or never asked for.
    pub stray_answers: u64,
    /// Joins that were too many for `limit_group_increase` and were dropped.
    pub dropped_joins: u64,
    /// Requests to the port of this bot that were turned away: a wrong token, path or signature.
    pub refused_requests: u64,
    /// Events that were posted a second time and were dropped.
    pub replays: u64,
    /// Events that were posted while too many waited and were not taken.
    pub dropped_posts: u64,
    /// Sends of which it was not known at once whether they arrived.
    pub unknown_sends: u64,
    /// Those of them that the history settled, either way.
    pub settled_sends: u64,
    /// Calls that were made again, by `retry_calls`.
    pub retried_calls: u64,
    /// Sends that had to wait for `limits`.
    pub limited_sends: u64,
    /// Sends that were not made because too many waited for `limits`.
    pub refused_sends: u64,
    /// Quick operations that answers to posts carried.
    pub carried_operations: u64,
    /// Messages that were missed while the bot was away and passed on when it was back.
    pub caught_up: u64,
    /// Conversations of which it could not be looked up what was missed.
    pub not_caught_up: u64,
    /// Messages that came a second time and were dropped; only `catch_up` looks for such.
    pub repeated_messages: u64,
    /// Calls that are under way now, not counting those that are answered several times.
    pub calls_under_way: usize,
}

/// The counters behind [`Stats`].
#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub(crate) connections: Counter,
    pub(crate) skipped_frames: Counter,
    pub(crate) stray_answers: Counter,
    pub(crate) dropped_joins: Counter,
    pub(crate) refused_requests: Counter,
    pub(crate) replays: Counter,
    pub(crate) dropped_posts: Counter,
    pub(crate) unknown_sends: Counter,
    pub(crate) settled_sends: Counter,
    pub(crate) retried_calls: Counter,
    pub(crate) limited_sends: Counter,
    pub(crate) refused_sends: Counter,
    pub(crate) carried_operations: Counter,
    pub(crate) caught_up: Counter,
    pub(crate) not_caught_up: Counter,
    pub(crate) repeated_messages: Counter,
    pub(crate) under_way: UnderWay,
}

/// A number that only grows.
#[derive(Debug, Default)]
pub(crate) struct Counter(AtomicU64);

impl Counter {
    /// Counts one more and answers how many there are.
    pub(crate) fn count(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed) + 1
    }

    fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// How many of something go on.
#[derive(Debug, Default)]
pub(crate) struct UnderWay(AtomicUsize);

impl UnderWay {
    /// One more begins, and ends when what this gives back is dropped.
    pub(crate) fn begin(&self) -> One<'_> {
        self.0.fetch_add(1, Ordering::Relaxed);
        One(&self.0)
    }
}

/// One of those that go on.
pub(crate) struct One<'a>(&'a AtomicUsize);

impl Drop for One<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Counters {
    pub(crate) fn stats(&self) -> Stats {
        Stats {
            connections: self.connections.get(),
            skipped_frames: self.skipped_frames.get(),
            stray_answers: self.stray_answers.get(),
            dropped_joins: self.dropped_joins.get(),
            refused_requests: self.refused_requests.get(),
            replays: self.replays.get(),
            dropped_posts: self.dropped_posts.get(),
            unknown_sends: self.unknown_sends.get(),
            settled_sends: self.settled_sends.get(),
            retried_calls: self.retried_calls.get(),
            limited_sends: self.limited_sends.get(),
            refused_sends: self.refused_sends.get(),
            carried_operations: self.carried_operations.get(),
            caught_up: self.caught_up.get(),
            not_caught_up: self.not_caught_up.get(),
            repeated_messages: self.repeated_messages.get(),
            calls_under_way: self.under_way.0.load(Ordering::Relaxed),
        }
    }
}
