//! What the tasks of one simulator share.

use std::{
    collections::HashMap,
    fmt,
    net::IpAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use serde_json::Value;

use crate::{
    activity::Activity,
    event::meta,
    faults::FaultState,
    host::Host,
    journal::Journal,
    lock::lock,
    refusal::Refusal,
    server::{Connection, Hub, Listener},
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
}

impl Shared {
    pub(crate) fn new(settings: Settings, world: World) -> Self {
        Self {
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
            self.hub.push_event(event);
        }
        result
    }

    /// Reads the world.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&World) -> T) -> T {
        read(&lock(&self.world))
    }

    /// Pushes a heartbeat now.
    pub(crate) fn beat(&self) {
        let event = self.read(|world| meta::heartbeat(world, self.settings.heartbeat));
        self.hub.push_event(&event);
    }

    /// Takes all connections out of the books, so that nobody counts them any more.
    pub(crate) fn evict(&self) -> Vec<Connection> {
        let connections = self.hub.take_all();
        for _ in &connections {
            self.record(&Activity::Disconnected);
        }
        connections
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
