//! The open connections.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use serde_json::Value;
use tokio::sync::{OwnedSemaphorePermit, mpsc, watch};
use tokio_tungstenite::tungstenite::{
    Message, Utf8Bytes,
    protocol::{CloseFrame, frame::coding::CloseCode},
};
use tokio_util::sync::CancellationToken;

use crate::lock::lock;

/// Something to be written to a socket.
#[derive(Debug, Clone)]
pub(crate) enum Outgoing {
    /// A frame.
    Frame(Message),
    /// A part of a download, which gives up its place in the queue when it is written.
    Part(Message, Arc<OwnedSemaphorePermit>),
    /// A close frame, after which nothing is written.
    Close(Option<CloseFrame>),
}

impl Outgoing {
    pub(crate) fn text(text: impl Into<Utf8Bytes>) -> Self {
        Self::Frame(Message::Text(text.into()))
    }

    /// A close frame; without a code it is empty, and the client sees 1005.
    pub(crate) fn close(code: Option<u16>, reason: &str) -> Self {
        Self::Close(
            code.map(|code| CloseFrame { code: CloseCode::from(code), reason: reason.into() }),
        )
    }
}

/// What a connection is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Channel {
    /// A WebSocket for answers alone.
    Api,
    /// A WebSocket somebody opened.
    Socket,
    /// A WebSocket we opened; it has a heartbeat of its own.
    Reverse,
    /// A stream of events over HTTP, without any about the connection itself.
    Sse,
}

impl Channel {
    /// Whether it gets events.
    pub(crate) fn hears_events(self) -> bool {
        self != Self::Api
    }

    /// Whether it gets a greeting and heartbeats.
    pub(crate) fn hears_heartbeats(self) -> bool {
        matches!(self, Self::Socket | Self::Reverse)
    }
}

/// An open connection.
#[derive(Debug, Clone)]
pub(crate) struct Connection {
    pub(crate) id: u64,
    pub(crate) channel: Channel,
    pub(crate) queue: mpsc::UnboundedSender<Outgoing>,
    /// Cancelled to drop the socket without a word.
    pub(crate) abort: CancellationToken,
}

impl Connection {
    /// Queues something to be written; a connection that ended meanwhile takes it and forgets it.
    pub(crate) fn send(&self, outgoing: Outgoing) {
        let _ = self.queue.send(outgoing);
    }
}

/// All open connections, and how many there are.
#[derive(Debug, Default)]
pub(crate) struct Hub {
    connections: Mutex<BTreeMap<u64, Connection>>,
    count: watch::Sender<usize>,
    listeners: watch::Sender<usize>,
    attempts: watch::Sender<u64>,
    /// Those who post events elsewhere.
    posters: Mutex<Vec<mpsc::UnboundedSender<Utf8Bytes>>>,
}

impl Hub {
    /// Adds a connection after `greeting` was queued, so that no event can come before it.
    pub(crate) fn add(&self, connection: Connection, greeting: Option<Outgoing>) {
        let mut connections = lock(&self.connections);
        if let Some(greeting) = greeting {
            connection.send(greeting);
        }
        connections.insert(connection.id, connection);
        self.publish(&connections);
    }

    pub(crate) fn remove(&self, id: u64) -> bool {
        let mut connections = lock(&self.connections);
        let removed = connections.remove(&id).is_some();
        self.publish(&connections);
        removed
    }

    pub(crate) fn contains(&self, id: u64) -> bool {
        lock(&self.connections).contains_key(&id)
    }

    /// Takes all connections out, so that nobody counts them any more.
    pub(crate) fn take_all(&self) -> Vec<Connection> {
        let mut connections = lock(&self.connections);
        let taken = std::mem::take(&mut *connections);
        self.publish(&connections);
        taken.into_values().collect()
    }

    pub(crate) fn push_event(&self, event: &Value) {
        let text = Utf8Bytes::from(event.to_string());
        lock(&self.posters).retain(|poster| poster.send(text.clone()).is_ok());
        self.push(&Outgoing::text(text), Channel::hears_events);
    }

    /// The events from now on, until the receiver is dropped.
    pub(crate) fn events(&self) -> mpsc::UnboundedReceiver<Utf8Bytes> {
        let (poster, events) = mpsc::unbounded_channel();
        lock(&self.posters).push(poster);
        events
    }

    /// Writes the same to every connection.
    pub(crate) fn push_to_all(&self, outgoing: &Outgoing) {
        self.push(outgoing, |_| true);
    }

    /// Writes the same to every connection that is there for it.
    pub(crate) fn push(&self, outgoing: &Outgoing, wanted: impl Fn(Channel) -> bool) {
        let connections = lock(&self.connections);
        for connection in connections.values().filter(|connection| wanted(connection.channel)) {
            connection.send(outgoing.clone());
        }
    }

    fn publish(&self, connections: &BTreeMap<u64, Connection>) {
        let events = connections.values().filter(|it| it.channel == Channel::Socket).count();
        self.count.send_replace(connections.len());
        self.listeners.send_replace(events);
    }

    /// How many connections are open.
    pub(crate) fn count(&self) -> watch::Receiver<usize> {
        self.count.subscribe()
    }

    /// How many WebSockets the server beats for.
    pub(crate) fn listeners(&self) -> watch::Receiver<usize> {
        self.listeners.subscribe()
    }

    /// How often somebody tried to connect.
    pub(crate) fn attempts(&self) -> watch::Receiver<u64> {
        self.attempts.subscribe()
    }

    /// Counts an attempt; the number serves as the id of what may become a connection.
    pub(crate) fn count_attempt(&self) -> u64 {
        let mut id = 0;
        self.attempts.send_modify(|attempts| {
            *attempts += 1;
            id = *attempts;
        });
        id
    }
}
