//! A TCP proxy that breaks links on demand, to stand between a client and a server.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! # let server = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
//! # let address = server.local_addr()?;
//! use mynah_tests::proxy::{Mood, Proxy, Way};
//!
//! let proxy = Proxy::to(address).await?;
//! let uri = proxy.uri("ws");
//! // The next link ends in the middle of what the server says, 100 bytes from now.
//! proxy.next_link(Mood::new().cut_after(Way::ToClient, 100));
//! // Those that are open fall silent, and nobody hangs up.
//! proxy.change(|mood| mood.stall(Way::Both));
//! # Ok(())
//! # }
//! ```
//!
//! A mood says what a link does to the bytes that pass. Links take the mood of the proxy, or one
//! that was set for [the next](Proxy::next_link), when they are opened; each can be
//! [changed](Link::change) while it is in use.

mod door;
mod link;
mod mood;
mod pipe;

use std::{
    collections::VecDeque,
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::{
    net::{TcpListener, TcpSocket},
    sync::watch,
};
use tokio_util::sync::{CancellationToken, DropGuard};

pub use self::{
    door::Door,
    link::Link,
    mood::{Mood, Way},
};

/// A proxy in front of one server. Dropping it cuts every link and closes the port.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    shared: Arc<Shared>,
    _end: DropGuard,
}

/// What the tasks of one proxy share.
#[derive(Debug)]
struct Shared {
    server: SocketAddr,
    door: watch::Sender<Door>,
    /// The door as it really is.
    seen: watch::Sender<Door>,
    settings: Mutex<Settings>,
    links: watch::Sender<Vec<Link>>,
    accepted: watch::Sender<u64>,
    end: CancellationToken,
    /// Keeps the port ours while connections are refused.
    _reserved: TcpSocket,
}

#[derive(Debug, Default)]
struct Settings {
    mood: Mood,
    next: VecDeque<Mood>,
}

impl Proxy {
    /// Listens on a free port of this machine, and passes everything on to `server`.
    ///
    /// # Errors
    ///
    /// Those of the system, when there is no port.
    #[expect(clippy::unused_async, reason = "it spawns, so it must run inside of a runtime")]
    pub async fn to(server: SocketAddr) -> io::Result<Self> {
        let reserved = door::socket(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        let address = reserved.local_addr()?;
        let listener = door::listen(address)?;
        let end = CancellationToken::new();
        let shared = Arc::new(Shared {
            server,
            door: watch::Sender::default(),
            seen: watch::Sender::default(),
            settings: Mutex::default(),
            links: watch::Sender::default(),
            accepted: watch::Sender::default(),
            end: end.clone(),
            _reserved: reserved,
        });
        let serving = serve(Arc::clone(&shared), address, listener);
        let stop = end.clone();
        tokio::spawn(async move { stop.run_until_cancelled(serving).await });
        Ok(Self { address, shared, _end: end.drop_guard() })
    }

    /// Where a client connects to.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where a client connects to, such as `ws://127.0.0.1:40001` for the scheme `ws`.
    pub fn uri(&self, scheme: &str) -> String {
        format!("{scheme}://{}", self.address)
    }

    /// Says what happens to new connections; waits until it is so.
    pub async fn door(&self, door: Door) {
        self.shared.door.send_replace(door);
        let mut seen = self.shared.seen.subscribe();
        // The sender lives in what we hold, so this cannot fail.
        let _ = seen.wait_for(|seen| *seen == door).await;
    }

    /// Sets the mood of every link that is opened from now on; open ones keep theirs.
    pub fn mood(&self, mood: Mood) {
        self.shared.settings().mood = mood;
    }

    /// Sets the mood of the next link alone. Said several times, of as many.
    pub fn next_link(&self, mood: Mood) {
        self.shared.settings().next.push_back(mood);
    }

    /// Changes the mood of every link, of those that are open and of those to come.
    pub fn change(&self, change: impl Fn(Mood) -> Mood) {
        let mut settings = self.shared.settings();
        settings.mood = change(settings.mood);
        drop(settings);
        self.links().iter().for_each(|link| link.change(&change));
    }

    /// Heals everything: the door is open, no link does anything to what passes. What was held back
    /// arrives.
    pub async fn heal(&self) {
        self.door(Door::Open).await;
        self.shared.settings().next.clear();
        self.change(|_| Mood::default());
    }

    /// Ends every link as if the process at each end had died: both sides see the end of the stream.
    pub fn cut(&self) {
        self.links().iter().for_each(Link::cut);
    }

    /// Resets every link: both sides see an error.
    pub fn reset(&self) {
        self.links().iter().for_each(Link::reset);
    }

    /// The open links, oldest first.
    pub fn links(&self) -> Vec<Link> {
        self.shared.links.borrow().clone()
    }

    /// How many connections were accepted so far, whatever became of them.
    pub fn accepted(&self) -> u64 {
        *self.shared.accepted.borrow()
    }

    /// Waits until this many connections were accepted.
    pub async fn wait_for_accepted(&self, count: u64) {
        let mut accepted = self.shared.accepted.subscribe();
        let _ = accepted.wait_for(|accepted| *accepted >= count).await;
    }

    /// Waits until exactly this many links are open.
    pub async fn wait_for_links(&self, count: usize) {
        let mut links = self.shared.links.subscribe();
        let _ = links.wait_for(|links| links.len() == count).await;
    }
}

impl Shared {
    fn settings(&self) -> MutexGuard<'_, Settings> {
        self.settings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_mood(&self) -> Mood {
        let mut settings = self.settings();
        settings.next.pop_front().unwrap_or(settings.mood)
    }
}

/// Lets connections in for as long as the proxy lives; closes the port while they are refused.
async fn serve(shared: Arc<Shared>, address: SocketAddr, listener: TcpListener) {
    let mut listener = Some(listener);
    let mut door = shared.door.subscribe();
    loop {
        let now = *door.borrow_and_update();
        if now == Door::Refuse {
            listener = None;
        } else if listener.is_none() {
            listener = door::listen(address).ok();
        }
        shared.seen.send_replace(now);
        let accepted = async {
            match &listener {
                Some(listener) => listener.accept().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            changed = door.changed() => {
                if changed.is_err() {
                    return;
                }
            }
            Ok((client, _)) = accepted => {
                shared.accepted.send_modify(|accepted| *accepted += 1);
                tokio::spawn(door::enter(Arc::clone(&shared), client));
            }
        }
    }
}
