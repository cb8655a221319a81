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
use crate::modules::{Installed, Switch};
use crate::texts::text;

/// All handlers of an app, those of higher priority first.
pub(crate) struct Plan {
    routes: Vec<Arc<Route>>,
    index: Index,
    /// What sees messages before the conditions do, in order.
    pub(crate) hooks: Vec<(AnyHook, Arc<Switch>)>,
    /// The modules, in the order they were given; taken by who switches them.
    pub(crate) installed: Vec<Installed>,
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
    /// Modules that are not to run.
    pub(crate) off: Vec<String>,
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
    /// Whether its module is on.
    switch: Arc<Switch>,
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
        let is_on = |module: &Module| !provided.off.iter().any(|name| name == module.name());
        let modules: Vec<(Module, Arc<Switch>)> = modules
            .into_iter()
            .map(|module| {
                let switch = Switch::new(is_on(&module));
                (module, switch)
            })
            .collect();
        let entries = modules.iter().flat_map(|(module, switch)| entries(module, switch)).collect();
        provided.state.insert(AllEntries(entries));
        let always = Switch::new(true);
        let given = std::mem::take(&mut provided.hooks).into_iter();
        let mut hooks: Vec<_> = given.map(|hook| (hook, Arc::clone(&always))).collect();
        let (mut routes, mut installed, mut problems) = (Vec::new(), Vec::new(), Vec::new());
        for (module, switch) in modules {
            let of_module = module.hooks.iter().map(|hook| (hook.clone(), Arc::clone(&switch)));
            hooks.extend(of_module);
            let (shared, section, mut found) = shared(&module, &mut provided);
            let new: Vec<Route> = routes_of(&module, &shared, &switch).collect();
            found.extend(new.iter().filter_map(Route::problem));
            if switch.is_on() {
                problems.append(&mut found);
            }
            installed.push(Installed::new(&module, shared, switch, section, found));
            routes.extend(new);
        }
        problems.extend(
            provided
                .sections
                .into_keys()
                .map(|name| text("section-without-module").with("module", name)),
        );
        if !problems.is_empty() {
            return Err(problems);
        }
        // Stable, so that those of one priority stay in the order they were registered.
        routes.sort_by_key(|route| std::cmp::Reverse(route.priority()));
        let index = Index::new(routes.iter().map(|route| &route.condition.expression));
        let routes = routes.into_iter().map(Arc::new).collect();
        Ok(Self { routes, index, hooks, installed, unshared: Arc::default() })
    }

    /// The places of the handlers that may want an event.
    pub(crate) fn candidates(&self, subject: &Subject<'_>) -> Vec<usize> {
        let command = subject.command.as_ref().map(|line| line.name.as_str());
        self.index.candidates(subject.payload, command)
    }

    /// The handlers at these places that want an event, those of higher priority first.
    pub(crate) fn matching(&self, places: &[usize], subject: &Subject<'_>) -> Vec<&Arc<Route>> {
        let routes = places.iter().map(|&place| &self.routes[place]);
        routes
            .filter(|route| route.switch.is_on() && route.condition.expression.matches(subject))
            .collect()
    }

    /// What is shared before it is known whose handler runs.
    pub(crate) fn unshared(&self) -> Arc<Extensions> {
        Arc::clone(&self.unshared)
    }
}

/// What the handlers of a module share: what the app provides, and over it the module's own; what
/// its operator told it, and what is wrong with that.
fn shared(
    module: &Module,
    provided: &mut Provided,
) -> (Arc<Extensions>, Option<Section>, Vec<Phrase>) {
    let mut shared = provided.state.clone();
    shared.extend(&module.state);
    shared.insert(Localizer::new(Arc::clone(&module.texts), provided.lang.clone()));
    let section = provided.sections.remove(module.name());
    let problem = match (module.config, &section) {
        (Some(config), section) => config.read(section.as_ref(), &mut shared).err().map(|error| {
            let error = error.localize(&provided.lang);
            text("module-misconfigured").with("module", module.name()).with("error", error)
        }),
        (None, Some(_)) => Some(text("module-unconfigured").with("module", module.name())),
        (None, None) => None,
    };
    (Arc::new(shared), section, problem.into_iter().collect())
}

fn routes_of(
    module: &Module,
    shared: &Arc<Extensions>,
    switch: &Arc<Switch>,
) -> impl Iterator<Item = Route> {
    let name = module.name();
    module.handlers.iter().map(move |(condition, handler)| Route {
        module: name,
        condition: condition.clone(),
        permits: handler.tuning().concurrency.map(|runs| Semaphore::new(runs.get())),
        blocks: AtomicBool::new(handler.tuning().blocks),
        handler: handler.clone(),
        shared: Arc::clone(shared),
        switch: Arc::clone(switch),
    })
}

fn entries(module: &Module, switch: &Arc<Switch>) -> Vec<HelpEntry> {
    let entry = |(condition, handler): &(Condition, AnyHandler)| {
        HelpEntry::new(module, condition, handler, switch)
    };
    module.handlers.iter().filter_map(entry).collect()
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
            off: Vec::new(),
            lang: Lang::english(),
        }
    }
}
