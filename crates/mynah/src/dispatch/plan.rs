//! All handlers of an app, with their conditions compiled into one index.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use mynah_core::i18n::Phrase;
use mynah_core::{Extensions, Lang, Localize, Section};
use tokio::sync::Semaphore;

use super::flow::Flow;
use crate::condition::index::Index;
use crate::condition::{Condition, Subject};
use crate::extract::HelpEntry;
use crate::extract::directory::AllEntries;
use crate::handler::AnyHandler;
use crate::hook::AnyHook;
use crate::i18n::Localizer;
use crate::module::Module;
use crate::texts::text;

/// All handlers of an app, those of higher priority first.
pub(crate) struct Plan {
    routes: Vec<Arc<Route>>,
    index: Index,
    /// What sees messages before the conditions do, in order.
    pub(crate) hooks: Vec<AnyHook>,
    unshared: Arc<Extensions>,
}

/// What an app gives to its modules.
#[derive(Debug)]
pub(crate) struct Provided {
    /// Values that all handlers can take.
    pub(crate) state: Extensions,
    /// What sees messages before the hooks of modules do.
    pub(crate) hooks: Vec<AnyHook>,
    /// What operators set for modules, by name.
    pub(crate) sections: HashMap<String, Section>,
    /// The language for bots that have none of their own.
    pub(crate) lang: Lang,
}

/// One handler, when it runs, and whose it is.
pub(crate) struct Route {
    pub(crate) module: &'static str,
    pub(crate) condition: Condition,
    pub(crate) handler: AnyHandler,
    /// What it can take besides what belongs to the event.
    pub(crate) shared: Arc<Extensions>,
    /// How many runs may be going on at once, if there is a limit.
    pub(crate) permits: Option<Semaphore>,
    /// Whether it blocks its thread: by its own word, or because it was seen to.
    pub(crate) blocks: AtomicBool,
}

impl Plan {
    /// Compiles the conditions of all modules.
    ///
    /// # Errors
    ///
    /// Everything that keeps a handler from ever being run.
    pub(crate) fn new(
        modules: impl IntoIterator<Item = Module>,
        mut provided: Provided,
    ) -> Result<Self, Vec<Phrase>> {
        let modules: Vec<Module> = modules.into_iter().collect();
        let entries = modules.iter().flat_map(entries).collect();
        provided.state.insert(AllEntries(entries));
        let (mut routes, mut problems) = (Vec::new(), Vec::new());
        let mut hooks = std::mem::take(&mut provided.hooks);
        for module in modules {
            hooks.extend_from_slice(&module.hooks);
            match shared(&module, &mut provided) {
                Ok(shared) => routes.extend(routes_of(module, &shared)),
                Err(problem) => problems.push(problem),
            }
        }
        problems.extend(routes.iter().filter_map(Route::problem));
        if !problems.is_empty() {
            return Err(problems);
        }
        // Stable, so that those of one priority stay in the order they were registered.
        routes.sort_by_key(|route| std::cmp::Reverse(route.priority()));
        let index = Index::new(routes.iter().map(|route| &route.condition.expression));
        let routes = routes.into_iter().map(Arc::new).collect();
        Ok(Self { routes, index, hooks, unshared: Arc::default() })
    }

    /// The places of the handlers that may want an event.
    pub(crate) fn candidates(&self, subject: &Subject<'_>) -> Vec<usize> {
        let command = subject.command.as_ref().map(|line| line.name.as_str());
        self.index.candidates(subject.payload, command)
    }

    /// The handlers at these places that want an event, those of higher priority first.
    pub(crate) fn matching(&self, places: &[usize], subject: &Subject<'_>) -> Vec<&Arc<Route>> {
        let routes = places.iter().map(|&place| &self.routes[place]);
        routes.filter(|route| route.condition.expression.matches(subject)).collect()
    }

    /// What is shared before it is known whose handler runs.
    pub(crate) fn unshared(&self) -> Arc<Extensions> {
        Arc::clone(&self.unshared)
    }
}

/// What the handlers of a module share: what the app provides, and over it the module's own.
fn shared(module: &Module, provided: &mut Provided) -> Result<Arc<Extensions>, Phrase> {
    let mut shared = provided.state.clone();
    shared.extend(&module.state);
    shared.insert(Localizer::new(Arc::clone(&module.texts), provided.lang.clone()));
    let section = provided.sections.remove(module.name());
    match (module.config, section) {
        (Some(config), section) => config.read(section.as_ref(), &mut shared).map_err(|error| {
            let error = error.localize(&provided.lang);
            text("module-misconfigured").with("module", module.name()).with("error", error)
        })?,
        (None, Some(_)) => return Err(text("module-unconfigured").with("module", module.name())),
        (None, None) => {}
    }
    Ok(Arc::new(shared))
}

fn routes_of(module: Module, shared: &Arc<Extensions>) -> impl Iterator<Item = Route> {
    let name = module.name();
    let shared = Arc::clone(shared);
    module.handlers.into_iter().map(move |(condition, handler)| Route {
        module: name,
        condition,
        permits: handler.tuning().concurrency.map(|runs| Semaphore::new(runs.get())),
        blocks: AtomicBool::new(handler.tuning().blocks),
        handler,
        shared: Arc::clone(&shared),
    })
}

fn entries(module: &Module) -> impl Iterator<Item = HelpEntry> {
    let entry = |(condition, handler): &(Condition, AnyHandler)| {
        HelpEntry::new(module.name(), condition, &module.texts, handler)
    };
    module.handlers.iter().filter_map(entry).collect::<Vec<_>>().into_iter()
}

impl Route {
    pub(crate) fn priority(&self) -> i32 {
        self.handler.tuning().priority
    }

    /// Whether the event goes on, now that it ran and said so.
    pub(crate) fn flow(&self, said: Flow) -> Flow {
        if self.handler.tuning().stops { Flow::Break(()) } else { said }
    }

    /// What keeps it from ever being run.
    fn problem(&self) -> Option<Phrase> {
        let missing = self.handler.verify(&self.shared).err()?;
        Some(
            text("handler-unprovided")
                .with("module", self.module)
                .with("handler", self.handler.name())
                .with("missing", missing),
        )
    }
}

impl Default for Provided {
    fn default() -> Self {
        Self {
            state: Extensions::default(),
            hooks: Vec::new(),
            sections: HashMap::new(),
            lang: Lang::english(),
        }
    }
}
