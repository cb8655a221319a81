//! One event and the handlers that want it: by priority, side by side within one.
//!
//! What runs for every event is pinned where it is made: awaited as it is, it would be moved, and
//! these futures have kilobytes.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::join_all;
use mynah_core::{Bot, Context, Localize};

use super::afters::Afters;
use super::failure::words_of;
use super::flow;
use super::plan::{Chosen, limit};
use super::{Dispatcher, Job, Judge, Origin};
use crate::condition::Subject;
use crate::dedupe::Sighting;
use crate::session::{Freed, Reach};
use crate::texts::text;

impl Dispatcher {
    /// Does a job, and survives whatever a condition does.
    pub(super) async fn contained(self: Arc<Self>, job: Job) {
        let running = pin!(self.run(job));
        if let Err(panic) = AssertUnwindSafe(running).catch_unwind().await {
            self.tell_panic(&*panic);
        }
    }

    /// Tells of what should not have happened to one event.
    pub(super) fn tell_panic(&self, panic: &(dyn Any + Send)) {
        let said = text("dispatch-panicked").with("words", words_of(panic)).localize(&self.lang);
        tracing::error!("{said}");
    }

    /// Has the hooks, the sessions and the handlers see the event, in this order.
    async fn run(self: &Arc<Self>, job: Job) {
        // What is rare is done in a box, so that what is not need not carry room for it.
        let job = if self.is_hooked(&job.event) {
            match Box::pin(self.past_hooks(job)).await {
                Ok(job) => job,
                Err(refused) => return self.observe(&refused),
            }
        } else {
            job
        };
        let afters = Afters::default();
        let mut subject = Subject::new(&job.event, job.table.rules());
        let heard = match self.sessions.count() {
            0 => None,
            _ => Box::pin(self.hear(&job, &mut subject)).await,
        };
        match heard {
            None => pin!(self.run_all(&job, &mut subject, &afters)).await,
            // The handler that waited goes on in the place of the event.
            Some((Reach::One, freed)) => freed.await,
            Some((Reach::All, freed)) => {
                Box::pin(async { tokio::join!(freed, self.run_all(&job, &mut subject, &afters)) })
                    .await;
            }
        }
        self.finish(&job, afters).await;
    }

    /// Hands the event to a session that waits for it.
    async fn hear(&self, job: &Job, subject: &mut Subject<'_>) -> Option<(Reach, Freed)> {
        self.sessions.hear(&job.event, subject, &self.judge_for(&job.origin.bot)).await
    }

    /// Runs every handler that wants the event, until one of them stops it.
    async fn run_all(self: &Arc<Self>, job: &Job, subject: &mut Subject<'_>, afters: &Afters) {
        let Job { event, origin, seen, table, places } = job;
        let Origin { bot, teller, .. } = &**origin;
        let judge = self.judge_for(bot);
        let mut chosen = pin!(table.matching(places, subject, &judge)).await;
        if chosen.is_empty() {
            // What hooks saw was told of before.
            if seen.is_none() {
                teller.note(event, bot);
            }
            return;
        }
        // Not before it is known that a handler wants it as this bot tells of it: one that is
        // spoken to is not to lose an event to one that is not.
        let witnesses = match seen.clone().unwrap_or_else(|| teller.tell(event, bot)) {
            Sighting::Sole => None,
            Sighting::First(witnesses) => Some(witnesses),
            Sighting::Again => return,
        };
        limit(&mut chosen, subject);
        let mut context = Context::new(event.clone(), bot.clone(), self.plan.unshared());
        subject.listen(0);
        if let Some(command) = subject.command() {
            context.insert(command);
        }
        if let Some(witnesses) = witnesses {
            context.insert(witnesses);
        }
        for equals in chosen.chunk_by(|a, b| a.route.priority() == b.route.priority()) {
            if pin!(self.run_equals(equals, &context, afters)).await.is_break() {
                return;
            }
        }
    }

    fn judge_for<'a>(&'a self, bot: &'a Bot) -> Judge<'a> {
        Judge { bot, deadline: self.options.deadline, lang: &self.lang }
    }

    /// Runs handlers of one priority side by side.
    async fn run_equals<'c>(
        self: &Arc<Self>,
        chosen: &'c [Chosen<'c>],
        context: &Context,
        afters: &Afters,
    ) -> flow::Flow {
        let one =
            |chosen: &'c Chosen<'c>| self.run_one(chosen.route, chosen.context(context), afters);
        match chosen {
            [chosen] => pin!(one(chosen)).await,
            chosen => flow::all(Box::pin(join_all(chosen.iter().map(one))).await),
        }
    }
}
