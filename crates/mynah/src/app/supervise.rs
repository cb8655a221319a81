//! Bots while they run: each by itself, ended together.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use mynah_core::{Bot, BotId, RunContext};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::AppError;
use crate::dispatch::Dispatcher;

/// How long connections may take to close once handlers are done.
const CLOSE_DEADLINE: Duration = Duration::from_secs(10);

type Bots = JoinSet<(BotId, Result<(), mynah_core::Error>)>;

pub(super) async fn run(
    bots: Vec<Bot>,
    dispatcher: &Arc<Dispatcher>,
    stop: impl Future<Output = ()>,
    deadline: Duration,
) -> Result<(), AppError> {
    let shutdown = CancellationToken::new();
    let mut running = start(bots, dispatcher, &shutdown);
    let mut gave_up = Vec::new();
    let ended = tokio::select! {
        () = stop => false,
        () = until_all_ended(&mut running, &mut gave_up) => true,
    };
    if !ended {
        tracing::info!("stopping: no more events are taken, running handlers may finish");
    }
    let left = dispatcher.drain(deadline).await;
    if left > 0 {
        tracing::warn!(
            left,
            ?deadline,
            "events were not handled to the end in time and are dropped"
        );
    }
    shutdown.cancel();
    if tokio::time::timeout(CLOSE_DEADLINE, until_all_ended(&mut running, &mut gave_up))
        .await
        .is_err()
    {
        tracing::warn!(bots = running.len(), "connections did not close in time and are cut");
        running.shutdown().await;
    }
    if ended && !gave_up.is_empty() {
        return Err(AppError::NoBotLeft { bots: gave_up });
    }
    Ok(())
}

fn start(bots: Vec<Bot>, dispatcher: &Arc<Dispatcher>, shutdown: &CancellationToken) -> Bots {
    let mut running = JoinSet::new();
    for bot in bots {
        let context =
            RunContext { events: dispatcher.sink(bot.clone()), shutdown: shutdown.clone() };
        running.spawn(async move {
            let outcome = bot.run(context).await;
            (bot.id().clone(), outcome)
        });
    }
    running
}

/// Waits until every bot has ended, and notes those that gave up.
async fn until_all_ended(running: &mut Bots, gave_up: &mut Vec<BotId>) {
    while let Some(ended) = running.join_next().await {
        match ended {
            Ok((bot, Ok(()))) => tracing::info!(%bot, "ended"),
            Ok((bot, Err(error))) => {
                tracing::error!(%bot, "gave up: {error}");
                gave_up.push(bot);
            }
            Err(panic) => {
                tracing::error!("an adapter panicked: {panic}");
                gave_up.push(BotId::from_static("a bot whose adapter panicked"));
            }
        }
    }
}
