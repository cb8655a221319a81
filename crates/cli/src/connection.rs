//! One bot of a configuration file, connected for as long as one command needs it.

use std::sync::Arc;
use std::time::Duration;

use mynah::core::{Bot, BotState, EventSink, RunContext};
use mynah::i18n::Filler;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::args::{Config, OneBot};
use crate::failure::Failure;
use crate::texts::{Reader, text};
use crate::{bots, logging};

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
        let context = RunContext { events, shutdown: shutdown.clone() };
        let runner = bot.clone();
        let running = tokio::spawn(async move { runner.run(context).await });
        let mut connection = Self { bot, shutdown, running };
        connection.ready(which.connect_timeout.get()).await?;
        Ok(connection)
    }

    async fn ready(&mut self, timeout: Duration) -> Result<(), Failure> {
        let mut state = self.bot.state();
        let ready =
            state.wait_for(|state| matches!(state, BotState::Ready | BotState::AccountOffline));
        tokio::select! {
            Ok(_) = ready => Ok(()),
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

fn choose(bots: Vec<Bot>, name: Option<&str>) -> Result<Bot, Failure> {
    let names: Vec<String> = bots.iter().map(|bot| bot.id().to_string()).collect();
    let names = Filler::list(names);
    let mut meant = bots.into_iter().filter(|bot| name.is_none_or(|name| *bot.id() == *name));
    match (meant.next(), meant.next()) {
        (Some(bot), None) => Ok(bot),
        (None, _) => Err(Failure::Other(text("no-such-bot").with("bots", names))),
        (Some(_), Some(_)) => Err(Failure::Other(text("which-bot").with("bots", names))),
    }
}
