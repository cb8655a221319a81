//! The switch of the server: started, stopped, and started again on the same port.

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{net::TcpListener, sync::watch};

use crate::{
    Service, SimError,
    lock::lock,
    server::{Outgoing, conversation::Carrier, period::Period, port::Port},
    shared::Shared,
};

/// What the server is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Phase {
    #[default]
    Stopped,
    Running,
    /// It stops, to start again at once.
    Restarting,
}

/// The switch.
#[derive(Debug, Default)]
pub(crate) struct Listener {
    period: Mutex<Option<Period>>,
    phase: watch::Sender<Phase>,
    port: Port,
}

impl Listener {
    /// Opens the port and serves it in the background; says which port it is, 0 if none is needed.
    pub(crate) fn start(shared: &Arc<Shared>, port: u16) -> Result<u16, SimError> {
        let opened = shared.listener.open(shared, port).map_err(|source| SimError::Bind {
            address: SocketAddr::new(shared.settings.bind, port),
            source,
        })?;
        let mut period = lock(&shared.listener.period);
        shared.listener.phase.send_replace(Phase::Running);
        Ok(period.insert(Period::begin(shared, opened)).port)
    }

    fn open(&self, shared: &Shared, port: u16) -> io::Result<Option<(u16, TcpListener)>> {
        if shared.settings.service == Service::Nothing || shared.settings.is_behind_front {
            return Ok(None);
        }
        let listener = self.port.open(SocketAddr::new(shared.settings.bind, port))?;
        Ok(Some((listener.local_addr()?.port(), listener)))
    }

    /// Serves a socket that came in by a port for many; nobody does while the server is stopped.
    pub(super) fn welcome<S: Carrier + 'static>(shared: &Arc<Shared>, socket: S) {
        if let Some(period) = &*lock(&shared.listener.period) {
            period.welcome(shared, socket);
        }
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
        let opened = shared.listener.open(shared, port)?;
        let mut period = lock(&shared.listener.period);
        if *shared.listener.phase.borrow() == Phase::Restarting {
            shared.listener.phase.send_replace(Phase::Running);
            *period = Some(Period::begin(shared, opened));
        }
        Ok(())
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
        period.end().await;
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
