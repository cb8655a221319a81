//! What an adapter is given to run.

use std::fmt;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use super::{Bot, EventSink};
use crate::error::{Error, Result};
use crate::lang::Lang;

/// What an adapter needs to run.
#[derive(Clone)]
#[non_exhaustive]
pub struct RunContext {
    /// Where events go.
    pub events: Arc<dyn EventSink>,
    /// When cancelled, the adapter closes its connection properly and ends.
    pub shutdown: CancellationToken,
    /// The language of the process, for what a bot without a language of its own says in the log;
    /// `None` leaves it to the locale.
    pub lang: Option<Lang>,
    host: Option<Arc<dyn BotHost>>,
}

impl RunContext {
    /// What an adapter needs at least: where its events go, and when it is to end.
    pub fn new(events: Arc<dyn EventSink>, shutdown: CancellationToken) -> Self {
        Self { events, shutdown, lang: None, host: None }
    }

    /// Sets the language of the process.
    pub fn lang(mut self, lang: Lang) -> Self {
        self.lang = Some(lang);
        self
    }

    /// Sets who runs the bots that turn up later.
    pub fn host(mut self, host: Arc<dyn BotHost>) -> Self {
        self.host = Some(host);
        self
    }

    /// Hands over a bot that turned up while this one runs, to be run like any other: an adapter
    /// that waits to be dialled learns only then which accounts there are.
    ///
    /// A bot is introduced once. When its connection goes, its `run` goes on and waits, so that
    /// whoever holds the bot keeps it; it leaves for good when its `run` ends.
    ///
    /// # Errors
    ///
    /// [`Unsupported`](crate::ErrorKind::Unsupported) when whoever runs this adapter takes no
    /// further bots, and what [`BotHost::introduce`] answers.
    pub fn introduce(&self, bot: Bot) -> Result<()> {
        match &self.host {
            Some(host) => host.introduce(bot),
            None => Err(Error::unsupported("further bots at run time", bot.name())),
        }
    }
}

impl fmt::Debug for RunContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RunContext")
            .field("shutdown", &self.shutdown.is_cancelled())
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

/// Runs the bots that turn up while others run.
pub trait BotHost: Send + Sync {
    /// Takes a bot and has it run, without waiting for it.
    ///
    /// # Errors
    ///
    /// [`InvalidInput`](crate::ErrorKind::InvalidInput) when a bot of this id is there already.
    fn introduce(&self, bot: Bot) -> Result<()>;
}
