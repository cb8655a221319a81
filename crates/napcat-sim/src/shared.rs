//! What the tasks of one simulator share.

use std::{
    collections::HashMap,
    fmt,
    net::IpAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use serde_json::Value;
use url::Url;

use crate::{
    Service,
    activity::Activity,
    event::meta,
    faults::FaultState,
    host::Host,
    journal::Journal,
    lock::lock,
    refusal::Refusal,
    server::{Channel, Connection, Hub, Listener, Outgoing, path_of},
    speech::View,
    world::World,
};

/// A token that does not show in logs: people try the simulator with the settings of their bot.
#[derive(Clone, Default)]
pub(crate) struct Token(pub(crate) String);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "none" } else { "<redacted>" })
    }
}

/// The settings of a server, fixed when it starts.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) bind: IpAddr,
    pub(crate) port: u16,
    pub(crate) token: Token,
    pub(crate) heartbeat: Duration,
    pub(crate) view: View,
    pub(crate) real_latencies: bool,
    pub(crate) service: Service,
    /// Whether sockets come in by a port for many accounts.
    pub(crate) is_behind_front: bool,
    /// The bots to connect to.
    pub(crate) dials: Vec<Url>,
    /// The pause between two attempts to connect to a bot.
    pub(crate) reconnect_interval: Duration,
    /// Where events are posted to.
    pub(crate) posts: Vec<Url>,
}

/// An answer somebody wrote for an action.
pub(crate) type Script = Arc<dyn Fn(&Value) -> Result<Value, Refusal> + Send + Sync>;

/// The state behind a [`Sim`](crate::Sim).
pub(crate) struct Shared {
    pub(crate) settings: Settings,
    pub(crate) world: Mutex<World>,
    /// Locked after the world, never before it.
    pub(crate) host: Mutex<Host>,
    pub(crate) hub: Hub,
    pub(crate) journal: Journal,
    pub(crate) faults: FaultState,
    pub(crate) scripts: Mutex<HashMap<String, Script>>,
    pub(crate) listener: Listener,
    /// The token demanded now.
    token: Mutex<Token>,
}

impl Shared {
    pub(crate) fn new(settings: Settings, world: World) -> Self {
        Self {
            token: Mutex::new(settings.token.clone()),
            settings,
            world: Mutex::new(world),
            host: Mutex::default(),
            hub: Hub::default(),
            journal: Journal::default(),
            faults: FaultState::default(),
            scripts: Mutex::default(),
            listener: Listener::default(),
        }
    }

    /// Changes the world and pushes the events that follow, as one step: no other change can come
    /// between, so events arrive in the order in which things happened.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut World) -> (T, Vec<Value>)) -> T {
        let mut world = lock(&self.world);
        let (result, events) = change(&mut world);
        for event in &events {
            for _ in 0..self.faults.copies_of_events() {
                self.hub.push_event(event);
            }
        }
        result
    }

    /// Reads the world.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&World) -> T) -> T {
        read(&lock(&self.world))
    }

    /// Pushes a heartbeat now.
    pub(crate) fn beat(&self) {
        self.hub.push(&self.heartbeat(self.heartbeat_interval()), Channel::hears_heartbeats);
    }

    /// A heartbeat as it is now, told to come at this interval.
    pub(crate) fn heartbeat(&self, interval: Duration) -> Outgoing {
        Outgoing::text(self.read(|world| meta::heartbeat(world, interval)).to_string())
    }

    /// The time between the heartbeats of the server, which has no say in it on the HTTP port.
    pub(crate) fn heartbeat_interval(&self) -> Duration {
        match self.settings.service {
            Service::HttpWithWebSocket => Duration::from_secs(30),
            _ => self.settings.heartbeat,
        }
    }

    /// The path, without the part that tells accounts on one port apart.
    pub(crate) fn path_without_account<'a>(&self, path: &'a str) -> &'a str {
        if !self.settings.is_behind_front {
            return path;
        }
        let rest = path.strip_prefix(&path_of(self.read(|world| world.self_id))).unwrap_or(path);
        if rest.is_empty() { "/" } else { rest }
    }

    pub(crate) fn token(&self) -> String {
        lock(&self.token).0.clone()
    }

    pub(crate) fn set_token(&self, token: String) {
        *lock(&self.token) = Token(token);
    }

    /// Enters a connection into the books.
    pub(crate) fn admit(&self, connection: Connection, path: String, greeting: Option<Outgoing>) {
        // Recorded first: who waits for the connection may look at the journal next.
        self.record(&Activity::Connected { path });
        self.hub.add(connection, greeting);
    }

    /// Takes all connections out of the books, so that nobody counts them any more.
    pub(crate) fn evict(&self) -> Vec<Connection> {
        let connections = self.hub.take_all();
        for _ in &connections {
            self.record(&Activity::Disconnected);
        }
        connections
    }

    /// Drops every socket without a word.
    pub(crate) fn drop_sockets(&self) {
        for connection in self.evict() {
            connection.abort.cancel();
        }
        self.faults.drop_sockets();
    }

    pub(crate) fn record(&self, activity: &Activity) {
        tracing::debug!(%activity, "simulated server");
        self.journal.record(activity);
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").field("settings", &self.settings).finish_non_exhaustive()
    }
}
