//! A simulated server and a bot that meet by one of the ways.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use mynah_adapter_napcat::{NapCat, NapCatFactory};
use mynah_core::event::meta::{Lifecycle, Meta};
use mynah_core::{
    Adapter, AdapterFactory, Bot, BotHost, BotState, Event, EventSink, Payload, Result, RunContext,
    Section,
};
use mynah_napcat_sim::{Service, Sim, SimBuilder};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

const PATIENCE: Duration = Duration::from_secs(10);

/// A way to meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Forward,
    Reverse,
    Stream,
    Posts,
}

impl Way {
    /// The server as it has to be set up, with this token, and the keys of a bot with that one.
    pub(super) async fn meet(self, token: &str, own_token: &str) -> (Sim, Value) {
        let port = free_port();
        let here = format!("127.0.0.1:{port}/qq");
        let sim = Sim::builder().token(token);
        let sim = match self {
            Self::Forward => sim,
            Self::Reverse => dialling(sim, &here),
            Self::Stream => sim.serves(Service::Sse),
            Self::Posts => sim.serves(Service::Http).posts_to(format!("http://{here}")),
        };
        let sim = sim.start().await.unwrap();
        let keys = match self {
            Self::Forward | Self::Stream => json!({ "uri": sim.uri() }),
            Self::Reverse => json!({ "listen": here }),
            Self::Posts => json!({ "uri": sim.uri(), "post": { "listen": here } }),
        };
        let usual = json!({
            "name": "main", "lang": "en", "token": own_token,
            "retry_config": { "wait_fixed": { "wait": 0.02 } },
            "connect": { "ping_interval": "500ms" },
        });
        (sim, merged(usual, keys))
    }
}

/// A server that dials in at `here`.
pub(super) fn dialling(sim: SimBuilder, here: &str) -> SimBuilder {
    let interval = Duration::from_millis(20);
    sim.serves(Service::Nothing).dials(format!("ws://{here}")).reconnect_interval(interval)
}

/// A port that was free just now.
pub(super) fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

pub(super) fn merged(mut keys: Value, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("keys are an object") };
    keys.as_object_mut().unwrap().extend(more);
    keys
}

/// What the bots hear.
struct Sink(mpsc::UnboundedSender<Event>);

impl EventSink for Sink {
    fn publish(&self, event: Event) {
        // Nobody listens any more at the end of a test.
        let _ = self.0.send(event);
    }
}

/// Runs the bots that turn up.
struct Host {
    events: Arc<dyn EventSink>,
    shutdown: CancellationToken,
    came: mpsc::UnboundedSender<NapCat>,
    tasks: Arc<Mutex<Vec<JoinHandle<Result<()>>>>>,
}

impl BotHost for Host {
    fn introduce(&self, bot: Bot) -> Result<()> {
        let context = RunContext::new(Arc::clone(&self.events), self.shutdown.clone());
        let napcat = bot.downcast_ref::<NapCat>().unwrap().clone();
        let task = tokio::spawn(async move { bot.run(context).await });
        self.tasks.lock().unwrap().push(task);
        let _ = self.came.send(napcat);
        Ok(())
    }
}

/// A bot of the configuration that runs, and those it introduces.
pub(super) struct Rig {
    pub(super) adapter: Arc<dyn Adapter>,
    events: mpsc::UnboundedReceiver<Event>,
    came: mpsc::UnboundedReceiver<NapCat>,
    shutdown: CancellationToken,
    main: JoinHandle<Result<()>>,
    others: Arc<Mutex<Vec<JoinHandle<Result<()>>>>>,
}

impl Rig {
    /// Runs the bot of a section.
    pub(super) fn run(section: Value) -> Self {
        let adapter = NapCatFactory.build(&Section::of(section).unwrap()).unwrap();
        let (sender, events) = mpsc::unbounded_channel();
        let sink: Arc<dyn EventSink> = Arc::new(Sink(sender));
        let (meet, came) = mpsc::unbounded_channel();
        let shutdown = CancellationToken::new();
        let others = Arc::new(Mutex::new(Vec::new()));
        let host = Host {
            events: Arc::clone(&sink),
            shutdown: shutdown.clone(),
            came: meet.clone(),
            tasks: Arc::clone(&others),
        };
        if let Some(napcat) = adapter.downcast_ref::<NapCat>() {
            meet.send(napcat.clone()).unwrap();
        }
        let context = RunContext::new(sink, shutdown.clone()).host(Arc::new(host));
        let runner = Arc::clone(&adapter);
        let main = tokio::spawn(async move { runner.run(context).await });
        Self { adapter, events, came, shutdown, main, others }
    }

    /// The next bot that can speak, whether it is that of the configuration or one of an account.
    pub(super) async fn bot(&mut self) -> NapCat {
        let came = timeout(PATIENCE, self.came.recv()).await;
        came.expect("a bot turns up in time").unwrap()
    }

    /// The bot, once it is ready.
    pub(super) async fn ready(&mut self) -> NapCat {
        let bot = self.bot().await;
        enters(&bot, BotState::Ready).await;
        bot
    }

    /// The next event.
    pub(super) async fn hears(&mut self) -> Event {
        let event = timeout(PATIENCE, self.events.recv()).await;
        event.expect("an event comes in time").expect("the bot runs")
    }

    /// The next event that is no meta event.
    pub(super) async fn hears_something(&mut self) -> Event {
        loop {
            let event = self.hears().await;
            if !matches!(*event, Payload::Meta(_)) {
                return event;
            }
        }
    }

    /// The next news of the connection itself.
    pub(super) async fn lifecycle(&mut self) -> Lifecycle {
        loop {
            if let Payload::Meta(Meta::Lifecycle(lifecycle)) = &*self.hears().await {
                return lifecycle.clone();
            }
        }
    }

    /// Shuts everything down, which has to end well.
    pub(super) async fn stops(self) {
        self.shutdown.cancel();
        let others = std::mem::take(&mut *self.others.lock().unwrap());
        for task in [self.main].into_iter().chain(others) {
            timeout(PATIENCE, task).await.expect("it ends in time").unwrap().unwrap();
        }
    }

    /// Waits until the bot of the configuration ends by itself.
    pub(super) async fn ends(self) -> Result<()> {
        timeout(PATIENCE, self.main).await.expect("the bot ends in time").unwrap()
    }
}

/// Waits until a bot is in this state.
pub(super) async fn enters(bot: &NapCat, wanted: BotState) {
    let mut state = bot.state();
    let waiting = state.wait_for(|state| *state == wanted);
    timeout(PATIENCE, waiting).await.expect("the state comes in time").unwrap();
}

/// Waits until `holds`, looking again and again.
pub(super) async fn until(holds: impl Fn() -> bool) {
    let waiting = async {
        while !holds() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(PATIENCE, waiting).await.expect("it comes to that in time");
}
