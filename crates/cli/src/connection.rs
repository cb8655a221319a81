//! One bot of a configuration file, connected for as long as one command needs it.

use std::sync::Arc;
use std::time::Duration;

use mynah::core::{Bot, BotHost, BotState, Event, EventSink, RunContext};
use mynah::i18n::Filler;
use mynah_adapter_napcat::NapCat;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::args::{Config, OneBot};
use crate::failure::Failure;
use crate::texts::{Reader, text};
use crate::{bots, logging};

/// Nobody looks at events during a call.
struct Nobody;

impl EventSink for Nobody {
    fn publish(&self, _: Event) {}
}

/// A bot that is connected and ready.
pub(crate) struct Connection {
    pub(crate) bot: Bot,
    shutdown: CancellationToken,
    running: JoinHandle<mynah::core::Result<()>>,
}

impl Connection {
    /// Connects the one bot that is meant, and waits until it is ready.
    pub(crate) async fn open(
        config: &Config,
        which: &OneBot,
        events: Arc<dyn EventSink>,
        reader: &Reader,
    ) -> Result<Self, Failure> {
        let (loaded, bots) = bots::load(config, reader)?;
        logging::start(loaded.settings.log.as_str())?;
        let bot = choose(bots, which.bot.as_deref())?;
        let shutdown = CancellationToken::new();
        let context = RunContext::new(events, shutdown.clone()).lang(reader.lang());
        let (host, newcomers) = Newcomers::new(&context, which.bot.as_deref(), &bot);
        let runner = bot.clone();
        let context = context.host(host);
        let running = tokio::spawn(async move { runner.run(context).await });
        let mut connection = Self { bot, shutdown, running };
        connection.ready(newcomers, which.connect_timeout.get()).await?;
        Ok(connection)
    }

    /// Connects the one bot that is meant, for calls alone.
    pub(crate) async fn for_calls(
        config: &Config,
        which: &OneBot,
        reader: &Reader,
    ) -> Result<Self, Failure> {
        Self::open(config, which, Arc::new(Nobody), reader).await
    }

    /// The bot, for what only NapCat can do.
    pub(crate) fn napcat(&self) -> Result<NapCat, Failure> {
        let other = || text("napcat-only").with("adapter", self.bot.name());
        self.bot.downcast_ref().cloned().ok_or_else(|| Failure::Other(other()))
    }

    /// Waits until the bot is ready, or one it introduces, which is then the one that is meant.
    async fn ready(
        &mut self,
        mut newcomers: mpsc::UnboundedReceiver<Bot>,
        timeout: Duration,
    ) -> Result<(), Failure> {
        let newcomer = async {
            let bot = newcomers.recv().await?;
            is_ready(&bot).await.then_some(bot)
        };
        tokio::select! {
            true = is_ready(&self.bot) => Ok(()),
            Some(bot) = newcomer => {
                self.bot = bot;
                Ok(())
            }
            () = self.ended() => Err(self.why_ended().await),
            () = tokio::time::sleep(timeout) => {
                let said = text("not-connected-in-time").with("bot", self.bot.id().to_string());
                Err(Failure::Other(said.with("timeout", format!("{timeout:?}"))))
            }
        }
    }

    /// Is done when the bot has ended by itself.
    pub(crate) async fn ended(&self) {
        while !self.running.is_finished() {
            let mut state = self.bot.state();
            if state.wait_for(|state| *state == BotState::Stopped).await.is_err() {
                break;
            }
            tokio::task::yield_now().await;
        }
    }

    /// Why the bot ended by itself.
    pub(crate) async fn why_ended(&mut self) -> Failure {
        match (&mut self.running).await {
            Ok(Err(error)) => Failure::Call(error),
            Ok(Ok(())) => Failure::Other(text("connection-ended")),
            Err(panic) => Failure::panicked(&panic),
        }
    }

    /// Closes the connection properly.
    pub(crate) async fn close(self) {
        self.shutdown.cancel();
        let _ = self.running.await;
    }
}

/// Waits until a bot can be used; false when it never will.
async fn is_ready(bot: &Bot) -> bool {
    let mut state = bot.state();
    let usable = |state: &BotState| matches!(state, BotState::Ready | BotState::AccountOffline);
    state.wait_for(usable).await.is_ok()
}

/// Runs the bots that turn up, and tells of those that may be meant.
struct Newcomers {
    context: RunContext,
    /// The one account that is meant, if not any.
    wanted: Option<String>,
    meant: mpsc::UnboundedSender<Bot>,
}

impl Newcomers {
    fn new(
        context: &RunContext,
        name: Option<&str>,
        introducer: &Bot,
    ) -> (Arc<Self>, mpsc::UnboundedReceiver<Bot>) {
        let (meant, newcomers) = mpsc::unbounded_channel();
        let wanted = name.filter(|name| *introducer.id() != **name).map(ToOwned::to_owned);
        (Arc::new(Self { context: context.clone(), wanted, meant }), newcomers)
    }
}

impl BotHost for Newcomers {
    fn introduce(&self, bot: Bot) -> mynah::core::Result<()> {
        let (runner, context) = (bot.clone(), self.context.clone());
        // It says in the log why it ends, and ends with the bot that introduced it.
        tokio::spawn(async move { runner.run(context).await });
        if self.wanted.as_ref().is_none_or(|wanted| *bot.id() == **wanted) {
            // Once a bot was chosen, nobody listens any more.
            let _ = self.meant.send(bot);
        }
        Ok(())
    }
}

/// Whether `name` is the bot's, or that of an account the bot introduces: `main/10001`.
pub(crate) fn is_meant(bot: &Bot, name: &str) -> bool {
    let id = bot.id().as_str();
    name == id || name.strip_prefix(id).is_some_and(|rest| rest.starts_with('/'))
}

fn choose(bots: Vec<Bot>, name: Option<&str>) -> Result<Bot, Failure> {
    let names: Vec<String> = bots.iter().map(|bot| bot.id().to_string()).collect();
    let names = Filler::list(names);
    let mut meant = bots.into_iter().filter(|bot| name.is_none_or(|name| is_meant(bot, name)));
    match (meant.next(), meant.next()) {
        (Some(bot), None) => Ok(bot),
        (None, _) => Err(Failure::Other(text("no-such-bot").with("bots", names))),
        (Some(_), Some(_)) => Err(Failure::Other(text("which-bot").with("bots", names))),
    }
}
