//! Modules while an app runs: switching them on and off, and telling them what is new.

mod error;
mod installed;
mod reload;

use std::sync::{Arc, OnceLock, Weak};
use std::time::Duration;

use mynah_core::{Context, Error, ErrorKind, FromContext, Lang, Localize, Rejection};
use tokio::sync::Mutex;

use crate::bots::Bots;
use crate::dispatch::Roster;
use crate::texts::text;

pub use error::ModuleError;
pub(crate) use installed::{Installed, Switch};

/// The modules of an app while it runs; a clone is the same.
///
/// What is switched here lasts until the process ends, or until the configuration says something
/// else about that module. A handler takes it like any argument:
///
/// ```
/// use mynah::modules::Modules;
/// use mynah::prelude::*;
///
/// async fn off(args: Args, modules: Modules) -> Result<String> {
///     modules.disable(args.text()).await?;
///     Ok("off".to_owned())
/// }
///
/// let module = Module::new("switches").on(command("off").with_args().from(10001), off);
/// # let _ = module;
/// ```
#[derive(Debug, Clone, Default)]
pub struct Modules(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    running: OnceLock<Running>,
    /// Held by whoever switches, so that two never do at once.
    turn: Mutex<()>,
}

/// What is known once the app runs.
#[derive(Debug)]
struct Running {
    /// In the order in which they start.
    modules: Vec<Installed>,
    ways: Ways,
}

/// How modules start and stop.
#[derive(Debug)]
pub(crate) struct Ways {
    /// How long starting may take.
    pub(crate) start: Duration,
    /// How long stopping may take.
    pub(crate) stop: Duration,
    /// The language of the log.
    pub(crate) lang: Lang,
    pub(crate) bots: Bots,
    /// What the policy is in force in.
    pub(crate) roster: Arc<Roster>,
}

/// A module, and how it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ModuleStatus {
    /// Its name.
    pub name: &'static str,
    /// Whether its handlers run.
    pub on: bool,
    /// Whether it should be on, by the configuration or by who switched it last.
    pub wanted: bool,
}

impl Modules {
    /// How all modules are, in the order in which they start; nothing before the app runs.
    pub fn list(&self) -> Vec<ModuleStatus> {
        let status = |module: &Installed| ModuleStatus {
            name: module.name,
            on: module.switch.is_on(),
            wanted: module.life().wanted,
        };
        self.installed().iter().map(status).collect()
    }

    /// Switches a module on, and with it those that waited for it.
    ///
    /// # Errors
    ///
    /// When there is no such module, and when it cannot run: its start failed, a handler asks for
    /// what nobody provides, a module it needs is off.
    pub async fn enable(&self, name: &str) -> Result<(), ModuleError> {
        let module = self.find(name)?;
        {
            let mut life = module.life();
            life.wanted = true;
            life.failed = None;
        }
        self.settle().await;
        match self.why_off(module) {
            Some(why) if !module.life().is_running() => Err(ModuleError::CannotRun { why }),
            _ => Ok(()),
        }
    }

    /// Switches a module off, and with it those that need it. What its handlers are at is done to
    /// the end.
    ///
    /// # Errors
    ///
    /// When there is no such module.
    pub async fn disable(&self, name: &str) -> Result<(), ModuleError> {
        self.find(name)?.life().wanted = false;
        self.settle().await;
        Ok(())
    }

    /// Takes over the modules of an app that is about to run.
    pub(crate) fn install(&self, modules: Vec<Installed>, ways: Ways) {
        // An app runs once.
        let _ = self.0.running.set(Running { modules, ways });
    }

    /// The bots that run.
    pub(crate) fn bots(&self) -> Bots {
        self.0.running.get().map(|running| running.ways.bots.clone()).unwrap_or_default()
    }

    /// What handlers find it by; it keeps nothing alive.
    pub(crate) fn handle(&self) -> Handle {
        Handle(Arc::downgrade(&self.0))
    }

    /// Starts every module that is to run and does not, stops every one that runs and is not to.
    pub(crate) async fn settle(&self) {
        let _turn = self.0.turn.lock().await;
        let Some(Running { ways, .. }) = self.0.running.get() else { return };
        for module in self.installed().iter().rev() {
            if module.life().is_running() && !self.is_due(module) {
                module.stop(ways).await;
            }
        }
        for module in self.installed() {
            if !module.life().is_running() {
                module.switch.set(false);
                if self.is_due(module) {
                    module.start(ways).await;
                }
            }
            self.tell_of_needs(module, ways);
        }
    }

    /// Stops every module, the last first.
    pub(crate) async fn stop(&self) {
        let _turn = self.0.turn.lock().await;
        let Some(Running { ways, .. }) = self.0.running.get() else { return };
        for module in self.installed().iter().rev() {
            if module.life().is_running() {
                module.stop(ways).await;
            }
        }
    }

    fn installed(&self) -> &[Installed] {
        self.0.running.get().map_or(&[], |running| &running.modules)
    }

    fn find(&self, name: &str) -> Result<&Installed, ModuleError> {
        self.get(name).ok_or_else(|| ModuleError::unknown(name, self.installed()))
    }

    fn get(&self, name: &str) -> Option<&Installed> {
        self.installed().iter().find(|module| module.name == name)
    }

    /// Whether a module is to run: it is wanted, nothing is wrong with it, and what it needs is
    /// to run as well.
    fn is_due(&self, module: &Installed) -> bool {
        let whole = {
            let life = module.life();
            life.wanted && life.failed.is_none() && module.problems.is_empty()
        };
        whole && module.needs.iter().all(|name| self.get(name).is_some_and(|it| self.is_due(it)))
    }

    /// Why a module that is wanted does not run.
    fn why_off(&self, module: &Installed) -> Option<mynah_core::i18n::Phrase> {
        let off = |name: &&&'static str| self.get(name).is_some_and(|it| !self.is_due(it));
        let needed = || {
            let name = module.needs.iter().find(off)?;
            Some(text("module-waits").with("module", module.name).with("needed", *name))
        };
        module.problems.first().cloned().or_else(|| module.life().failed.clone()).or_else(needed)
    }

    /// Says once that a module is off because another is.
    fn tell_of_needs(&self, module: &Installed, ways: &Ways) {
        let why = self.why_off(module);
        let mut life = module.life();
        let waits = life.wanted && life.failed.is_none() && why.is_some();
        if let Some(why) = why.filter(|_| waits && !life.waits) {
            tracing::warn!(module = module.name, "{}", why.localize(&ways.lang));
        }
        life.waits = waits;
    }
}

/// What handlers find the modules by.
#[derive(Debug)]
pub(crate) struct Handle(Weak<Inner>);

impl FromContext for Modules {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let inner = context.get::<Handle>().and_then(|handle| handle.0.upgrade());
        inner.map(Self).ok_or_else(|| {
            Rejection::Fail(Error::new(ErrorKind::Unsupported, text("modules-outside")))
        })
    }
}

#[cfg(test)]
mod tests;
