//! The open connections.

use std::{collections::BTreeMap, sync::Mutex};

use serde_json::Value;
use tokio::sync::{mpsc, watch};
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

/// An open connection.
#[derive(Debug, Clone)]
pub(crate) struct Connection {
    pub(crate) id: u64,
    /// Whether it gets events; those to `/api` do not.
    pub(crate) events: bool,
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
        self.push(&Outgoing::text(text), |connection| connection.events);
    }

    /// Writes the same to every connection.
    pub(crate) fn push_to_all(&self, outgoing: &Outgoing) {
        self.push(outgoing, |_| true);
    }

    fn push(&self, outgoing: &Outgoing, wanted: impl Fn(&Connection) -> bool) {
        let connections = lock(&self.connections);
        for connection in connections.values().filter(|connection| wanted(connection)) {
            connection.send(outgoing.clone());
        }
    }

    fn publish(&self, connections: &BTreeMap<u64, Connection>) {
        let events = connections.values().filter(|connection| connection.events).count();
        self.count.send_replace(connections.len());
        self.listeners.send_replace(events);
    }

    /// How many connections are open.
    pub(crate) fn count(&self) -> watch::Receiver<usize> {
        self.count.subscribe()
    }

    /// How many connections get events.
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
