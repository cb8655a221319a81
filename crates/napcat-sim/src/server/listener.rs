//! The listening port: opened, closed, and opened again.

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    net::{TcpListener, TcpSocket},
    sync::watch,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    SimError,
    lock::lock,
    server::{Outgoing, connection, heartbeat},
    shared::Shared,
};

/// How long a stop waits for clients to answer the close frame before it hangs up.
const FAREWELL: Duration = Duration::from_secs(2);

/// How many clients may wait to be accepted.
const BACKLOG: u32 = 1024;

/// How long the accept loop rests after the system refused to accept, as it does when it is out of
/// file handles.
const REST: Duration = Duration::from_millis(50);

/// What the server is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Phase {
    #[default]
    Stopped,
    Running,
    /// It stops, to start again at once.
    Restarting,
}

/// One period of listening, from a start to a stop.
#[derive(Debug, Clone)]
struct Period {
    port: u16,
    /// Cancelled to stop accepting.
    stop: CancellationToken,
    /// Cancelled to drop every socket of the period.
    abort: CancellationToken,
    tasks: TaskTracker,
}

/// The switch of the server.
#[derive(Debug, Default)]
pub(crate) struct Listener {
    period: Mutex<Option<Period>>,
    phase: watch::Sender<Phase>,
    /// Keeps the port ours while nobody listens on it.
    reserved: Mutex<Option<TcpSocket>>,
}

impl Listener {
    /// Opens the port and serves it in the background; says which port it is.
    pub(crate) fn start(shared: &Arc<Shared>, port: u16) -> Result<u16, SimError> {
        let address = SocketAddr::new(shared.settings.bind, port);
        let listener = shared.listener.open(address);
        let opened = listener.and_then(|listener| Ok((listener.local_addr()?.port(), listener)));
        let (port, listener) = opened.map_err(|source| SimError::Bind { address, source })?;
        let mut period = lock(&shared.listener.period);
        shared.listener.phase.send_replace(Phase::Running);
        *period = Some(Period::begin(shared, port, listener));
        Ok(port)
    }

    /// Stops and starts again on the same port, in the background: the request for it comes from a
    /// client, whose connection has to end first. Whoever stops the server meanwhile is obeyed.
    pub(crate) fn restart(shared: &Arc<Shared>) {
        let shared = Arc::clone(shared);
        tokio::spawn(async move {
            let Some(period) = shared.listener.leave(Phase::Restarting) else {
                return;
            };
            let port = period.port;
            Self::say_goodbye(&shared, period).await;
            if let Err(error) = Self::reopen(&shared, port) {
                tracing::warn!(%error, "cannot open the port again");
                shared.listener.phase.send_replace(Phase::Stopped);
            }
        });
    }

    fn reopen(shared: &Arc<Shared>, port: u16) -> io::Result<()> {
        let listener = shared.listener.open(SocketAddr::new(shared.settings.bind, port))?;
        let mut period = lock(&shared.listener.period);
        if *shared.listener.phase.borrow() == Phase::Restarting {
            shared.listener.phase.send_replace(Phase::Running);
            *period = Some(Period::begin(shared, port, listener));
        }
        Ok(())
    }

    /// Opens the port. The first time, it is also reserved until the simulator is dropped: tests
    /// that run side by side take free ports all the time, and would take that of a server that is
    /// stopped for a moment.
    fn open(&self, mut address: SocketAddr) -> io::Result<TcpListener> {
        // Elsewhere a reserved port could not be listened on.
        let mut reserved = lock(&self.reserved);
        if cfg!(target_os = "linux") && reserved.is_none() {
            let socket = socket(address)?;
            address = socket.local_addr()?;
            *reserved = Some(socket);
        }
        socket(address)?.listen(BACKLOG)
    }

    /// Waits until nobody listens; a restart does not count.
    pub(crate) async fn stopped(&self) {
        let _ = self.phase.subscribe().wait_for(|phase| *phase == Phase::Stopped).await;
    }

    pub(crate) fn is_running(&self) -> bool {
        lock(&self.period).is_some()
    }

    /// Closes the port and sends an empty close frame to everybody, as a restart of NapCat does.
    pub(crate) async fn stop(shared: &Shared) {
        if let Some(period) = shared.listener.leave(Phase::Stopped) {
            Self::say_goodbye(shared, period).await;
        }
    }

    /// Ends the period, if there is one, without touching its connections.
    fn leave(&self, phase: Phase) -> Option<Period> {
        let mut period = lock(&self.period);
        if phase == Phase::Stopped || period.is_some() {
            self.phase.send_replace(phase);
        }
        let period = period.take();
        if let Some(period) = &period {
            period.stop.cancel();
        }
        period
    }

    async fn say_goodbye(shared: &Shared, period: Period) {
        for connection in shared.evict() {
            connection.send(Outgoing::Close(None));
        }
        period.tasks.close();
        if tokio::time::timeout(FAREWELL, period.tasks.wait()).await.is_err() {
            period.abort.cancel();
            period.tasks.wait().await;
        }
    }

    /// Closes the port and drops every socket, as the end of the process does.
    ///
    /// Returns something to wait for, so that actions, which cannot wait, can ask for it too.
    pub(crate) fn crash(shared: &Shared) -> impl Future<Output = ()> + use<> {
        let period = shared.listener.leave(Phase::Stopped);
        drop(shared.evict());
        if let Some(period) = &period {
            period.abort.cancel();
            period.tasks.close();
        }
        async move {
            if let Some(period) = period {
                period.tasks.wait().await;
            }
        }
    }
}

impl Period {
    fn begin(shared: &Arc<Shared>, port: u16, listener: TcpListener) -> Self {
        let (stop, abort) = (CancellationToken::new(), CancellationToken::new());
        let period = Self { port, stop, abort, tasks: TaskTracker::new() };
        period.tasks.spawn(accept(Arc::clone(shared), listener, period.clone()));
        period.tasks.spawn(stoppable(period.stop.clone(), heartbeat::run(Arc::clone(shared))));
        period
    }
}

fn socket(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // Without this the port stays closed for a minute after every restart.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket)
}

async fn stoppable(stop: CancellationToken, work: impl Future<Output = ()>) {
    stop.run_until_cancelled(work).await;
}

async fn accept(shared: Arc<Shared>, listener: TcpListener, period: Period) {
    while let Some(accepted) = period.stop.run_until_cancelled(listener.accept()).await {
        match accepted {
            Ok((socket, _)) => {
                let id = shared.hub.count_attempt();
                let abort = period.abort.child_token();
                period.tasks.spawn(connection::serve(Arc::clone(&shared), socket, id, abort));
            }
            Err(error) => {
                tracing::warn!(%error, "cannot accept a connection");
                tokio::time::sleep(REST).await;
            }
        }
    }
}
