//! One module of an app, and its life.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use mynah_core::i18n::Phrase;
use mynah_core::{Extensions, Localize, Section};
use tokio_util::sync::CancellationToken;

use super::Ways;
use crate::dispatch::words_of;
use crate::extract::ConfigReader;
use crate::module::{Module, ModuleContext, Turn};
use crate::texts::text;

/// Whether the handlers of a module run; looked at for every event that one of them may want.
#[derive(Debug)]
pub(crate) struct Switch(AtomicBool);

impl Switch {
    pub(crate) fn new(on: bool) -> Arc<Self> {
        Arc::new(Self(AtomicBool::new(on)))
    }

    pub(crate) fn is_on(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    pub(super) fn set(&self, on: bool) {
        self.0.store(on, Ordering::Relaxed);
    }
}

/// One module of an app.
#[derive(Debug)]
pub(crate) struct Installed {
    pub(super) name: &'static str,
    pub(super) needs: Vec<&'static str>,
    pub(super) config: Option<ConfigReader>,
    pub(super) shared: Arc<Extensions>,
    pub(super) switch: Arc<Switch>,
    /// What keeps it from ever running.
    pub(super) problems: Vec<Phrase>,
    start: Option<Turn>,
    stop: Option<Turn>,
    life: Mutex<Life>,
}

/// How a module is.
#[derive(Debug)]
pub(super) struct Life {
    /// Whether it should run, by the configuration or by who switched it last.
    pub(super) wanted: bool,
    /// Whether the configuration says it should.
    pub(super) configured: bool,
    /// While it runs, what tells it to stop.
    running: Option<CancellationToken>,
    /// Why it did not start.
    pub(super) failed: Option<Phrase>,
    /// Whether it was told of that it waits for a module that it needs.
    pub(super) waits: bool,
    /// What the operator told it last.
    pub(super) section: Option<Section>,
}

impl Life {
    pub(super) fn is_running(&self) -> bool {
        self.running.is_some()
    }
}

impl Installed {
    pub(crate) fn new(
        module: &Module,
        shared: Arc<Extensions>,
        switch: Arc<Switch>,
        section: Option<Section>,
        problems: Vec<Phrase>,
    ) -> Self {
        let wanted = switch.is_on();
        let life =
            Life { wanted, configured: wanted, running: None, failed: None, waits: false, section };
        Self {
            name: module.name(),
            needs: module.needs.clone(),
            config: module.config,
            shared,
            switch,
            problems,
            start: module.start.clone(),
            stop: module.stop.clone(),
            life: Mutex::new(life),
        }
    }

    pub(super) fn life(&self) -> MutexGuard<'_, Life> {
        // Nothing that can panic happens under the lock.
        self.life.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs what it does at its start, and lets its handlers run.
    pub(super) async fn start(&self, ways: &Ways) {
        let stopping = CancellationToken::new();
        let turned = self.turn(self.start.as_ref(), stopping.clone(), ways.start, ways).await;
        if let Err(problem) = turned {
            stopping.cancel();
            let said = text("module-start-failed").with("problem", problem);
            let said = said.with("module", self.name);
            tracing::error!(module = self.name, "{}", said.localize(&ways.lang));
            self.life().failed = Some(said);
            return;
        }
        self.life().running = Some(stopping);
        self.switch.set(true);
    }

    /// Lets its handlers run no more, and runs what it does at its end.
    pub(super) async fn stop(&self, ways: &Ways) {
        self.switch.set(false);
        let Some(stopping) = self.life().running.take() else { return };
        stopping.cancel();
        if let Err(problem) = self.turn(self.stop.as_ref(), stopping, ways.stop, ways).await {
            let said = text("module-stop-failed").with("problem", problem);
            let said = said.with("module", self.name);
            tracing::error!(module = self.name, "{}", said.localize(&ways.lang));
        }
    }

    async fn turn(
        &self,
        turn: Option<&Turn>,
        stopping: CancellationToken,
        deadline: Duration,
        ways: &Ways,
    ) -> Result<(), Phrase> {
        let Some(turn) = turn else { return Ok(()) };
        let context = ModuleContext {
            name: self.name,
            shared: Arc::clone(&self.shared),
            bots: ways.bots.clone(),
            stopping,
        };
        let turning = AssertUnwindSafe(async { turn.run(context).await }).catch_unwind();
        match tokio::time::timeout(deadline, turning).await {
            Ok(Ok(Ok(()))) => Ok(()),
            Ok(Ok(Err(error))) => Err(error.localize(&ways.lang).into()),
            Ok(Err(panic)) => Err(text("handler-panicked").with("words", words_of(&*panic))),
            Err(_) => Err(text("handler-too-slow").with("deadline", format!("{deadline:?}"))),
        }
    }
}
