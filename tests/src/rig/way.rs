//! The ways for a bot and its server to meet, with a proxy in between.

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use mynah_napcat_sim::{Service, Sim, SimBuilder};
use serde_json::{Value, json};

use crate::ledger::Tally;
use crate::proxy::{self, Proxy};

/// A way for a bot and its server to meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// The bot dials (WebSocket).
    Forward,
    /// The server dials (reverse WebSocket).
    Reverse,
    /// Calls over HTTP, events as a stream (SSE).
    Stream,
    /// Calls over HTTP, events posted.
    Posts,
}

/// What stands between a bot and its server.
pub(super) struct Between {
    /// What events come through.
    pub(super) events: Proxy,
    /// What calls go through, where that is another.
    pub(super) calls: Option<Proxy>,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Forward, Self::Reverse, Self::Stream, Self::Posts];

    /// The way of events through the proxy.
    pub fn to_bot(self) -> proxy::Way {
        match self {
            Self::Forward | Self::Stream => proxy::Way::ToClient,
            Self::Reverse | Self::Posts => proxy::Way::ToServer,
        }
    }

    /// The way of calls through the proxy.
    pub fn to_server(self) -> proxy::Way {
        match self {
            Self::Reverse => proxy::Way::ToClient,
            Self::Forward | Self::Stream | Self::Posts => proxy::Way::ToServer,
        }
    }

    /// Whether events come over one connection, on which none overtakes another.
    pub fn keeps_order(self) -> bool {
        self != Self::Posts
    }

    /// Everything that must not be: order is kept only where events come over one connection.
    pub fn wrong(self, tally: &Tally) -> Vec<(&'static str, u64)> {
        let mut wrong = tally.wrong();
        wrong.retain(|(what, _)| self.keeps_order() || *what != "late");
        wrong
    }

    /// The server, what stands before it, and the keys of the bot.
    pub(super) async fn meet(self, server: SimBuilder) -> (Sim, Between, Value) {
        let here = free_address();
        let (sim, between, keys) = match self {
            Self::Forward | Self::Stream => {
                let service = if self == Self::Forward { Service::WebSocket } else { Service::Sse };
                let sim = start(server.serves(service)).await;
                let events = before(&sim).await;
                let scheme = if self == Self::Forward { "ws" } else { "http" };
                let keys = json!({ "uri": events.uri(scheme) });
                (sim, Between { events, calls: None }, keys)
            }
            Self::Reverse => {
                let events = proxy_to(here).await;
                let soon = Duration::from_millis(20);
                let server = server.serves(Service::Nothing).reconnect_interval(soon);
                let sim = start(server.dials(format!("{}/qq", events.uri("ws")))).await;
                (sim, Between { events, calls: None }, json!({ "listen": format!("{here}/qq") }))
            }
            Self::Posts => {
                let events = proxy_to(here).await;
                let server = server.serves(Service::Http);
                let sim = start(server.posts_to(format!("{}/qq", events.uri("http")))).await;
                let calls = before(&sim).await;
                let keys = json!({
                    "uri": calls.uri("http"), "post": { "listen": format!("{here}/qq") },
                });
                (sim, Between { events, calls: Some(calls) }, keys)
            }
        };
        let mut section = json!({
            "lang": "en",
            "retry_config": { "wait_fixed": { "wait": 0.02 } },
            "connect": { "close_timeout": "1s" },
        });
        merge(&mut section, keys);
        (sim, between, section)
    }
}

async fn start(server: SimBuilder) -> Sim {
    server.start().await.expect("the simulator starts")
}

async fn before(sim: &Sim) -> Proxy {
    proxy_to(SocketAddr::from(([127, 0, 0, 1], sim.port()))).await
}

async fn proxy_to(address: SocketAddr) -> Proxy {
    Proxy::to(address).await.expect("there is a port")
}

/// An address that was free just now.
fn free_address() -> SocketAddr {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    free.expect("there is a port")
}

/// Lays keys over others, deeply.
pub(super) fn merge(keys: &mut Value, more: Value) {
    match (keys, more) {
        (Value::Object(keys), Value::Object(more)) => {
            for (key, value) in more {
                merge(keys.entry(key).or_insert(Value::Null), value);
            }
        }
        (place, value) => *place = value,
    }
}
