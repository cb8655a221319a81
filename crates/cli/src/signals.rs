//! Being asked to stop: Ctrl-C, or SIGTERM from a service manager.

use std::future::Future;

use mynah::core::{Lang, Localize};

use crate::texts::text;

/// Is done at the first request to stop; a second one ends the process at once, which is logged in
/// `lang`.
pub(crate) fn stop(lang: Lang) -> impl Future<Output = ()> {
    let mut requests = requests();
    async move {
        requests.recv().await;
        tokio::spawn(async move {
            requests.recv().await;
            tracing::warn!("{}", text("stopping-at-once").localize(&lang));
            std::process::exit(130);
        });
    }
}

/// Every request to stop, from now on.
fn requests() -> tokio::sync::mpsc::Receiver<()> {
    let (sender, receiver) = tokio::sync::mpsc::channel(2);
    tokio::spawn(async move {
        loop {
            request().await;
            if sender.send(()).await.is_err() {
                return;
            }
        }
    });
    receiver
}

#[cfg(unix)]
async fn request() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = signal(SignalKind::interrupt());
    let terminate = signal(SignalKind::terminate());
    match (interrupt, terminate) {
        (Ok(mut interrupt), Ok(mut terminate)) => {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        }
        // Without signals there is no way to be asked.
        _ => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn request() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
