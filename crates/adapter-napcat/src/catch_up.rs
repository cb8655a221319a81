//! Catching up on what was said while the bot was away, when the configuration asks for it.
//!
//! Of each conversation it is remembered which messages were seen last. When the bot is back,
//! whatever happens there waits until the history has told what is missing in between; that is
//! passed on first, marked, and each message once.

mod conversation;
mod history;
mod memory;
mod round;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use mynah_core::{Event, EventSink, Payload, RunContext};
use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_util::task::AbortOnDropHandle;
use tracing::Instrument;

use crate::NapCat;
use crate::config::CatchUpBounds;
use crate::handle::Inner;
use crate::texts::text;
use conversation::Taken;
use memory::Memory;

/// What a bot needs to catch up on what was said while it was away.
#[derive(Debug)]
pub(crate) struct CatchUp {
    bounds: CatchUpBounds,
    memory: Mutex<Memory>,
    /// Whether something may have to wait that is no message.
    holds: AtomicBool,
    /// Told when the bot is back.
    back: Notify,
    /// Told when events begin to wait.
    waits: Notify,
}

impl CatchUp {
    pub(crate) fn new(bounds: CatchUpBounds) -> Self {
        Self {
            bounds,
            memory: Mutex::new(Memory::new(bounds)),
            holds: AtomicBool::new(false),
            back: Notify::new(),
            waits: Notify::new(),
        }
    }

    /// Passes an event on that the server told of, now or when what is missing before it was.
    pub(crate) fn pass(&self, bot: &Inner, event: Event, events: &dyn EventSink) {
        let is_message = matches!(*event, Payload::Message(_) | Payload::MessageSent(_));
        if !is_message && !self.holds.load(Ordering::Relaxed) {
            return events.publish(event);
        }
        let waits_in = self.holds.load(Ordering::Relaxed).then(|| event.conversation()).flatten();
        let mut memory = self.memory();
        match memory.take(event) {
            Taken::Now(event) => {
                drop(memory);
                events.publish(event);
            }
            Taken::Kept => {
                let full = waits_in.map(|place| memory.relieve(&place)).unwrap_or_default();
                publish(full, events);
            }
            Taken::Again => {
                let count = bot.counters.repeated_messages.count();
                tracing::debug!(count, "a message came twice");
            }
        }
    }

    /// A connection can be read: whatever is told from now on may have to wait.
    pub(crate) fn begin(&self) {
        let mut memory = self.memory();
        memory.begin();
        if memory.hold(self.bounds.hold, Instant::now()) {
            self.holds.store(true, Ordering::Relaxed);
            self.waits.notify_one();
        }
    }

    /// The bot is ready, so that it can be asked what was missed.
    pub(crate) fn ready(&self) {
        self.begin();
        self.back.notify_one();
    }

    /// The connection is gone, or the account: something may be missed from now on.
    pub(crate) fn away(&self) {
        self.memory().tear();
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        // Nothing that holds the lock can leave it half changed.
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A round is over.
    fn settle(&self) {
        let memory = self.memory();
        if !memory.is_torn() {
            self.holds.store(false, Ordering::Relaxed);
        }
    }

    /// Catches up whenever the bot is back.
    async fn rounds(&self, bot: &NapCat, events: &dyn EventSink) {
        loop {
            self.back.notified().await;
            if self.memory().is_torn() {
                self.round(bot, events).await;
            }
        }
    }

    /// Lets events go that have waited for long enough.
    async fn releases(&self, bot: &NapCat, events: &dyn EventSink) {
        loop {
            self.waits.notified().await;
            loop {
                let until = self.memory().until();
                let Some(until) = until else { break };
                if Instant::now() < until {
                    tokio::time::sleep_until(until).await;
                    continue;
                }
                self.release(bot, events);
            }
        }
    }

    fn release(&self, bot: &NapCat, events: &dyn EventSink) {
        let mut memory = self.memory();
        let released = memory.release();
        let conversations = released.len();
        publish(released.into_iter().flatten(), events);
        drop(memory);
        if conversations > 0 {
            let line = text("waited-enough").with("conversations", conversations);
            let line = line.with("hold", crate::texts::seconds(self.bounds.hold));
            tracing::warn!(conversations, "{}", bot.inner.says(&line));
        }
    }
}

/// Runs a bot, and beside it what catches up, in a task of its own.
pub(crate) async fn beside<T>(
    bot: &NapCat,
    context: &RunContext,
    running: impl Future<Output = T>,
) -> T {
    let Some(catch_up) = &bot.inner.catch_up else { return running.await };
    let (own, events) = (bot.clone(), context.events.clone());
    let catching_up = async move {
        let Some(catch_up) = &own.inner.catch_up else { return };
        tokio::join!(catch_up.rounds(&own, &*events), catch_up.releases(&own, &*events));
    };
    let task = AbortOnDropHandle::new(tokio::spawn(catching_up.instrument(bot.inner.span())));
    let ended = running.await;
    drop(task);
    // Nothing that was received is lost, not even at the end.
    publish(catch_up.memory().release().into_iter().flatten(), &*context.events);
    ended
}

fn publish(all: impl IntoIterator<Item = Event>, events: &dyn EventSink) {
    for event in all {
        events.publish(event);
    }
}

#[cfg(test)]
mod tests;
