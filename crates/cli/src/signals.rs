//! Being asked to stop: Ctrl-C, or SIGTERM from a service manager; and to read the configuration
//! again: SIGHUP.

use std::future::Future;

use mynah::core::{Lang, Localize};

use crate::failure::Failure;
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

/// Does `work` unless asked to stop before it is done; what is half done is dropped.
pub(crate) async fn unless_stopped<T>(
    lang: Lang,
    work: impl Future<Output = Result<T, Failure>>,
) -> Result<T, Failure> {
    let stop = stop(lang);
    tokio::select! {
        outcome = work => outcome,
        () = stop => Err(Failure::Stopped),
    }
}

/// Every request to stop, from now on.
///
/// Listening begins once and before anything else, so that no request falls between two.
#[cfg(unix)]
fn requests() -> tokio::sync::mpsc::Receiver<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (sender, receiver) = tokio::sync::mpsc::channel(2);
    for kind in [SignalKind::interrupt(), SignalKind::terminate()] {
        // Without signals there is no way to be asked.
        let Ok(mut signals) = signal(kind) else { continue };
        let sender = sender.clone();
        tokio::spawn(async move {
            while signals.recv().await.is_some() && sender.send(()).await.is_ok() {}
        });
    }
    keep(sender);
    receiver
}

#[cfg(not(unix))]
fn requests() -> tokio::sync::mpsc::Receiver<()> {
    let (sender, receiver) = tokio::sync::mpsc::channel(2);
    let asked = sender.clone();
    tokio::spawn(async move {
        while tokio::signal::ctrl_c().await.is_ok() && asked.send(()).await.is_ok() {}
    });
    keep(sender);
    receiver
}

/// Every request to read the configuration again, from now on.
pub(crate) fn reload() -> tokio::sync::mpsc::Receiver<()> {
    let (sender, receiver) = tokio::sync::mpsc::channel(1);
    #[cfg(unix)]
    if let Ok(mut signals) = {
        use tokio::signal::unix::{SignalKind, signal};
        signal(SignalKind::hangup())
    } {
        let sender = sender.clone();
        tokio::spawn(async move {
            while signals.recv().await.is_some() && sender.send(()).await.is_ok() {}
        });
    }
    keep(sender);
    receiver
}

/// Keeps the channel open where nobody can ask: silence is no request.
fn keep(sender: tokio::sync::mpsc::Sender<()>) {
    tokio::spawn(async move { sender.closed().await });
}
