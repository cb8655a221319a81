//! One event and the handlers that want it: by priority, side by side within one.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::join_all;
use mynah_core::{Bot, Context, Event, Localize};

use super::afters::Afters;
use super::failure::words_of;
use super::flow;
use super::plan::Chosen;
use super::{Dispatcher, Job, Judge, Table};
use crate::condition::Subject;
use crate::dedupe::Witnesses;
use crate::session::Reach;
use crate::texts::text;

impl Dispatcher {
    /// Does a job, and survives whatever a condition does.
    pub(super) async fn contained(self: Arc<Self>, job: Job) {
        if let Err(panic) = AssertUnwindSafe(self.run(job)).catch_unwind().await {
            let words = words_of(&*panic);
            let said = text("dispatch-panicked").with("words", words).localize(&self.lang);
            tracing::error!("{said}");
        }
    }

    /// Has the hooks, the sessions and the handlers see the event, in this order.
    async fn run(self: &Arc<Self>, job: Job) {
        let Job { event, bot, seen, table, places } = match self.past_hooks(job).await {
            Ok(job) => job,
            Err(refused) => return self.observe(&refused),
        };
        let mut subject = Subject::new(&event, table.rules());
        let heard = self.sessions.hear(&event, &mut subject, &self.judge_for(&bot)).await;
        let afters = Afters::default();
        match heard {
            None => self.run_all(&event, (bot, seen), (&table, &places), subject, &afters).await,
            // The handler that waited goes on in the place of the event.
            Some((Reach::One, freed)) => freed.await,
            Some((Reach::All, freed)) => {
                let wanted = (&*table, &*places);
                tokio::join!(freed, self.run_all(&event, (bot, seen), wanted, subject, &afters));
            }
        }
        self.finish(&event, afters).await;
    }

    /// Runs every handler that wants the event, until one of them stops it.
    async fn run_all(
        self: &Arc<Self>,
        event: &Event,
        (bot, seen): (Bot, Option<Witnesses>),
        (table, places): (&Table, &[usize]),
        mut subject: Subject<'_>,
        afters: &Afters,
    ) {
        let chosen = table.matching(places, &mut subject, &self.judge_for(&bot)).await;
        if chosen.is_empty() {
            return;
        }
        let mut context = Context::new(event.clone(), bot, self.plan.unshared());
        subject.listen(0);
        if let Some(command) = subject.command() {
            context.insert(command);
        }
        if let Some(seen) = seen {
            context.insert(seen);
        }
        drop(subject);
        for equals in chosen.chunk_by(|a, b| a.route.priority() == b.route.priority()) {
            if self.run_equals(equals, &context, afters).await.is_break() {
                return;
            }
        }
    }

    fn judge_for<'a>(&'a self, bot: &'a Bot) -> Judge<'a> {
        Judge { bot, deadline: self.options.deadline, lang: &self.lang }
    }

    /// Runs handlers of one priority side by side.
    async fn run_equals(
        self: &Arc<Self>,
        chosen: &[Chosen<'_>],
        context: &Context,
        afters: &Afters,
    ) -> flow::Flow {
        let one = |chosen: &Chosen<'_>| {
            let context = chosen.context(context);
            let route = Arc::clone(chosen.route);
            async move { self.run_one(&route, context, afters).await }
        };
        match chosen {
            [chosen] => one(chosen).await,
            chosen => flow::all(join_all(chosen.iter().map(one)).await),
        }
    }
}
