//! How events reach handlers, and in which order.
//!
//! Every conversation is a lane: its events are handled one after another, in the order they
//! arrived, while lanes run side by side.
//! A lane is a task only while it has work.
//! Whoever publishes an event never waits; an event that no handler can want costs a look into
//! the index and nothing else.

mod lanes;
mod observer;
mod plan;
mod run;

use std::sync::Arc;
use std::time::Duration;

use mynah_core::event::Payload;
use mynah_core::{Bot, Event, EventSink, Lang};

pub(crate) use lanes::Lanes;
pub use observer::Observer;
pub(crate) use plan::Plan;

use crate::command::{CommandLine, Prefixes};
use crate::condition::Subject;
use crate::config::Settings;
use crate::texts::of_process;

/// What the dispatcher goes by.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct DispatchOptions {
    /// What makes a message a command.
    pub prefixes: Prefixes,
    /// How long one handler may take with one event.
    pub deadline: Duration,
    /// How many events may wait at most; more are dropped, counted and logged.
    pub queue: usize,
    /// The language for bots that have none of their own.
    pub lang: Lang,
}

impl Default for DispatchOptions {
    fn default() -> Self {
        Self {
            prefixes: Prefixes::default(),
            deadline: Duration::from_mins(5),
            queue: 10_000,
            lang: Lang::english(),
        }
    }
}

impl From<&Settings> for DispatchOptions {
    fn from(settings: &Settings) -> Self {
        Self {
            prefixes: Prefixes::new(&settings.commands.prefixes),
            deadline: settings.handlers.deadline.get(),
            queue: settings.handlers.queue.get(),
            lang: of_process(settings.lang.as_ref()),
        }
    }
}

/// Takes events and runs the handlers that want them.
pub(crate) struct Dispatcher {
    plan: Plan,
    lanes: Lanes<Job>,
    options: DispatchOptions,
    observer: Option<Arc<dyn Observer>>,
    /// The language of the log.
    lang: Lang,
}

/// One event on its way through a lane.
pub(crate) struct Job {
    event: Event,
    bot: Bot,
    command: Option<CommandLine>,
}

impl Dispatcher {
    pub(crate) fn new(
        plan: Plan,
        options: DispatchOptions,
        observer: Option<Arc<dyn Observer>>,
        lang: Lang,
    ) -> Arc<Self> {
        let lanes = Lanes::new(options.queue, lang.clone());
        Arc::new(Self { plan, lanes, options, observer, lang })
    }

    /// Where the events of `bot` go.
    pub(crate) fn sink(self: &Arc<Self>, bot: Bot) -> Arc<dyn EventSink> {
        Arc::new(Sink { dispatcher: Arc::clone(self), bot })
    }

    /// Takes no more events and waits until those it has are handled; answers how many handlings
    /// were still going on when `deadline` had passed.
    pub(crate) async fn drain(&self, deadline: Duration) -> usize {
        self.lanes.drain(deadline).await
    }

    fn observe(&self, event: &Event) {
        if let Some(observer) = &self.observer {
            observer.handled(event);
        }
    }

    /// What `event` says when it is read as a command.
    fn command(&self, event: &Event) -> Option<CommandLine> {
        match &**event {
            Payload::Message(message) => {
                self.options.prefixes.read(message, &event.header().self_id)
            }
            _ => None,
        }
    }
}

struct Sink {
    dispatcher: Arc<Dispatcher>,
    bot: Bot,
}

impl EventSink for Sink {
    fn publish(&self, event: Event) {
        let dispatcher = &self.dispatcher;
        let subject = Subject::new(&event, dispatcher.command(&event));
        if dispatcher.plan.candidates(&subject).is_empty() {
            dispatcher.observe(&event);
            return;
        }
        let command = subject.command;
        let lane = lanes::LaneKey::of(&event);
        let job = Job { event, bot: self.bot.clone(), command };
        let dispatcher = Arc::clone(dispatcher);
        self.dispatcher.lanes.push(lane, job, move |job| {
            let dispatcher = Arc::clone(&dispatcher);
            async move { dispatcher.run(job).await }
        });
    }
}

#[cfg(test)]
mod tests;
