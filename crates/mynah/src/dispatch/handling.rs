//! One event and one handler: a panic, an error or a stuck handler hurts nobody else.

use std::panic::AssertUnwindSafe;
use std::pin::{Pin, pin};
use std::sync::Arc;

use futures_util::FutureExt;
use mynah_core::order::{Sending, until_on_its_way};
use mynah_core::{Context, Error, ErrorKind, Localize};

use super::afters::{After, Afters};
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
    pub(super) async fn run_one(
        self: &Arc<Self>,
        route: &Arc<Route>,
        context: Context,
        afters: &Afters,
    ) -> Flow {
        let _permit = match &route.permits {
            Some(permits) => permits.acquire().await.ok(),
            None => None,
        };
        if route.handler.waits() {
            Box::pin(self.run_seated(route, context)).await
        } else {
            pin!(self.settle(route, context, None, Some(afters))).await
        }
    }

    /// Runs a handler that may wait in a session: from its first wait on it goes on beside the
    /// conversation.
    async fn run_seated(self: &Arc<Self>, route: &Arc<Route>, mut context: Context) -> Flow {
        let (hold, freed) = Hold::new();
        let seat =
            Seat::new(Arc::clone(&self.sessions), route.module, self.options.lang.clone(), hold);
        context.insert(seat);
        let (this, own) = (Arc::clone(self), Arc::clone(route));
        let mut running = Box::pin(async move {
            let seat = context.get_arc::<Seat>();
            let clock = seat.as_ref().map(|seat| &seat.clock);
            let flow = this.settle(&own, context, clock, None).await;
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
    ///
    /// With `afters`, what it answers is only waited for until it is on its way.
    async fn settle(
        self: &Arc<Self>,
        route: &Arc<Route>,
        context: Context,
        clock: Option<&Clock>,
        afters: Option<&Afters>,
    ) -> Flow {
        let deadline = route.handler.tuning().deadline.unwrap_or(self.options.deadline);
        let outcome = {
            // Pinned here and lent from here on: each function that took it over would make room
            // for it once more.
            let handling = pin!(self.handle(route, &context, afters.is_some()));
            let mut handling = AssertUnwindSafe(handling).catch_unwind();
            within(deadline, clock, route.watched(&self.lang, Pin::new(&mut handling))).await
        };
        let problem = match outcome {
            Some(Ok(Ok((flow, left)))) => {
                if let (Some(left), Some(afters)) = (left, afters) {
                    afters.push(After { route: Arc::clone(route), context, left });
                }
                return flow;
            }
            Some(Ok(Err(error))) => Problem::Error(error),
            Some(Err(panic)) => Problem::of_panic(&*panic),
            None => Problem::TooSlow(deadline),
        };
        let (module, handler) = (route.module, route.handler.name());
        if let Some(ended) = problem.quiet() {
            tracing::debug!(module, handler, "{ended}");
            return route.flow(Flow::Continue(()));
        }
        Box::pin(self.tell(Failure { module, handler, context, problem })).await;
        route.flow(Flow::Continue(()))
    }

    /// Waits for the confirmation of an answer that is on its way.
    pub(super) async fn confirm(&self, mut after: After) {
        if let Err(error) = after.left.as_mut().await {
            let After { route, context, .. } = after;
            let (module, handler) = (route.module, route.handler.name());
            let failure = Failure { module, handler, context, problem: Problem::Error(error) };
            Box::pin(self.tell(failure)).await;
        }
    }

    async fn handle(
        &self,
        route: &Route,
        context: &Context,
        goes_on: bool,
    ) -> Result<(Flow, Option<Unconfirmed>), HandlerError> {
        match route.handler.call(context).await {
            Outcome::Done(None, flow) => Ok((route.flow(flow), None)),
            Outcome::Done(Some(reply), flow) => {
                Ok((route.flow(flow), answer(context, reply, goes_on).await?))
            }
            Outcome::Told(mistake) => {
                let lang = context.lang().unwrap_or_else(|| self.options.lang.clone());
                let reply = Reply::text(mistake.localize(&lang)).quoting();
                let left = answer(context, reply, goes_on).await?;
                Ok((route.flow(Flow::Continue(())), left))
            }
            Outcome::Skipped(reason) => {
                let (module, handler) = (route.module, route.handler.name());
                tracing::debug!(module, handler, reason, "skipped");
                Ok((Flow::Continue(()), None))
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

/// What is left of sending an answer that is on its way.
pub(super) type Unconfirmed = Pin<Box<dyn Future<Output = Result<(), HandlerError>> + Send>>;

/// Sends an answer to where the event came from; what `goes_on` is given back unconfirmed as soon
/// as no later answer can overtake it.
async fn answer(
    context: &Context,
    reply: Reply,
    goes_on: bool,
) -> Result<Option<Unconfirmed>, HandlerError> {
    let event = context.event();
    let target = event.conversation().ok_or_else(|| {
        let problem = text("nobody-to-answer");
        HandlerError::from(Error::new(ErrorKind::InvalidInput, problem))
    })?;
    let (bot, chain) = (context.bot().clone(), reply.into_chain(event));
    let sending = async move {
        bot.send_msg(&target, chain).await?;
        Ok(())
    };
    if !goes_on {
        return sending.await.map(|()| None);
    }
    match until_on_its_way(sending).await {
        Sending::Done(sent) => sent.map(|()| None),
        Sending::OnItsWay(left) => Ok(Some(left)),
    }
}
