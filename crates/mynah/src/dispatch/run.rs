//! One event and the handlers that want it: a panic or a stuck handler hurts nobody else.

use std::any::Any;
use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use futures_util::future::join_all;
use mynah_core::i18n::Phrase;
use mynah_core::{Bot, Context, Error, ErrorKind, Event, Localize};
use tokio::time::timeout;

use super::plan::Route;
use super::{Dispatcher, Job};
use crate::command::CommandLine;
use crate::condition::Subject;
use crate::handler::{HandlerError, Outcome};
use crate::i18n::Localizer;
use crate::reply::Reply;
use crate::texts::text;

impl Dispatcher {
    /// Runs every handler that wants the event, side by side, and sends what they answer.
    pub(super) async fn run(&self, job: Job) {
        let Job { event, bot, command } = job;
        let subject = Subject::new(&event, command);
        let routes = self.plan.matching(&subject);
        let command = subject.command;
        match routes.as_slice() {
            [] => {}
            [route] => self.run_one(route, event.clone(), bot, command).await,
            routes => {
                join_all(
                    routes.iter().map(|route| {
                        self.run_one(route, event.clone(), bot.clone(), command.clone())
                    }),
                )
                .await;
            }
        }
        self.observe(&event);
    }

    async fn run_one(&self, route: &Route, event: Event, bot: Bot, command: Option<CommandLine>) {
        let context = self.context(route, event, bot, command);
        let handling = AssertUnwindSafe(self.handle(route, &context)).catch_unwind();
        let problem = match timeout(self.options.deadline, handling).await {
            Ok(Ok(Ok(()))) => return,
            Ok(Ok(Err(error))) => Phrase::from(error.localize(&self.lang)),
            Ok(Err(panic)) => text("handler-panicked").with("words", words_of(&*panic)),
            Err(_) => {
                let deadline = format!("{:?}", self.options.deadline);
                text("handler-too-slow").with("deadline", deadline)
            }
        };
        let said = text("handler-failed").with("problem", problem).localize(&self.lang);
        let bot = context.bot().id();
        let conversation = context.event().conversation().map(|target| target.to_string());
        tracing::error!(
            module = route.module,
            handler = route.handler.name(),
            %bot,
            conversation = conversation.as_deref().unwrap_or("none"),
            "{said}"
        );
    }

    async fn handle(&self, route: &Route, context: &Context) -> Result<(), HandlerError> {
        match route.handler.call(context).await {
            Outcome::Done(None) => Ok(()),
            Outcome::Done(Some(reply)) => answer(context, reply).await,
            Outcome::Skipped(reason) => {
                tracing::debug!(
                    module = route.module,
                    handler = route.handler.name(),
                    reason,
                    "skipped"
                );
                Ok(())
            }
            Outcome::Failed(error) => Err(error),
        }
    }

    fn context(
        &self,
        route: &Route,
        event: Event,
        bot: Bot,
        command: Option<CommandLine>,
    ) -> Context {
        let lang = bot.lang().unwrap_or(&self.options.lang).clone();
        let mut context = Context::new(event, bot, self.plan.shared.clone());
        context.insert(Localizer::new(route.texts.clone(), lang));
        if let Some(command) = command {
            context.insert(command);
        }
        context
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

/// What a panic said.
fn words_of(panic: &(dyn Any + Send)) -> Phrase {
    let words = panic.downcast_ref::<String>().cloned();
    words
        .map(Phrase::from)
        .or_else(|| panic.downcast_ref::<&'static str>().map(|&words| words.into()))
        .unwrap_or_else(|| text("without-words"))
}
