//! One period of service, from a start to a stop: everything that runs meanwhile.

use std::{sync::Arc, time::Duration};

use tokio::net::TcpListener;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    server::{connection::Guest, conversation::Carrier, dial, heartbeat, post},
    shared::Shared,
};

/// How long a stop waits for clients to answer the close frame before it hangs up.
const FAREWELL: Duration = Duration::from_secs(2);

/// How long the accept loop rests after the system refused to accept, as it does when it is out of
/// file handles.
pub(super) const REST: Duration = Duration::from_millis(50);

/// The period.
#[derive(Debug, Clone)]
pub(super) struct Period {
    /// The port listened on; 0 when there is none.
    pub(super) port: u16,
    /// Cancelled to let nobody in any more.
    pub(super) stop: CancellationToken,
    /// Cancelled to drop every socket of the period.
    pub(super) abort: CancellationToken,
    pub(super) tasks: TaskTracker,
}

impl Period {
    /// Lets clients in, beats, and connects to where it shall.
    pub(super) fn begin(shared: &Arc<Shared>, listener: Option<(u16, TcpListener)>) -> Self {
        let (stop, abort) = (CancellationToken::new(), CancellationToken::new());
        let port = listener.as_ref().map_or(0, |(port, _)| *port);
        let period = Self { port, stop, abort, tasks: TaskTracker::new() };
        if let Some((_, listener)) = listener {
            period.tasks.spawn(accept(Arc::clone(shared), listener, period.clone()));
        }
        period.until_stop(heartbeat::run(Arc::clone(shared)));
        for url in &shared.settings.dials {
            period.until_stop(dial::run(Arc::clone(shared), url.clone(), period.clone()));
        }
        for url in &shared.settings.posts {
            let events = shared.hub.events();
            period.until_stop(post::run(Arc::clone(shared), url.clone(), events, period.clone()));
        }
        period
    }

    fn until_stop(&self, work: impl Future<Output = ()> + Send + 'static) {
        let stop = self.stop.clone();
        self.tasks.spawn(async move { stop.run_until_cancelled(work).await });
    }

    /// Serves a socket somebody opened.
    pub(super) fn welcome<S: Carrier + 'static>(&self, shared: &Arc<Shared>, socket: S) {
        let guest = Guest {
            shared: Arc::clone(shared),
            id: shared.hub.count_attempt(),
            stop: self.stop.clone(),
            abort: self.abort.child_token(),
        };
        self.tasks.spawn(guest.serve(socket));
    }

    /// Waits until everything ended, and puts an end to it after a while.
    pub(super) async fn end(self) {
        self.tasks.close();
        if tokio::time::timeout(FAREWELL, self.tasks.wait()).await.is_err() {
            self.abort.cancel();
            self.tasks.wait().await;
        }
    }
}

async fn accept(shared: Arc<Shared>, listener: TcpListener, period: Period) {
    while let Some(accepted) = period.stop.run_until_cancelled(listener.accept()).await {
        match accepted {
            Ok((socket, _)) => {
                let _ = socket.set_nodelay(true);
                period.welcome(&shared, socket);
            }
            Err(error) => {
                tracing::warn!(%error, "cannot accept a connection");
                tokio::time::sleep(REST).await;
            }
        }
    }
}
