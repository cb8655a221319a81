//! Bots while they run: each by itself, ended together.

mod stage;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use mynah_core::{Bot, BotId, Lang, Localize};
use tokio_util::sync::CancellationToken;

use super::AppError;
use crate::dispatch::Dispatcher;
use crate::modules::Modules;
use crate::texts::text;
use stage::Stage;

/// How long connections may take to close once handlers are done.
const CLOSE_DEADLINE: Duration = Duration::from_secs(10);

pub(super) async fn run(
    bots: Vec<Bot>,
    dispatcher: &Arc<Dispatcher>,
    modules: &Modules,
    stop: impl Future<Output = ()>,
    deadline: Duration,
    lang: &Lang,
) -> Result<(), AppError> {
    let say = |key| text(key).localize(lang);
    let shutdown = CancellationToken::new();
    let mut stage = Stage::new(dispatcher, modules.bots(), shutdown.clone(), lang.clone());
    stage.enter(bots);
    let mut gave_up: Vec<BotId> = Vec::new();
    let ended = tokio::select! {
        () = stop => false,
        () = stage.until_empty(&mut gave_up) => true,
    };
    if !ended {
        tracing::info!("{}", say("stopping"));
    }
    let left = dispatcher.drain(deadline).await;
    if left.total() > 0 {
        let events = left.total();
        tracing::warn!(events, conversations = %left, ?deadline, "{}", say("events-dropped"));
    }
    modules.stop().await;
    shutdown.cancel();
    let closed = tokio::time::timeout(CLOSE_DEADLINE, stage.until_empty(&mut gave_up));
    if closed.await.is_err() {
        tracing::warn!(bots = stage.len(), "{}", say("connections-cut"));
        stage.clear().await;
    }
    let events = dispatcher.too_late();
    if events > 0 {
        tracing::warn!(events, "{}", say("events-too-late"));
    }
    if ended && !gave_up.is_empty() {
        return Err(AppError::NoBotLeft { bots: gave_up });
    }
    Ok(())
}
