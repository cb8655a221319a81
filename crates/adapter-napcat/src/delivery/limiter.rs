//! How fast messages go out: a bucket for the bot and one for each conversation.
//!
//! Whoever has to wait does so in the order of the calls: first for the turn of its conversation,
//! then, at the head of that, for the turn of the bot. A conversation that is slow by itself
//! therefore holds up no other.

mod bucket;

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use mynah_core::Target;
use tokio::sync::{Mutex as Turns, OwnedMutexGuard};

use crate::config::Limits;
use bucket::Bucket;

/// How many conversations are remembered before those that are at rest are forgotten.
const CONVERSATIONS: usize = 1024;

/// How fast messages go out.
#[derive(Debug)]
pub(crate) struct Limiter {
    limits: Limits,
    bot: Arc<Lane>,
    conversations: Mutex<HashMap<Target, Arc<Lane>>>,
    waiting: AtomicUsize,
}

#[derive(Debug, Default)]
struct Lane {
    bucket: Option<Bucket>,
    turns: Arc<Turns<()>>,
}

/// The right to send one message; whoever is next may go when it is dropped.
#[derive(Debug)]
pub(crate) struct Turn {
    held: Vec<OwnedMutexGuard<()>>,
    /// Whether it was waited for.
    pub(super) waited: bool,
}

/// Too many messages wait already.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Full(pub(super) usize);

/// One of those that wait.
struct Place<'a>(&'a AtomicUsize);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Limiter {
    pub(crate) fn new(limits: Limits) -> Self {
        let bot = limits.bot.map(|rate| Bucket::new(rate, limits.burst));
        Self {
            limits,
            bot: Arc::new(Lane { bucket: bot, turns: Arc::default() }),
            conversations: Mutex::default(),
            waiting: AtomicUsize::new(0),
        }
    }

    /// Waits for the turn of a message to a conversation; an urgent one goes at once, and those
    /// behind it wait the longer.
    pub(super) async fn turn(&self, target: Option<&Target>, urgent: bool) -> Result<Turn, Full> {
        let conversation = target.map(|target| self.conversation(target));
        let lanes = conversation.into_iter().chain([Arc::clone(&self.bot)]);
        if urgent {
            lanes.for_each(|lane| lane.debit());
            return Ok(Turn { held: Vec::new(), waited: false });
        }
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let _place = Place(&self.waiting);
        if before >= self.limits.queue {
            return Err(Full(before));
        }
        let mut turn = Turn { held: Vec::new(), waited: false };
        for lane in lanes {
            let (held, waited) = lane.turn().await;
            turn.held.push(held);
            turn.waited |= waited;
        }
        Ok(turn)
    }

    fn conversation(&self, target: &Target) -> Arc<Lane> {
        // Nothing that holds the lock can leave it half changed.
        let mut lanes = self.conversations.lock().unwrap_or_else(PoisonError::into_inner);
        if lanes.len() >= CONVERSATIONS && !lanes.contains_key(target) {
            lanes.retain(|_, lane| Arc::strong_count(lane) > 1 || !lane.is_at_rest());
        }
        let lane = lanes.entry(target.clone()).or_insert_with(|| {
            let bucket = self.limits.conversation.map(|rate| Bucket::new(rate, self.limits.burst));
            Arc::new(Lane { bucket, turns: Arc::default() })
        });
        Arc::clone(lane)
    }
}

impl Lane {
    /// Waits until it is the turn of whoever asks; whether that took time.
    async fn turn(&self) -> (OwnedMutexGuard<()>, bool) {
        let turns = Arc::clone(&self.turns);
        let (held, queued) = match Arc::clone(&turns).try_lock_owned() {
            Ok(held) => (held, false),
            Err(_) => (turns.lock_owned().await, true),
        };
        let mut waited = queued;
        if let Some(bucket) = &self.bucket {
            while let Err(until) = bucket.take() {
                waited = true;
                tokio::time::sleep_until(until).await;
            }
        }
        (held, waited)
    }

    fn debit(&self) {
        if let Some(bucket) = &self.bucket {
            bucket.debit();
        }
    }

    fn is_at_rest(&self) -> bool {
        self.bucket.as_ref().is_none_or(Bucket::is_full)
    }
}

#[cfg(test)]
mod tests;
