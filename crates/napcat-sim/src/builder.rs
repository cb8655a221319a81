//! Setting a simulator up.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
    time::Duration,
};

use crate::{
    MessageFormat, Sim, SimError,
    server::Listener,
    shared::{Settings, Shared, Token},
    speech::View,
    world::World,
};

/// The settings of a simulator, from [`Sim::builder`].
#[derive(Debug, Clone)]
pub struct SimBuilder {
    settings: Settings,
    world: World,
}

impl Default for SimBuilder {
    fn default() -> Self {
        let settings = Settings {
            bind: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            token: Token::default(),
            heartbeat: Duration::from_secs(30),
            view: View { format: MessageFormat::Array, report_self: false },
            real_latencies: false,
        };
        Self { settings, world: World::example() }
    }
}

impl SimBuilder {
    /// Sets the port; 0, the default, takes a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.settings.port = port;
        self
    }

    /// Sets the address to listen on; the default is 127.0.0.1.
    pub fn bind(mut self, address: impl Into<IpAddr>) -> Self {
        self.settings.bind = address.into();
        self
    }

    /// Demands a token; an empty one, the default, lets everybody in.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.settings.token = Token(token.into());
        self
    }

    /// Sets the time between heartbeats; zero turns them off, 30 s is the default.
    pub fn heartbeat(mut self, interval: Duration) -> Self {
        self.settings.heartbeat = interval;
        self
    }

    /// Starts with nobody but the bot's account, whose number is 10001.
    pub fn empty(self) -> Self {
        self.world(World::new(crate::cast::SELF, "Mynah"))
    }

    /// Starts with a world of your own.
    pub fn world(mut self, world: World) -> Self {
        self.world = world;
        self
    }

    /// Reports the account's own messages as `message_sent` events; off by default.
    pub fn report_self_message(mut self, report: bool) -> Self {
        self.settings.view.report_self = report;
        self
    }

    /// Sets how messages are written; the default is an array of segments.
    pub fn message_format(mut self, format: MessageFormat) -> Self {
        self.settings.view.format = format;
        self
    }

    /// Takes as long as the real server where that is remarkably long: 7.5 s to find out that
    /// somebody is not in a group, 1 s to change a card. Off by default.
    pub fn real_latencies(mut self, real: bool) -> Self {
        self.settings.real_latencies = real;
        self
    }

    /// Opens the port and serves it in the background.
    ///
    /// # Errors
    ///
    /// [`SimError::Bind`] when the port cannot be opened.
    #[expect(clippy::unused_async, reason = "it spawns, so it must run inside of a runtime")]
    pub async fn start(self) -> Result<Sim, SimError> {
        let port = self.settings.port;
        let shared = Arc::new(Shared::new(self.settings, self.world));
        let port = Listener::start(&shared, port)?;
        Ok(Sim::new(shared, port))
    }
}

/// Serves until `shutdown` is done, then says goodbye to the clients. Ends early when a client calls
/// `bot_exit`, as the real server does.
///
/// # Errors
///
/// [`SimError::Bind`] when the port cannot be opened.
pub async fn serve(
    builder: SimBuilder,
    shutdown: impl Future<Output = ()>,
) -> Result<(), SimError> {
    let sim = builder.start().await?;
    tokio::select! {
        () = shutdown => sim.stop().await,
        () = sim.stopped() => {}
    }
    Ok(())
}
