//! A port, and who is to be found at its paths.

use std::collections::HashMap;
use std::convert::Infallible;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::header::{CONNECTION, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_util::sync::{CancellationToken, DropGuard};

use super::{Guest, Hush, Peer, Refusal, Reply};
use crate::config::Listen;
use crate::error::ConnectError;
use crate::texts::text;

/// How long somebody who came may take to say what for.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a connection may be kept for the next request. Whoever posts keeps connections for less;
/// one that was closed here just when it is used again would take an event with it.
const IDLE: Duration = Duration::from_mins(5);

/// How long the answer to one request may take, whoever is slow.
const LONGEST: Duration = Duration::from_mins(1);

/// How many may be at a port at a time; those who became WebSockets do not count.
const CROWD: usize = 1024;

/// The header in which NapCat says which account it has.
const SELF_ID: &str = "x-self-id";

/// The ports of this process, which bots may share; a port is a thing of the process.
static PORTS: LazyLock<tokio::sync::Mutex<Ports>> = LazyLock::new(Default::default);

/// Open ports by host and number, as they are written.
type Ports = HashMap<(String, u16), Weak<Port>>;

/// An open port; it is closed when nobody is to be found there any more.
struct Port {
    address: SocketAddr,
    guests: Arc<Guests>,
    _open: DropGuard,
}

/// Who is to be found at which path.
#[derive(Default)]
struct Guests {
    all: Mutex<Vec<(String, Arc<dyn Guest>)>>,
    /// About those who cannot be let in.
    stuck: Hush,
}

/// Somebody's place at a port, until it is dropped.
pub(crate) struct Place {
    port: Arc<Port>,
    guest: Arc<dyn Guest>,
}

/// Finds a place at a port, which is opened unless another bot has done so.
///
/// # Errors
///
/// When the port cannot be opened, or the path is taken.
pub(in crate::transport) async fn open(
    listen: &Listen,
    guest: Arc<dyn Guest>,
) -> Result<Place, ConnectError> {
    let mut ports = PORTS.lock().await;
    ports.retain(|_, port| port.strong_count() > 0);
    let key = (listen.host().to_owned(), listen.port());
    let known = ports.get(&key).and_then(Weak::upgrade);
    let port = if let Some(port) = known {
        port
    } else {
        let port = Port::bind(listen).await.map_err(|error| cannot_listen(listen, error))?;
        // A port that the system chooses is another one each time.
        if listen.port() != 0 {
            ports.insert(key, Arc::downgrade(&port));
        }
        port
    };
    port.guests.add(listen, &guest)?;
    Ok(Place { port, guest })
}

fn cannot_listen(listen: &Listen, source: io::Error) -> ConnectError {
    ConnectError::Listen { address: listen.to_string(), source }
}

impl Port {
    async fn bind(listen: &Listen) -> io::Result<Arc<Self>> {
        let listener = TcpListener::bind((listen.host(), listen.port())).await?;
        let address = listener.local_addr()?;
        let guests = Arc::new(Guests::default());
        let closed = CancellationToken::new();
        tokio::spawn(accept(listener, Arc::clone(&guests), closed.clone()));
        Ok(Arc::new(Self { address, guests, _open: closed.drop_guard() }))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.port.guests.all().retain(|(_, guest)| !Arc::ptr_eq(guest, &self.guest));
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Place").field(&self.port.address).finish()
    }
}

impl Guests {
    fn all(&self) -> MutexGuard<'_, Vec<(String, Arc<dyn Guest>)>> {
        // Nothing that holds the lock can leave it half changed.
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, listen: &Listen, guest: &Arc<dyn Guest>) -> Result<(), ConnectError> {
        let mut all = self.all();
        let mut there = all.iter().filter(|(path, _)| path == listen.path());
        let shares = |other: &dyn Guest| other.shares_its_path() && guest.shares_its_path();
        if let Some((_, other)) = there.find(|(_, other)| !shares(&**other)) {
            let (address, bot) = (listen.to_string(), other.bot().clone());
            return Err(ConnectError::Taken { address, bot });
        }
        all.push((listen.path().to_owned(), Arc::clone(guest)));
        Ok(())
    }

    /// Who is meant by a request: whoever has the account it names, else the only one of whom that
    /// is not known.
    fn meant(&self, path: &str, account: Option<&str>) -> Result<Arc<dyn Guest>, Stray> {
        let all = self.all();
        let slashed = |path: &str| path.trim_end_matches('/').to_owned();
        let here: Vec<_> =
            all.iter().filter(|(known, _)| slashed(known) == slashed(path)).collect();
        let Some((_, first)) = here.first() else {
            let any = all.first().map(|(_, guest)| Arc::clone(guest));
            return Err(Stray { guest: any, refusal: no_path(path) });
        };
        let account = account.unwrap_or_default();
        let expects = |wanted| {
            let fits = move |guest: &&Arc<dyn Guest>| guest.expects(account) == wanted;
            here.iter().map(|(_, guest)| guest).filter(fits)
        };
        let mut unknown = expects(None);
        let only = unknown.next().filter(|_| unknown.next().is_none());
        let meant = expects(Some(true)).next().or(only).map(Arc::clone);
        meant.ok_or_else(|| Stray { guest: Some(Arc::clone(first)), refusal: no_account(account) })
    }

    /// Says now and then that the system lets nobody in.
    fn complain(&self, error: &io::Error) {
        let Some(more) = self.stuck.breaks() else { return };
        let line = text("door-stuck").with("reason", error.to_string()).with("more", more);
        // The port is that of all of them; one word is enough.
        let first = self.all().first().map(|(_, guest)| Arc::clone(guest));
        if let Some(guest) = first {
            guest.warn(&line);
        }
    }

    async fn serve(&self, request: Request<Incoming>, peer: Peer) -> Reply {
        let account = request.headers().get(SELF_ID).and_then(|account| account.to_str().ok());
        match self.meant(request.uri().path(), account) {
            Ok(guest) => guest.serve(request, peer).await,
            Err(Stray { guest: Some(guest), refusal }) => guest.refuse(&refusal, peer),
            Err(Stray { guest: None, .. }) => Reply::of(StatusCode::NOT_FOUND),
        }
    }
}

/// A request that is for nobody, and who says so.
struct Stray {
    guest: Option<Arc<dyn Guest>>,
    refusal: Refusal,
}

fn no_path(path: &str) -> Refusal {
    let told = text("door-path").with("path", path.to_owned());
    Refusal::new(StatusCode::NOT_FOUND, told)
}

fn no_account(account: &str) -> Refusal {
    let told = text("door-account").with("account", account.to_owned());
    Refusal::new(StatusCode::NOT_FOUND, told)
}

async fn accept(listener: TcpListener, guests: Arc<Guests>, closed: CancellationToken) {
    let crowd = Arc::new(Semaphore::new(CROWD));
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = closed.cancelled() => return,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Too many files are open, say; that passes, and trying at once does not help.
                guests.complain(&error);
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let Ok(room) = Arc::clone(&crowd).try_acquire_owned() else { continue };
        let _ = stream.set_nodelay(true);
        let (guests, closed) = (Arc::clone(&guests), closed.clone());
        tokio::spawn(async move {
            receive(stream, peer, guests, closed).await;
            drop(room);
        });
    }
}

async fn receive<S>(stream: S, peer: SocketAddr, guests: Arc<Guests>, closed: CancellationToken)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let asked = Arc::new(AtomicBool::new(false));
    let asks = Arc::clone(&asked);
    let service = service_fn(move |request| {
        asks.store(true, Ordering::Relaxed);
        let guests = Arc::clone(&guests);
        async move { Ok::<_, Infallible>(answer(&guests, request, peer).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(IDLE)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    tokio::pin!(connection);
    let says_nothing = async {
        tokio::time::sleep(PATIENCE).await;
        if asked.load(Ordering::Relaxed) {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        // How it ended concerns nobody: who came has been answered, or has left.
        _ = &mut connection => {}
        () = says_nothing => {}
        () = closed.cancelled() => {
            connection.as_mut().graceful_shutdown();
            let _ = tokio::time::timeout(PATIENCE, connection).await;
        }
    }
}

async fn answer(
    guests: &Guests,
    request: Request<Incoming>,
    peer: SocketAddr,
) -> Response<Full<Bytes>> {
    let answered = tokio::time::timeout(LONGEST, guests.serve(request, peer)).await;
    let mut answer = answered.unwrap_or_else(|_| Reply::of(StatusCode::REQUEST_TIMEOUT)).0;
    if answer.status().is_client_error() || answer.status().is_server_error() {
        // Only who is welcome may stay.
        answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    answer
}

#[cfg(test)]
mod tests;
