//! How much an app has to do, seen from outside while it runs.

use std::sync::{Arc, OnceLock, Weak};

use crate::dispatch::{Dispatcher, Load};

/// Reads how much an app has to do, from outside and while it runs; from
/// [`App::gauge`](super::App::gauge).
///
/// Before the app runs and after it has ended there is nothing to do.
///
/// ```no_run
/// # async fn run(app: mynah::App) -> Result<(), mynah::app::AppError> {
/// let gauge = app.gauge();
/// tokio::spawn(async move {
///     loop {
///         tokio::time::sleep(std::time::Duration::from_secs(60)).await;
///         let load = gauge.read();
///         println!("{} conversations are busy, {} events wait", load.conversations, load.waiting);
///     }
/// });
/// app.run(std::future::pending()).await
/// # }
/// ```
#[derive(Clone, Default)]
pub struct Gauge(Arc<OnceLock<Weak<Dispatcher>>>);

impl Gauge {
    /// How much there is to do now.
    pub fn read(&self) -> Load {
        self.0.get().and_then(Weak::upgrade).map(|dispatcher| dispatcher.load()).unwrap_or_default()
    }

    pub(super) fn show(&self, dispatcher: &Arc<Dispatcher>) {
        // An app runs once.
        let _ = self.0.set(Arc::downgrade(dispatcher));
    }
}

impl std::fmt::Debug for Gauge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Gauge").field(&self.read()).finish()
    }
}
