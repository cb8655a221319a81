//! What a module does when it starts and when it stops.

use std::any::Any;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use mynah_core::{Extensions, Lang};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::bots::Bots;
use crate::extract::{Config, State};
use crate::handler::Result;
use crate::i18n::Localizer;

/// What a module has when no event is at hand; a clone is of the same module.
#[derive(Debug, Clone)]
pub struct ModuleContext {
    pub(crate) name: &'static str,
    pub(crate) shared: Arc<Extensions>,
    pub(crate) bots: Bots,
    pub(crate) stopping: CancellationToken,
}

impl ModuleContext {
    /// The name of the module.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What the module or the app keeps between events.
    pub fn state<T: Any + Send + Sync>(&self) -> Option<State<T>> {
        State::shared(&self.shared)
    }

    /// What the operator set for the module, as it is now.
    pub fn config<T: Any + Send + Sync>(&self) -> Option<Config<T>> {
        Config::shared(&self.shared)
    }

    /// What the operator set for the module, now and whenever it changes.
    pub fn config_changes<T: Any + Send + Sync>(&self) -> Option<watch::Receiver<Arc<T>>> {
        Config::changes(&self.shared)
    }

    /// The bots that run; when the app starts, none does yet.
    pub fn bots(&self) -> &Bots {
        &self.bots
    }

    /// The texts of the module for a reader of `lang`.
    pub fn localizer(&self, lang: &Lang) -> Option<Localizer> {
        self.shared.get::<Localizer>().map(|texts| texts.for_reader(lang.clone()))
    }

    /// Is cancelled when the module stops; what it started in the background ends then.
    pub fn stopping(&self) -> CancellationToken {
        self.stopping.clone()
    }
}

/// What a module does at a turn of its life: an async function of a [`ModuleContext`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be what a module does when it starts or stops",
    note = "it is an `async fn(ModuleContext) -> Result<()>`"
)]
pub trait TurnHook<Way>: Send + Sync + 'static {
    /// Does it.
    fn turn(&self, module: ModuleContext) -> Turning;
}

/// It being done.
pub(crate) type Turning = Pin<Box<dyn Future<Output = Result<()>> + Send>>;

impl<F, R> TurnHook<fn(ModuleContext) -> R> for F
where
    F: Fn(ModuleContext) -> R + Send + Sync + 'static,
    R: Future<Output = Result<()>> + Send + 'static,
{
    fn turn(&self, module: ModuleContext) -> Turning {
        Box::pin(self(module))
    }
}

/// A hook without its type.
#[derive(Clone)]
pub(crate) struct Turn(Arc<dyn Fn(ModuleContext) -> Turning + Send + Sync>);

impl Turn {
    pub(crate) fn new<Way>(hook: impl TurnHook<Way>) -> Self {
        Self(Arc::new(move |module| hook.turn(module)))
    }

    pub(crate) fn run(&self, module: ModuleContext) -> Turning {
        (self.0)(module)
    }
}

impl fmt::Debug for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Turn(…)")
    }
}
