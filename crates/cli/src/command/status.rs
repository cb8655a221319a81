//! `mynah status`: how each bot of a configuration is, and whether all of them can be used.

mod look;
mod report;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use mynah::core::event::meta::Meta;
use mynah::core::{Bot, BotHost, BotId, BotState, Event, EventSink, Localize, Payload, RunContext};
use mynah_adapter_napcat::NapCatListener;
use serde_json::Value;
use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::args::Status;
use crate::connection::is_meant;
use crate::failure::Failure;
use crate::texts::{Reader, text};
use crate::{bots, logging, output};
use look::Look;

pub(crate) async fn run(args: Status, reader: &Reader) -> Result<(), Failure> {
    let (config, all) = bots::load(&args.config, reader)?;
    logging::start(config.settings.log.as_str())?;
    let name = args.bot.bot.as_deref();
    let meant: Vec<Bot> =
        all.into_iter().filter(|bot| name.is_none_or(|name| is_meant(bot, name))).collect();
    if meant.is_empty() {
        return Err(Failure::Other(text("status-nobody")));
    }
    let patience = args.bot.connect_timeout.get();
    let runners = Arc::new(Runners::new(reader, name, &meant));
    for bot in meant {
        if listens(&bot) {
            let whom = name.unwrap_or(bot.id().as_str()).to_owned();
            let told = text("status-waiting").with("bot", whom);
            output::note(told.with("timeout", format!("{patience:?}")).localize(&reader.lang()));
        }
        runners.run(bot);
    }
    let looks = runners.look(patience).await;
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
    bots: watch::Sender<Vec<Bot>>,
    /// The only account that is asked after of those that dial in.
    wanted: Option<String>,
}

impl Runners {
    fn new(reader: &Reader, name: Option<&str>, meant: &[Bot]) -> Self {
        let beats = Arc::new(Beats::default());
        let context = RunContext::new(beats.clone(), CancellationToken::new()).lang(reader.lang());
        let is_account = |name: &&str| meant.iter().all(|bot| *bot.id() != **name);
        let wanted = name.filter(is_account).map(ToOwned::to_owned);
        Self { context, beats, tasks: TaskTracker::new(), bots: watch::Sender::default(), wanted }
    }

    fn run(self: &Arc<Self>, bot: Bot) {
        let context = self.context.clone().host(Arc::new(Host(Arc::clone(self))));
        let runner = bot.clone();
        // Why it ends is in the log, and that it ended in its state.
        self.tasks.spawn(async move { runner.run(context).await });
        self.bots.send_modify(|bots| bots.push(bot));
    }

    fn bots(&self) -> Vec<Bot> {
        self.bots.borrow().clone()
    }

    /// Waits until it is certain how a bot is. Of one that is dialled it never is, unless only one
    /// account is asked after.
    async fn settled(&self, bot: &Bot, until: Instant) {
        let (mut state, mut bots) = (bot.state(), self.bots.subscribe());
        let settled = state.wait_for(|state| *state != BotState::Connecting);
        let came = async {
            match self.wanted.as_ref().filter(|_| listens(bot)) {
                Some(wanted) => {
                    let is_wanted = |bot: &Bot| *bot.id() == **wanted;
                    bots.wait_for(|bots| bots.iter().any(is_wanted)).await.map(drop)
                }
                None => std::future::pending().await,
            }
        };
        let _ = timeout_at(until, async {
            tokio::select! {
                _ = settled => {}
                _ = came => {}
            }
        })
        .await;
    }

    async fn look_at(&self, bot: &Bot, until: Instant) -> Look {
        self.settled(bot, until).await;
        Look::at(bot, &self.beats).await
    }

    /// Looks at all bots, each as soon as it is connected.
    async fn look(&self, patience: Duration) -> Vec<Look> {
        let until = Instant::now() + patience;
        let mut looks: Vec<Look> = Vec::new();
        loop {
            // Those that turned up while the others were looked at are looked at as well.
            let known = self.bots();
            let new = known.iter().skip(looks.len()).map(|bot| self.look_at(bot, until));
            let new = futures_util::future::join_all(new).await;
            if new.is_empty() {
                break;
            }
            looks.extend(new);
        }
        if let Some(wanted) = &self.wanted {
            // Or whoever waited for it in vain.
            let came = looks.iter().any(|look| *look.id() == **wanted);
            looks.retain(|look| if came { *look.id() == **wanted } else { look.is_listener });
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

/// Whether a bot is dialled, and stands for every account that does.
fn listens(bot: &Bot) -> bool {
    bot.downcast_ref::<NapCatListener>().is_some()
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
