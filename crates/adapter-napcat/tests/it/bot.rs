//! A bot that runs, and what it hears.

use std::sync::Arc;
use std::time::Duration;

use mynah_adapter_napcat::{NapCat, NapCatFactory};
use mynah_core::{
    Adapter, AdapterFactory, BotState, Event, EventSink, Payload, Result, RunContext, Section,
};
use mynah_napcat_sim::Sim;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

const PATIENCE: Duration = Duration::from_secs(5);

/// A bot that runs.
pub(crate) struct Running {
    pub(crate) napcat: NapCat,
    pub(crate) shutdown: CancellationToken,
    events: mpsc::UnboundedReceiver<Event>,
    task: JoinHandle<Result<()>>,
}

struct Sink(mpsc::UnboundedSender<Event>);

impl EventSink for Sink {
    fn publish(&self, event: Event) {
        // Nobody listens any more at the end of a test.
        let _ = self.0.send(event);
    }
}

/// The bot of a section.
pub(crate) fn build(section: Value) -> NapCat {
    let bot: Arc<dyn Adapter> = NapCatFactory.build(&Section::of(section).unwrap()).unwrap();
    bot.downcast_ref::<NapCat>().unwrap().clone()
}

/// Starts a bot that connects to `sim`, with these keys in its section.
pub(crate) fn start_with(sim: &Sim, keys: Value) -> Running {
    let mut section = json!({ "uri": sim.uri(), "name": "main", "lang": "en" });
    let Value::Object(keys) = keys else { panic!("keys are an object") };
    section.as_object_mut().unwrap().extend(keys);
    let napcat = build(section);
    let (sender, events) = mpsc::unbounded_channel();
    let shutdown = CancellationToken::new();
    let context = RunContext::new(Arc::new(Sink(sender)), shutdown.clone());
    let runner = napcat.clone();
    let task = tokio::spawn(async move { runner.run(context).await });
    Running { napcat, shutdown, events, task }
}

/// Starts a bot and waits until it can be used.
pub(crate) async fn start(sim: &Sim) -> Running {
    ready_with(sim, json!({})).await
}

/// Starts a bot with these keys in its section and waits until it can be used.
pub(crate) async fn ready_with(sim: &Sim, keys: Value) -> Running {
    let bot = start_with(sim, keys);
    bot.enters(BotState::Ready).await;
    bot
}

impl Running {
    /// Waits until the bot is in this state.
    pub(crate) async fn enters(&self, wanted: BotState) {
        let mut state = self.napcat.state();
        let waiting = state.wait_for(|state| *state == wanted);
        timeout(PATIENCE, waiting).await.expect("the state comes in time").unwrap();
    }

    /// The next event.
    pub(crate) async fn hears(&mut self) -> Event {
        let event = timeout(PATIENCE, self.events.recv()).await;
        event.expect("an event comes in time").expect("the bot runs")
    }

    /// The next event that is no meta event.
    pub(crate) async fn hears_something(&mut self) -> Event {
        loop {
            let event = self.hears().await;
            if !matches!(*event, Payload::Meta(_)) {
                return event;
            }
        }
    }

    /// Shuts the bot down and answers how it ended.
    pub(crate) async fn stops(self) -> Result<()> {
        self.shutdown.cancel();
        self.ends().await
    }

    /// Waits until the bot ends by itself.
    pub(crate) async fn ends(self) -> Result<()> {
        timeout(PATIENCE, self.task).await.expect("the bot ends in time").unwrap()
    }
}
