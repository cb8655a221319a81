//! How events reach handlers, and in which order.
//!
//! Every conversation is a lane: its events are handled one after another, in the order they
//! arrived, while lanes run side by side.
//! A lane is a task only while it has work.
//! Whoever publishes an event never waits; an event that no handler can want costs a look into
//! the index and nothing else.

mod afters;
mod confirmations;
mod failure;
mod flow;
mod handling;
mod hooked;
mod judge;
mod lanes;
mod limit;
mod load;
mod observer;
mod options;
mod plan;
mod run;
mod threads;

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;

use arc_swap::Guard;
use async_trait::async_trait;
use mynah_core::{Bot, Event, EventSink, Lang};

use confirmations::Confirmations;
pub(crate) use failure::ErrorHook;
pub(crate) use failure::words_of;
pub use failure::{Failure, Problem};
pub(crate) use lanes::{Lanes, Left};

pub(crate) use judge::Judge;
pub(crate) use limit::Clock;
pub use load::Load;
pub use observer::Observer;
pub use options::{DispatchOptions, WhenFull};
pub use plan::{Decision, Explanation, Plan};
pub(crate) use plan::{Handle, Provided, Roster, Table};
pub(crate) use threads::Watch;

use crate::condition::Subject;
use crate::condition::index::Places;
use crate::dedupe::{Dedupe, Sighting, Teller};
use crate::session::Sessions;

/// Takes events and runs the handlers that want them.
pub(crate) struct Dispatcher {
    plan: Plan,
    lanes: Lanes,
    sessions: Arc<Sessions>,
    dedupe: Option<Arc<Dedupe>>,
    options: DispatchOptions,
    listeners: Listeners,
    /// The language of the log.
    lang: Lang,
}

/// Who is told of what the dispatcher does.
#[derive(Default)]
pub(crate) struct Listeners {
    pub(crate) observer: Option<Arc<dyn Observer>>,
    pub(crate) on_error: Option<ErrorHook>,
}

/// One event on its way through a lane.
pub(crate) struct Job {
    event: Event,
    origin: Arc<Origin>,
    /// Who saw it, where that was asked before hooks saw it.
    seen: Option<Sighting>,
    /// What was in force when it came.
    table: Arc<Table>,
    /// The places in it of the handlers that may want it.
    places: Places,
}

/// Whom events come from.
struct Origin {
    bot: Bot,
    teller: Teller,
    /// Its answers that are to be confirmed beside their conversations.
    confirmations: Confirmations,
}

impl Dispatcher {
    pub(crate) fn new(
        plan: Plan,
        options: DispatchOptions,
        listeners: Listeners,
        lang: Lang,
    ) -> Arc<Self> {
        let lanes = Lanes::new(&options, lang.clone());
        let sessions = Arc::new(Sessions::new(options.sessions));
        let dedupe = options.dedupe.then(Arc::default);
        Arc::new(Self { plan, lanes, sessions, dedupe, options, listeners, lang })
    }

    /// Where the events of a bot go that is alone on its platform.
    #[cfg(test)]
    pub(crate) fn sink(self: &Arc<Self>, bot: Bot) -> Arc<dyn EventSink> {
        self.sink_among(bot, Arc::default())
    }

    /// Where the events of `bot` go, one of `peers` bots on its platform.
    pub(crate) fn sink_among(
        self: &Arc<Self>,
        bot: Bot,
        peers: Arc<AtomicUsize>,
    ) -> Arc<dyn EventSink> {
        let teller = Teller::new(self.dedupe.clone(), peers);
        let confirmations = Confirmations::default();
        let origin = Arc::new(Origin { bot, teller, confirmations });
        Arc::new(Sink { dispatcher: Arc::clone(self), origin })
    }

    /// Takes no more events and waits until those it has are handled; answers what was still
    /// going on when `deadline` had passed, and is dropped. Sessions wait no longer.
    pub(crate) async fn drain(&self, deadline: Duration) -> Left {
        self.sessions.stop();
        self.lanes.drain(deadline).await
    }

    /// How many events came since it takes no more, that a handler might have wanted.
    pub(crate) fn too_late(&self) -> u64 {
        self.lanes.too_late()
    }

    /// How much there is to do.
    pub(crate) fn load(&self) -> Load {
        Load { sessions: self.sessions.count(), ..self.lanes.load() }
    }

    fn observe(&self, event: &Event) {
        if let Some(observer) = &self.listeners.observer {
            observer.handled(event);
        }
    }
}

struct Sink {
    dispatcher: Arc<Dispatcher>,
    origin: Arc<Origin>,
}

#[async_trait]
impl EventSink for Sink {
    fn publish(&self, event: Event) {
        let (dispatcher, origin) = (&self.dispatcher, &self.origin);
        let table = dispatcher.plan.table();
        let (mut places, mut seen) = (Places::new(), None);
        if dispatcher.is_hooked(&event) {
            // Hooks see it once, and may make another message of it; only then is it known who may
            // want it.
            let sighting = origin.teller.tell(&event, &origin.bot);
            if matches!(sighting, Sighting::Again) && !dispatcher.sessions.may_want(&event) {
                return dispatcher.observe(&event);
            }
            seen = Some(sighting);
        } else {
            places = table.candidates(&Subject::new(&event, table.rules()));
            if places.is_empty() && !dispatcher.sessions.may_want(&event) {
                origin.teller.note(&event, &origin.bot);
                return dispatcher.observe(&event);
            }
        }
        let table = Guard::into_inner(table);
        let job = Job { event, origin: Arc::clone(origin), seen, table, places };
        dispatcher.lanes.push(job, || {
            let dispatcher = Arc::clone(dispatcher);
            move |job| Arc::clone(&dispatcher).contained(job)
        });
    }

    async fn room(&self) {
        self.dispatcher.lanes.room().await;
    }
}

#[cfg(test)]
mod tests;
