//! One event and one handler: a panic, an error or a stuck handler hurts nobody else.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt;
use mynah_core::{Context, Error, ErrorKind, Localize};

use super::failure::Problem;
use super::flow::Flow;
use super::limit::{Clock, within};
use super::plan::Route;
use super::{Dispatcher, Failure};
use crate::handler::{HandlerError, Outcome};
use crate::reply::Reply;
use crate::session::{Hold, Seat};
use crate::texts::text;

impl Dispatcher {
    /// Runs one handler and answers whether handlers of lower priority get the event.
    pub(super) async fn run_one(self: &Arc<Self>, route: &Arc<Route>, context: Context) -> Flow {
        let _permit = match &route.permits {
            Some(permits) => permits.acquire().await.ok(),
            None => None,
        };
        if route.handler.waits() {
            self.run_seated(route, context).await
        } else {
            self.settle(route, context, None).await
        }
    }

    /// Runs a handler that may wait in a session: from its first wait on it goes on beside the
    /// conversation.
    async fn run_seated(self: &Arc<Self>, route: &Arc<Route>, mut context: Context) -> Flow {
        let (hold, freed) = Hold::new();
        let seat = Seat::new(Arc::clone(&self.sessions), self.options.lang.clone(), hold);
        context.insert(seat);
        let (this, own) = (Arc::clone(self), Arc::clone(route));
        let mut running = Box::pin(async move {
            let seat = context.get_arc::<Seat>();
            let clock = seat.as_ref().map(|seat| &seat.clock);
            let flow = this.settle(&own, context, clock).await;
            if let Some(seat) = &seat {
                seat.end();
            }
            flow
        });
        tokio::select! {
            biased;
            flow = &mut running => flow,
            () = freed => {
                self.lanes.beside(async move {
                    // Who gets the event was decided when it began to wait.
                    let _ = running.await;
                });
                route.flow(Flow::Continue(()))
            }
        }
    }

    /// Runs a handler to its end, and tells of it when that is no good one.
    async fn settle(&self, route: &Arc<Route>, context: Context, clock: Option<&Clock>) -> Flow {
        let deadline = route.handler.tuning().deadline.unwrap_or(self.options.deadline);
        let handling = AssertUnwindSafe(self.handle(route, &context)).catch_unwind();
        let problem = match within(deadline, clock, route.watched(&self.lang, handling)).await {
            Some(Ok(Ok(flow))) => return flow,
            Some(Ok(Err(error))) => Problem::Error(error),
            Some(Err(panic)) => Problem::of_panic(&*panic),
            None => Problem::TooSlow(deadline),
        };
        let (module, handler) = (route.module, route.handler.name());
        if let Some(ended) = problem.quiet() {
            tracing::debug!(module, handler, "{ended}");
            return route.flow(Flow::Continue(()));
        }
        self.tell(Failure { module, handler, context, problem }).await;
        route.flow(Flow::Continue(()))
    }

    async fn handle(&self, route: &Route, context: &Context) -> Result<Flow, HandlerError> {
        match route.handler.call(context).await {
            Outcome::Done(reply, flow) => {
                if let Some(reply) = reply {
                    answer(context, reply).await?;
                }
                Ok(route.flow(flow))
            }
            Outcome::Told(mistake) => {
                let lang = context.lang().unwrap_or_else(|| self.options.lang.clone());
                answer(context, Reply::text(mistake.localize(&lang)).quoting()).await?;
                Ok(route.flow(Flow::Continue(())))
            }
            Outcome::Skipped(reason) => {
                let (module, handler) = (route.module, route.handler.name());
                tracing::debug!(module, handler, reason, "skipped");
                Ok(Flow::Continue(()))
            }
            Outcome::Failed(error) => Err(error),
        }
    }

    /// Tells the log, and whoever asked to be told.
    async fn tell(&self, failure: Failure) {
        let Failure { module, handler, context, .. } = &failure;
        let bot = context.bot().id();
        let conversation = context.event().conversation().map(|target| target.to_string());
        let conversation = conversation.as_deref().unwrap_or("none");
        let said = failure.localize(&self.lang);
        tracing::error!(module, handler, %bot, conversation, "{said}");
        let Some(hook) = &self.listeners.on_error else { return };
        let told = async { hook(failure).await };
        let told = within(self.options.deadline, None, AssertUnwindSafe(told).catch_unwind()).await;
        if !matches!(told, Some(Ok(()))) {
            tracing::error!("{}", text("error-hook-failed").localize(&self.lang));
        }
    }
}

/// Sends an answer to where the event came from.
async fn answer(context: &Context, reply: Reply) -> Result<(), HandlerError> {
    let event = context.event();
    let target = event.conversation().ok_or_else(|| {
        let problem = text("nobody-to-answer");
        HandlerError::from(Error::new(ErrorKind::InvalidInput, problem))
    })?;
    context.bot().send_msg(&target, reply.into_chain(event)).await?;
    Ok(())
}
