//! The bots that run: those of the configuration, and those they introduce later.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use mynah_core::{Bot, BotHost, BotId, Error, ErrorKind, Lang, Localize, Result, RunContext};
use tokio::sync::mpsc;
use tokio::task::{Id, JoinError, JoinSet};
use tokio_util::sync::CancellationToken;

use crate::bots::Bots;
use crate::dispatch::Dispatcher;
use crate::texts::text;

/// The bots that run, each as a task of its own.
pub(super) struct Stage {
    dispatcher: Arc<Dispatcher>,
    running: Bots,
    shutdown: CancellationToken,
    lang: Lang,
    tasks: JoinSet<Result<()>>,
    bots: HashMap<Id, BotId>,
    door: Arc<Door>,
    newcomers: mpsc::UnboundedReceiver<Bot>,
}

/// Where bots come in.
struct Door {
    inside: Mutex<HashSet<BotId>>,
    newcomers: mpsc::UnboundedSender<Bot>,
}

impl Door {
    /// Whether the bot may come in; two of one id could not be told apart.
    fn admit(&self, bot: &BotId) -> bool {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner).insert(bot.clone())
    }

    fn leave(&self, bot: &BotId) {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner).remove(bot);
    }
}

impl BotHost for Door {
    fn introduce(&self, bot: Bot) -> Result<()> {
        if !self.admit(bot.id()) {
            let said = text("bot-there-already").with("bot", bot.id().to_string());
            return Err(Error::new(ErrorKind::InvalidInput, said));
        }
        // When nobody listens any more, everything has ended, and so has this bot.
        let _ = self.newcomers.send(bot);
        Ok(())
    }
}

impl Stage {
    pub(super) fn new(
        dispatcher: &Arc<Dispatcher>,
        running: Bots,
        shutdown: CancellationToken,
        lang: Lang,
    ) -> Self {
        let (sender, newcomers) = mpsc::unbounded_channel();
        let door = Door { inside: Mutex::default(), newcomers: sender };
        Self {
            dispatcher: Arc::clone(dispatcher),
            running,
            shutdown,
            lang,
            tasks: JoinSet::new(),
            bots: HashMap::new(),
            door: Arc::new(door),
            newcomers,
        }
    }

    /// Has the bots of the configuration run; those were checked when it was read.
    pub(super) fn enter(&mut self, bots: Vec<Bot>) {
        for bot in bots {
            self.door.admit(bot.id());
            self.run(bot);
        }
    }

    /// How many bots run.
    pub(super) fn len(&self) -> usize {
        self.tasks.len()
    }

    /// Ends every bot where it is.
    pub(super) async fn clear(&mut self) {
        self.tasks.shutdown().await;
    }

    /// Waits until every bot has ended, and notes those that gave up.
    pub(super) async fn until_empty(&mut self, gave_up: &mut Vec<BotId>) {
        loop {
            tokio::select! {
                // Before the end of the last bot: it may have introduced another just before.
                biased;
                Some(bot) = self.newcomers.recv() => {
                    tracing::info!(bot = %bot.id(), "{}", text("bot-joined").localize(&self.lang));
                    self.run(bot);
                }
                ended = self.tasks.join_next_with_id() => match ended {
                    None => return,
                    Some(ended) => gave_up.extend(self.left(ended)),
                },
            }
        }
    }

    fn run(&mut self, bot: Bot) {
        let peers = self.running.add(bot.clone());
        let events = self.dispatcher.sink_among(bot.clone(), peers);
        let context = RunContext::new(events, self.shutdown.clone())
            .lang(self.lang.clone())
            .host(Arc::clone(&self.door) as Arc<dyn BotHost>);
        let id = bot.id().clone();
        let task = self.tasks.spawn(async move { bot.run(context).await });
        self.bots.insert(task.id(), id);
    }

    /// A bot has ended; answers which one, when it gave up.
    fn left(&mut self, ended: Result<(Id, Result<()>), JoinError>) -> Option<BotId> {
        let (task, problem) = match ended {
            Ok((task, Ok(()))) => (task, None),
            Ok((task, Err(error))) => {
                (task, Some(text("bot-gave-up").with("error", error.localize(&self.lang))))
            }
            Err(panic) => {
                let said = text("adapter-panicked").with("panic", panic.to_string());
                (panic.id(), Some(said))
            }
        };
        let bot = self.bots.remove(&task)?;
        self.door.leave(&bot);
        self.running.remove(&bot);
        let Some(problem) = problem else {
            tracing::info!(%bot, "{}", text("bot-ended").localize(&self.lang));
            return None;
        };
        tracing::error!(%bot, "{}", problem.localize(&self.lang));
        Some(bot)
    }
}
