//! The simulator itself.

mod account;
mod deeds;
mod group;
mod machine;
mod observe;
mod person;
mod says;

pub use self::{group::GroupHandle, person::UserHandle};

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};

use serde_json::Value;

use crate::{
    Service, SimBuilder, SimError,
    faults::Faults,
    lock::lock,
    refusal::Refusal,
    server::{Listener, path_of},
    shared::Shared,
};

/// A simulated NapCat server. Dropping it stops the server.
#[derive(Debug)]
pub struct Sim {
    shared: Arc<Shared>,
    port: u16,
}

impl Sim {
    /// Starts a server on a free port of this machine, with the world of
    /// [`World::example`](crate::World::example).
    ///
    /// # Errors
    ///
    /// [`SimError::Bind`] when no port can be opened.
    pub async fn start() -> Result<Self, SimError> {
        Self::builder().start().await
    }

    /// Sets up a server that differs from the usual one.
    pub fn builder() -> SimBuilder {
        SimBuilder::default()
    }

    pub(crate) fn new(shared: Arc<Shared>, port: u16) -> Self {
        Self { shared, port }
    }

    /// Where a client on this machine connects to, such as `ws://127.0.0.1:3001`; `http://` if that
    /// is what the server speaks. See [`Sim::websocket_uri`] for one that speaks both.
    pub fn uri(&self) -> String {
        match self.shared.settings.service {
            Service::WebSocket | Service::Nothing => self.websocket_uri(),
            Service::Http | Service::HttpWithWebSocket | Service::Sse => self.uri_with("http"),
        }
    }

    /// Where a client on this machine opens a WebSocket, such as `ws://127.0.0.1:3001`.
    pub fn websocket_uri(&self) -> String {
        self.uri_with("ws")
    }

    fn uri_with(&self, scheme: &str) -> String {
        let bind = self.shared.settings.bind;
        let host = if bind.is_unspecified() { Ipv4Addr::LOCALHOST.into() } else { bind };
        let path = if self.shared.settings.is_behind_front {
            path_of(self.self_id())
        } else {
            String::new()
        };
        format!("{scheme}://{}{path}", SocketAddr::new(host, self.port))
    }

    /// The port, also while the server is stopped; 0 if it never opens one.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The number of the bot's account.
    pub fn self_id(&self) -> i64 {
        self.shared.read(|world| world.self_id)
    }

    /// The switches for everything that can go wrong.
    pub fn faults(&self) -> Faults<'_> {
        Faults::new(&self.shared)
    }

    /// Refuses every call of an action; short for [`Faults::refuse`].
    pub fn refuse(&self, action: &str, retcode: i64, message: &str) {
        self.faults().refuse(action, retcode, message);
    }

    /// Refuses the next call of an action; short for [`Faults::refuse_once`].
    pub fn refuse_once(&self, action: &str, retcode: i64, message: &str) {
        self.faults().refuse_once(action, retcode, message);
    }

    /// Answers an action with this data from now on, also one the simulator does not know.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), mynah_napcat_sim::SimError> {
    /// let sim = mynah_napcat_sim::Sim::start().await?;
    /// sim.answer("get_ai_record", "https://example.com/voice.mp3");
    /// # Ok(())
    /// # }
    /// ```
    pub fn answer(&self, action: &str, data: impl Into<Value>) {
        let data = data.into();
        self.answer_with(action, move |_| Ok(data.clone()));
    }

    /// Answers an action with what a function makes of its parameters, which it gets as they were
    /// received.
    pub fn answer_with(
        &self,
        action: &str,
        script: impl Fn(&Value) -> Result<Value, Refusal> + Send + Sync + 'static,
    ) {
        lock(&self.shared.scripts).insert(action.to_owned(), Arc::new(script));
    }

    /// Closes the port and sends every client an empty close frame, as a restart of NapCat does.
    ///
    /// The world stays; [`Sim::restart`] opens the same port again.
    pub async fn stop(&self) {
        Listener::stop(&self.shared).await;
    }

    /// Closes the port and drops every socket without a close frame, as when the process dies.
    pub async fn crash(&self) {
        Listener::crash(&self.shared).await;
    }

    /// Opens the same port again, after a [stop](Sim::stop) if the server is running.
    ///
    /// # Errors
    ///
    /// [`SimError::Bind`] when somebody else took the port meanwhile.
    pub async fn restart(&self) -> Result<(), SimError> {
        self.stop().await;
        Listener::start(&self.shared, self.port).map(drop)
    }

    /// Waits until the server stops, be it because a client called `bot_exit`; a restart that a client
    /// asked for does not count.
    pub async fn stopped(&self) {
        self.shared.listener.stopped().await;
    }

    /// Whether the port is open.
    pub fn is_running(&self) -> bool {
        self.shared.listener.is_running()
    }
}

impl Drop for Sim {
    fn drop(&mut self) {
        drop(Listener::crash(&self.shared));
    }
}
