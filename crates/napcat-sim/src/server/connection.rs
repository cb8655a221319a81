//! One connection somebody made to us, from the first byte to the last.

use std::sync::Arc;

use tokio::sync::mpsc;
use tokio_tungstenite::WebSocketStream;
use tokio_util::sync::CancellationToken;

use crate::{
    Service,
    activity::Activity,
    event::meta,
    faults::Door,
    server::{
        Channel, Connection, Outgoing, answer,
        conversation::{Carrier, exchange},
        handshake::{self, Visit},
        http,
    },
    shared::Shared,
};

/// A connection that was accepted.
pub(super) struct Guest {
    pub(super) shared: Arc<Shared>,
    pub(super) id: u64,
    /// Cancelled when the server wants to stop: what was begun may be finished.
    pub(super) stop: CancellationToken,
    /// Cancelled to drop the socket without a word.
    pub(super) abort: CancellationToken,
}

impl Guest {
    /// Serves the socket until it ends or is dropped.
    pub(super) async fn serve<S: Carrier + 'static>(self, socket: S) {
        let mut drops = self.shared.faults.drops();
        tokio::select! {
            () = self.abort.cancelled() => {}
            _ = drops.changed() => {}
            () = self.enter(socket) => {}
        }
        if self.shared.hub.remove(self.id) {
            self.shared.record(&Activity::Disconnected);
        }
    }

    /// Lets the client in, or does what the fault at the door says.
    async fn enter<S: Carrier + 'static>(&self, socket: S) {
        let refusal = match self.shared.faults.door() {
            Door::HangUp => return,
            Door::Stall => return std::future::pending().await,
            Door::Refuse(status) => Some(status),
            Door::Open | Door::HangUpAfterUpgrade => None,
        };
        if self.shared.settings.service != Service::WebSocket {
            return http::serve(self, socket).await;
        }
        if let Ok((socket, visit)) = handshake::upgrade(&self.shared, socket, refusal).await {
            self.talk(socket, visit).await;
        }
    }

    /// Talks to whoever was upgraded, if the token is right.
    pub(super) async fn talk<S: Carrier>(&self, socket: WebSocketStream<S>, visit: Visit) {
        let shared = &self.shared;
        if shared.faults.door() == Door::HangUpAfterUpgrade {
            return;
        }
        let channel = if visit.wants_events() { Channel::Socket } else { Channel::Api };
        let (connection, outgoing) = self.connection(channel);
        if visit.is_welcome(shared) {
            let greeting = channel.hears_heartbeats().then(|| greeting(shared));
            shared.admit(connection.clone(), visit.path, greeting);
        } else {
            shared.record(&Activity::TokenRefused);
            connection.send(Outgoing::text(answer::token_refused().to_string()));
            connection.send(Outgoing::Close(None));
        }
        exchange(shared, &connection, socket, outgoing).await;
    }

    /// The two ends of what is written to this client.
    pub(super) fn connection(
        &self,
        channel: Channel,
    ) -> (Connection, mpsc::UnboundedReceiver<Outgoing>) {
        let (queue, outgoing) = mpsc::unbounded_channel();
        (Connection { id: self.id, channel, queue, abort: self.abort.clone() }, outgoing)
    }
}

/// The first frame of a WebSocket that gets events.
pub(super) fn greeting(shared: &Shared) -> Outgoing {
    Outgoing::text(shared.read(meta::connect).to_string())
}
