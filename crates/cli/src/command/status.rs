//! `mynah status`: how each bot of a configuration is, and whether all of them can be used.

mod look;
mod report;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use mynah::core::event::meta::Meta;
use mynah::core::{Bot, BotHost, BotId, Event, EventSink, Payload, RunContext};
use serde_json::Value;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::args::Status;
use crate::failure::Failure;
use crate::texts::{Reader, text};
use crate::{bots, logging, output};
use look::Look;

pub(crate) async fn run(args: Status, reader: &Reader) -> Result<(), Failure> {
    let (config, all) = bots::load(&args.config, reader)?;
    logging::start(config.settings.log.as_str())?;
    let meant =
        all.into_iter().filter(|bot| args.bot.bot.as_ref().is_none_or(|name| *bot.id() == **name));
    let meant: Vec<Bot> = meant.collect();
    if meant.is_empty() {
        return Err(Failure::Other(text("status-nobody")));
    }
    let runners = Arc::new(Runners::new(reader));
    for bot in meant {
        runners.run(bot);
    }
    let looks = runners.look(args.bot.connect_timeout.get()).await;
    runners.end().await;
    let ready = looks.iter().filter(|look| look.is_ready()).count();
    if args.json {
        let looks: Vec<Value> = looks.iter().map(|look| look.to_json(&reader.lang())).collect();
        output::line(format_args!("{:#}", Value::Array(looks)));
    } else {
        for look in &looks {
            output::line(report::of(look, &reader.lang()));
        }
    }
    match looks.len() - ready {
        0 => Ok(()),
        missing => Err(Failure::Other(
            text("status-not-ready").with("missing", missing).with("count", looks.len()),
        )),
    }
}

/// The bots that run while they are looked at, with those that turn up meanwhile.
struct Runners {
    context: RunContext,
    beats: Arc<Beats>,
    tasks: TaskTracker,
    bots: Mutex<Vec<Bot>>,
}

impl Runners {
    fn new(reader: &Reader) -> Self {
        let beats = Arc::new(Beats::default());
        let context = RunContext::new(beats.clone(), CancellationToken::new()).lang(reader.lang());
        Self { context, beats, tasks: TaskTracker::new(), bots: Mutex::default() }
    }

    fn run(self: &Arc<Self>, bot: Bot) {
        let context = self.context.clone().host(Arc::new(Host(Arc::clone(self))));
        let runner = bot.clone();
        // Why it ends is in the log, and that it ended in its state.
        self.tasks.spawn(async move { runner.run(context).await });
        self.bots.lock().unwrap_or_else(PoisonError::into_inner).push(bot);
    }

    fn bots(&self) -> Vec<Bot> {
        self.bots.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Looks at all bots, each as soon as it is connected.
    async fn look(&self, patience: Duration) -> Vec<Look> {
        let until = Instant::now() + patience;
        let mut looks: Vec<Look> = Vec::new();
        loop {
            // Those that turned up while the others were looked at are looked at as well.
            let known = self.bots();
            let new = known.iter().skip(looks.len()).map(|bot| Look::at(bot, until, &self.beats));
            let new = futures_util::future::join_all(new).await;
            if new.is_empty() {
                break;
            }
            looks.extend(new);
        }
        // Whoever only introduces others is as they are.
        let ids: Vec<BotId> = looks.iter().map(|look| look.id().clone()).collect();
        looks.retain(|look| {
            let accounts = format!("{}/", look.id());
            !ids.iter().any(|id| id.as_str().starts_with(&accounts))
        });
        looks
    }

    async fn end(&self) {
        self.context.shutdown.cancel();
        self.tasks.close();
        self.tasks.wait().await;
    }
}

/// When each bot last heard that its server is alive.
#[derive(Default)]
struct Beats(Mutex<HashMap<BotId, Instant>>);

impl Beats {
    fn of(&self, bot: &BotId) -> Option<Instant> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(bot).copied()
    }
}

impl EventSink for Beats {
    fn publish(&self, event: Event) {
        if matches!(&*event, Payload::Meta(Meta::Heartbeat(_))) {
            let mut beats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            beats.insert(event.header().bot.clone(), Instant::now());
        }
    }
}

/// Runs the bots that turn up.
struct Host(Arc<Runners>);

impl BotHost for Host {
    fn introduce(&self, bot: Bot) -> mynah::core::Result<()> {
        self.0.run(bot);
        Ok(())
    }
}
