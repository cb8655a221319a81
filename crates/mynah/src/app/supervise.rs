//! Bots while they run: each by itself, ended together.

use std::collections::HashMap;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use mynah_core::{Bot, BotId, Lang, Localize, RunContext};
use tokio::task::{Id, JoinSet};
use tokio_util::sync::CancellationToken;

use super::AppError;
use crate::dispatch::Dispatcher;
use crate::texts::text;

/// How long connections may take to close once handlers are done.
const CLOSE_DEADLINE: Duration = Duration::from_secs(10);

/// Bots that run, and who they are.
struct Running {
    tasks: JoinSet<Result<(), mynah_core::Error>>,
    bots: HashMap<Id, BotId>,
}

pub(super) async fn run(
    bots: Vec<Bot>,
    dispatcher: &Arc<Dispatcher>,
    stop: impl Future<Output = ()>,
    deadline: Duration,
    lang: &Lang,
) -> Result<(), AppError> {
    let say = |key| text(key).localize(lang);
    let shutdown = CancellationToken::new();
    let mut running = Running::start(bots, dispatcher, &shutdown);
    let mut gave_up = Vec::new();
    let ended = tokio::select! {
        () = stop => false,
        () = running.until_all_ended(&mut gave_up, lang) => true,
    };
    if !ended {
        tracing::info!("{}", say("stopping"));
    }
    let left = dispatcher.drain(deadline).await;
    if left > 0 {
        tracing::warn!(left, ?deadline, "{}", say("events-dropped"));
    }
    shutdown.cancel();
    let closed = tokio::time::timeout(CLOSE_DEADLINE, running.until_all_ended(&mut gave_up, lang));
    if closed.await.is_err() {
        tracing::warn!(bots = running.tasks.len(), "{}", say("connections-cut"));
        running.tasks.shutdown().await;
    }
    if ended && !gave_up.is_empty() {
        return Err(AppError::NoBotLeft { bots: gave_up });
    }
    Ok(())
}

impl Running {
    fn start(bots: Vec<Bot>, dispatcher: &Arc<Dispatcher>, shutdown: &CancellationToken) -> Self {
        let mut running = Self { tasks: JoinSet::new(), bots: HashMap::new() };
        for bot in bots {
            let context =
                RunContext { events: dispatcher.sink(bot.clone()), shutdown: shutdown.clone() };
            let id = bot.id().clone();
            let task = running.tasks.spawn(async move { bot.run(context).await });
            running.bots.insert(task.id(), id);
        }
        running
    }

    /// Waits until every bot has ended, and notes those that gave up.
    async fn until_all_ended(&mut self, gave_up: &mut Vec<BotId>, lang: &Lang) {
        while let Some(ended) = self.tasks.join_next_with_id().await {
            let (task, problem) = match ended {
                Ok((task, Ok(()))) => (task, None),
                Ok((task, Err(error))) => {
                    (task, Some(text("bot-gave-up").with("error", error.localize(lang))))
                }
                Err(panic) => {
                    let said = text("adapter-panicked").with("panic", panic.to_string());
                    (panic.id(), Some(said))
                }
            };
            let bot = &self.bots[&task];
            match problem {
                None => tracing::info!(%bot, "{}", text("bot-ended").localize(lang)),
                Some(problem) => {
                    tracing::error!(%bot, "{}", problem.localize(lang));
                    gave_up.push(bot.clone());
                }
            }
        }
    }
}
