//! One connection through the proxy.

use std::{
    net::SocketAddr,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::watch,
    time::timeout,
};

use super::{
    Shared, door,
    mood::{Ending, Mood},
    pipe::{Counter, pipe},
};

/// A connection through the proxy.
#[derive(Debug, Clone)]
pub struct Link(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    client: SocketAddr,
    mood: watch::Sender<Mood>,
    ending: watch::Sender<Option<Ending>>,
    to_server: AtomicU64,
    to_client: AtomicU64,
}

impl Link {
    fn new(client: SocketAddr, mood: Mood) -> Self {
        Self(Arc::new(Inner {
            client,
            mood: watch::Sender::new(mood),
            ending: watch::Sender::default(),
            to_server: AtomicU64::new(0),
            to_client: AtomicU64::new(0),
        }))
    }

    /// Where the client called from.
    pub fn client(&self) -> SocketAddr {
        self.0.client
    }

    /// Changes what this link does; bytes that a cut waits for are counted from now.
    pub fn change(&self, change: impl FnOnce(Mood) -> Mood) {
        self.0.mood.send_modify(|mood| *mood = change(*mood));
    }

    /// Ends it: both sides see the end of the stream.
    pub fn cut(&self) {
        self.0.ending.send_replace(Some(Ending::Cut));
    }

    /// Resets it: both sides see an error.
    pub fn reset(&self) {
        self.0.ending.send_replace(Some(Ending::Reset));
    }

    /// How many bytes passed to the server.
    pub fn bytes_to_server(&self) -> u64 {
        self.0.to_server.load(Ordering::Relaxed)
    }

    /// How many bytes passed to the client.
    pub fn bytes_to_client(&self) -> u64 {
        self.0.to_client.load(Ordering::Relaxed)
    }

    /// Whether this is the same link.
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Connects a client to the server and lets bytes pass until the link ends.
pub(super) async fn open(shared: Arc<Shared>, client: TcpStream) {
    let Ok(address) = client.peer_addr() else { return };
    let dialled = shared.end.run_until_cancelled(TcpStream::connect(shared.server)).await;
    let Some(Ok(server)) = dialled else { return };
    let link = Link::new(address, shared.take_mood());
    shared.links.send_modify(|links| links.push(link.clone()));
    let carried = shared.end.run_until_cancelled(carry(&link, client, server)).await;
    shared.links.send_modify(|links| links.retain(|other| !other.is(&link)));
    if let Some(Some((client, server))) = carried {
        let ended = async { tokio::join!(end(client), end(server)) };
        shared.end.run_until_cancelled(timeout(FAREWELL, ended)).await;
    }
}

/// How long a side may take to notice that the link ended.
const FAREWELL: Duration = Duration::from_secs(5);

/// Says that nothing more comes, and reads what is still sent: hanging up on it would be a reset,
/// which takes what already arrived away from the reader.
async fn end(mut socket: TcpStream) {
    let mut buffer = vec![0; 64 << 10];
    let _ = socket.shutdown().await;
    while socket.read(&mut buffer).await.is_ok_and(|read| read > 0) {}
}

/// Lets bytes pass until the link ends; gives back what is to be ended.
async fn carry(
    link: &Link,
    mut client: TcpStream,
    mut server: TcpStream,
) -> Option<(TcpStream, TcpStream)> {
    let _ = (client.set_nodelay(true), server.set_nodelay(true));
    let mut told = link.0.ending.subscribe();
    let ending = {
        let (from_client, to_client) = client.split();
        let (from_server, to_server) = server.split();
        let (up, down) = (Counter(&link.0.to_server), Counter(&link.0.to_client));
        let moods = || link.0.mood.subscribe();
        let up = pipe(from_client, to_server, moods(), |mood| mood.to_server, up);
        let down = pipe(from_server, to_client, moods(), |mood| mood.to_client, down);
        let (mut up, mut down) = (pin!(up), pin!(down));
        tokio::select! {
            told = told.wait_for(Option::is_some) => told.ok().and_then(|told| *told),
            ending = &mut up => ending,
            ending = &mut down => ending,
        }
    };
    if ending == Some(Ending::Reset) {
        door::reset(&client);
        door::reset(&server);
        drop((client, server));
        return None;
    }
    Some((client, server))
}
