//! One event that several bots of a platform see is handled once.
//!
//! Every bot tells of an event in its own words: with message ids, links and file tokens that are
//! good for that bot alone. So an event is known by what it is to everybody: where and when it
//! happened, by whom, and what was said, of media only that there are such.
//! That two events look alike is no harm: of several that look alike, as many are handled as the
//! bot that saw most of them has seen.

mod fingerprint;
mod records;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use foldhash::fast::RandomState;
use mynah_core::{Bot, BotId, Context, Event, FromContext, Rejection};

use records::Records;
use smallvec::{SmallVec, smallvec};

/// The bots that saw one event, the first of them first; a clone is the same list, which grows as
/// others tell of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Witnesses(Arc<RwLock<SmallVec<[BotId; 1]>>>);

/// The bots that saw the event so far, in the order in which they did.
///
/// With one bot on a platform that is the bot itself. Where several are in a group, the first to
/// tell of an event has it handled, and the others only get onto this list.
///
/// ```
/// use mynah::dedupe::SeenBy;
/// use mynah::prelude::*;
///
/// async fn who(seen: SeenBy) -> String {
///     format!("{} of us saw that", seen.now().len())
/// }
///
/// let module = Module::new("who").on(command("who"), who);
/// # let _ = module;
/// ```
#[derive(Debug, Clone)]
pub struct SeenBy(Witnesses);

impl SeenBy {
    /// Those that have told of it by now.
    pub fn now(&self) -> Vec<BotId> {
        self.0.all()
    }
}

impl FromContext for SeenBy {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        Ok(Self(Witnesses::of(context)))
    }
}

impl Witnesses {
    fn first(bot: BotId) -> Self {
        Self(Arc::new(RwLock::new(smallvec![bot])))
    }

    fn add(&self, bot: BotId) {
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if !all.contains(&bot) {
            all.push(bot);
        }
    }

    pub(crate) fn all(&self) -> Vec<BotId> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).to_vec()
    }

    /// Those of the event of a handler.
    pub(crate) fn of(context: &Context) -> Self {
        context.get::<Self>().cloned().unwrap_or_else(|| Self::first(context.bot().id().clone()))
    }
}

/// Knows which events were told of before.
#[derive(Debug, Default)]
pub(crate) struct Dedupe {
    /// What events are told apart with.
    state: RandomState,
    records: Mutex<Records>,
}

/// What one bot tells, with how many bots there are beside it.
#[derive(Debug, Clone)]
pub(crate) struct Teller {
    dedupe: Option<Arc<Dedupe>>,
    peers: Arc<AtomicUsize>,
}

/// Whether an event is new.
#[derive(Debug, Clone)]
pub(crate) enum Sighting {
    /// It is, and nobody else could tell of it.
    Sole,
    /// It is; these saw it.
    First(Witnesses),
    /// Another bot told of it before.
    Again,
}

impl Teller {
    /// One of `peers` bots on its platform; without `dedupe` everything is new.
    pub(crate) fn new(dedupe: Option<Arc<Dedupe>>, peers: Arc<AtomicUsize>) -> Self {
        Self { dedupe, peers }
    }

    /// Whether an event that `bot` tells of, and has a use for, is new.
    pub(crate) fn tell(&self, event: &Event, bot: &Bot) -> Sighting {
        let told = self.compared(event, bot, |records, print| {
            records.tell(print, event.header().time, bot.id())
        });
        told.unwrap_or(Sighting::Sole)
    }

    /// `bot` saw an event that it has no use for; where another has, that is known of it.
    pub(crate) fn note(&self, event: &Event, bot: &Bot) {
        self.compared(event, bot, |records, print| {
            records.note(print, event.header().time, bot.id());
        });
    }

    /// What is done with the fingerprint of an event that another bot may see as well.
    fn compared<T>(
        &self,
        event: &Event,
        bot: &Bot,
        with: impl FnOnce(&mut Records, u64) -> T,
    ) -> Option<T> {
        let dedupe = self.dedupe.as_ref()?;
        if self.peers.load(Ordering::Relaxed) < 2 {
            return None;
        }
        let print = fingerprint::of(event, &bot.platform(), &dedupe.state)?;
        let mut records = dedupe.records.lock().unwrap_or_else(PoisonError::into_inner);
        Some(with(&mut records, print))
    }
}

#[cfg(test)]
mod tests;
