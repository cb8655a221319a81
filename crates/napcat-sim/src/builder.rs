//! Setting a simulator up.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
    time::Duration,
};

use indexmap::IndexMap;
use url::Url;

use crate::{
    Fleet, MessageFormat, Service, Sim, SimError,
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
    dials: Vec<String>,
    posts: Vec<String>,
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
            service: Service::WebSocket,
            is_behind_front: false,
            dials: Vec::new(),
            reconnect_interval: Duration::from_secs(5),
            posts: Vec::new(),
        };
        Self { settings, world: World::example(), dials: Vec::new(), posts: Vec::new() }
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

    /// Sets what is offered on the port; the default is a WebSocket.
    pub fn serves(mut self, service: Service) -> Self {
        self.settings.service = service;
        self
    }

    /// Connects to the bot at this `ws://` or `wss://` address, as the reverse WebSocket of NapCat
    /// does, and again whenever that fails or ends.
    ///
    /// `{self_id}` in the address stands for the number of the account. Said several times, it
    /// connects as often.
    pub fn dials(mut self, url: impl Into<String>) -> Self {
        self.dials.push(url.into());
        self
    }

    /// Sets the pause between two attempts to connect to a bot; the default is 5 s.
    pub fn reconnect_interval(mut self, interval: Duration) -> Self {
        self.settings.reconnect_interval = interval;
        self
    }

    /// Posts every event to this `http://` address, signed if there is a token, and does what the
    /// bot asks for in its answer.
    ///
    /// `{self_id}` in the address stands for the number of the account. Said several times, it posts
    /// to as many addresses.
    pub fn posts_to(mut self, url: impl Into<String>) -> Self {
        self.posts.push(url.into());
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
    /// [`SimError::Bind`] when the port cannot be opened, [`SimError::Url`] when an address to
    /// connect or post to cannot be used.
    #[expect(clippy::unused_async, reason = "it spawns, so it must run inside of a runtime")]
    pub async fn start(self) -> Result<Sim, SimError> {
        let port = self.settings.port;
        let shared = self.shared()?;
        let port = Listener::start(&shared, port)?;
        Ok(Sim::new(shared, port))
    }

    /// Starts a server for each of these worlds, all of them on one port; of two worlds of the same
    /// account, the later counts. The world set here is for nobody.
    ///
    /// A bot reaches the account 10001 at the path `/account/10001`, and below it whatever is
    /// elsewhere below `/`. Servers that connect or post to the bot do so each on its own.
    ///
    /// # Errors
    ///
    /// Those of [`SimBuilder::start`].
    #[expect(clippy::unused_async, reason = "it spawns, so it must run inside of a runtime")]
    pub async fn start_fleet(
        mut self,
        worlds: impl IntoIterator<Item = World>,
    ) -> Result<Fleet, SimError> {
        self.settings.is_behind_front = true;
        let accounts: IndexMap<i64, Arc<Shared>> = worlds
            .into_iter()
            .map(|world| Ok((world.self_id, self.clone().world(world).shared()?)))
            .collect::<Result<_, SimError>>()?;
        Fleet::start(&self.settings, accounts)
    }

    fn shared(mut self) -> Result<Arc<Shared>, SimError> {
        let self_id = self.world.self_id;
        let addresses = |given: &[String], schemes| -> Result<Vec<Url>, SimError> {
            given.iter().map(|url| address(url, self_id, schemes)).collect()
        };
        self.settings.dials = addresses(&self.dials, &["ws://", "wss://"])?;
        self.settings.posts = addresses(&self.posts, &["http://"])?;
        Ok(Arc::new(Shared::new(self.settings, self.world)))
    }
}

/// The address for this account, if it has one of the schemes.
fn address(
    given: &str,
    self_id: i64,
    beginnings: &'static [&'static str],
) -> Result<Url, SimError> {
    let url = Url::parse(&given.replace("{self_id}", &self_id.to_string())).ok();
    let url = url.filter(|url| beginnings.iter().any(|it| url.as_str().starts_with(it)));
    url.ok_or_else(|| SimError::Url { url: given.to_owned(), beginnings })
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
