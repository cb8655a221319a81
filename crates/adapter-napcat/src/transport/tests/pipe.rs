//! A server at the other end of a pipe, and a bot at this one.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use mynah_core::event::meta::{Lifecycle, Meta};
use mynah_core::{BotState, Event, EventSink, Payload, RunContext, Section};
use serde_json::{Value, json};
use tokio::io::DuplexStream;
use tokio::task::JoinHandle;
use tokio::time::Instant;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;
use tokio_util::sync::CancellationToken;

use crate::NapCat;
use crate::catch_up;
use crate::config::Config;
use crate::error::ConnectError;
use crate::handle::Inner;
use crate::transport::session::{self, Ended};
use crate::transport::supervisor::{self, Transport};
use crate::transport::websocket::limits;

/// The server's end of a pipe.
pub(super) type Peer = WebSocketStream<DuplexStream>;

/// What happens to one attempt to connect.
pub(super) enum Step {
    /// Nobody listens.
    Refuse,
    /// Somebody listens who knows nothing of WebSockets.
    Http(u16),
    /// Nothing happens.
    Stall,
    /// The server lets it in, and this is what it does then.
    Accept(Box<dyn FnOnce(Peer) -> JoinHandle<()> + Send>),
}

/// The server lets it in and does this.
pub(super) fn accept<F>(serve: impl FnOnce(Peer) -> F + Send + 'static) -> Step
where
    F: Future<Output = ()> + Send + 'static,
{
    Step::Accept(Box::new(|peer| tokio::spawn(serve(peer))))
}

/// The server lets it in, sends these frames, and leaves after so many seconds.
pub(super) fn accept_for(seconds: u64, frames: Vec<Value>) -> Step {
    accept(move |mut peer| async move {
        for frame in frames {
            say(&mut peer, &frame).await;
        }
        let leave = tokio::time::sleep(Duration::from_secs(seconds));
        tokio::pin!(leave);
        // Reading is what answers pings.
        while let Some(Some(_)) = tokio::select! {
            message = peer.next() => Some(message),
            () = &mut leave => None,
        } {}
    })
}

pub(super) async fn say(peer: &mut Peer, frame: &Value) {
    peer.send(Message::text(frame.to_string())).await.unwrap();
}

pub(super) fn hello() -> Value {
    json!({
        "time": 1_795_395_000, "self_id": 10001,
        "post_type": "meta_event", "meta_event_type": "lifecycle", "sub_type": "connect",
    })
}

pub(super) fn heartbeat(online: bool, interval: u64) -> Value {
    json!({
        "time": 1_795_395_000, "self_id": 10001,
        "post_type": "meta_event", "meta_event_type": "heartbeat",
        "status": { "online": online, "good": true }, "interval": interval,
    })
}

/// Connects to the steps in order; when there are none left, the bot is told to shut down.
struct Pipes {
    steps: Mutex<VecDeque<Step>>,
    attempts: Mutex<Vec<Duration>>,
    start: Instant,
    shutdown: CancellationToken,
}

impl Transport for Pipes {
    type Connection = Peer;

    async fn connect(&self) -> Result<Peer, ConnectError> {
        let Some(step) = self.steps.lock().unwrap().pop_front() else {
            self.shutdown.cancel();
            return std::future::pending().await;
        };
        self.attempts.lock().unwrap().push(self.start.elapsed());
        let address = "pipe".to_owned();
        match step {
            Step::Refuse => Err(ConnectError::Io { address, source: "refused".into() }),
            Step::Http(status) => Err(ConnectError::Http { address, status }),
            Step::Stall => std::future::pending().await,
            Step::Accept(serve) => {
                let (here, there) = tokio::io::duplex(64 << 10);
                let limits = Some(limits(64 << 20));
                serve(WebSocketStream::from_raw_socket(there, Role::Server, limits).await);
                Ok(WebSocketStream::from_raw_socket(here, Role::Client, limits).await)
            }
        }
    }

    async fn serve(&self, bot: &Inner, context: &RunContext, socket: Peer) -> Ended {
        session::over_websocket(bot, context, socket, std::future::pending()).await
    }
}

/// Keeps events, and when they came.
#[derive(Default)]
pub(super) struct Heard(Mutex<Vec<(Instant, Event)>>);

impl EventSink for Heard {
    fn publish(&self, event: Event) {
        self.0.lock().unwrap().push((Instant::now(), event));
    }
}

impl Heard {
    /// What was heard, and how long after `start`.
    pub(super) fn take(&self, start: Instant) -> Vec<(Duration, Event)> {
        self.0.lock().unwrap().drain(..).map(|(at, event)| (at - start, event)).collect()
    }
}

/// What came of a bot.
pub(super) struct Outcome {
    pub(super) bot: NapCat,
    pub(super) ended: Result<(), ConnectError>,
    /// When it tried to connect.
    pub(super) attempts: Vec<Duration>,
    pub(super) events: Vec<(Duration, Event)>,
    /// How it was, in order.
    pub(super) states: Vec<BotState>,
}

impl Outcome {
    /// When it tried to connect, in whole seconds.
    pub(super) fn seconds(&self) -> Vec<u64> {
        self.attempts.iter().map(Duration::as_secs).collect()
    }

    /// When the connection was said to come and go, in whole seconds.
    pub(super) fn lifecycles(&self) -> Vec<(u64, Lifecycle)> {
        let lifecycle = |(at, event): &(Duration, Event)| match &**event {
            Payload::Meta(Meta::Lifecycle(lifecycle)) => Some((at.as_secs(), lifecycle.clone())),
            _ => None,
        };
        self.events.iter().filter_map(lifecycle).collect()
    }
}

/// A bot at this end of the pipe.
pub(super) struct Bot {
    pub(super) handle: NapCat,
    pub(super) shutdown: CancellationToken,
    steps: Vec<Step>,
}

/// A bot with these keys in its section, and what happens to its attempts.
pub(super) fn bot(keys: Value, steps: Vec<Step>) -> Bot {
    let mut section = json!({ "uri": "ws://127.0.0.1:3001", "token": "hush", "name": "main" });
    let Value::Object(keys) = keys else {
        panic!("keys are an object");
    };
    section.as_object_mut().unwrap().extend(keys);
    let section = Section::of(section).unwrap();
    Bot {
        handle: NapCat::new(Config::read(&section).unwrap()),
        shutdown: CancellationToken::new(),
        steps,
    }
}

impl Bot {
    /// Runs until there are no steps left, or the bot has enough.
    pub(super) async fn run(self) -> Outcome {
        let heard = Arc::new(Heard::default());
        let start = Instant::now();
        let pipes = Pipes {
            steps: Mutex::new(self.steps.into()),
            attempts: Mutex::default(),
            start,
            shutdown: self.shutdown.clone(),
        };
        let context = RunContext::new(heard.clone(), self.shutdown);
        let mut states = Vec::new();
        let mut state = self.handle.inner.state.subscribe();
        let running = supervisor::run(&self.handle.inner, &pipes, &context);
        let mut running = Box::pin(catch_up::beside(&self.handle, &context, running));
        let ended = loop {
            tokio::select! {
                biased;
                Ok(()) = state.changed() => states.push(*state.borrow_and_update()),
                ended = &mut running => break ended,
            }
        };
        drop(running);
        Outcome {
            ended,
            attempts: pipes.attempts.into_inner().unwrap(),
            events: heard.take(start),
            states,
            bot: self.handle,
        }
    }
}

/// What a bot with the usual settings makes of this.
pub(super) async fn run(steps: Vec<Step>) -> Outcome {
    bot(json!({}), steps).run().await
}
