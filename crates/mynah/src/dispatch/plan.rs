//! All handlers of an app, with their conditions compiled into one index.

mod chosen;
mod explain;
mod roster;
mod route;
mod table;

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use mynah_core::i18n::Phrase;
use mynah_core::{Extensions, Lang, Localize, Section};

use arc_swap::Guard;
pub(crate) use chosen::{Chosen, limit};
pub use explain::{Decision, Explanation};
pub(crate) use roster::{Handle, Roster};
pub(crate) use route::{Route, Source};
pub(crate) use table::Table;

use crate::command::Prefixes;
use crate::hook::AnyHook;
use crate::i18n::Localizer;
use crate::module::Module;
use crate::modules::{Installed, Switch};
use crate::policy::Policies;
use crate::texts::text;

/// All handlers of an app, those of higher priority first, with their conditions.
///
/// [`App::plan`](crate::App::plan) makes one, to ask which handlers want an event and why.
pub struct Plan {
    pub(crate) roster: Arc<Roster>,
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
    /// A folder with texts that count before those of modules.
    pub(crate) texts: Option<PathBuf>,
    /// Modules that are not to run.
    pub(crate) off: Vec<String>,
    /// The language for bots that have none of their own.
    pub(crate) lang: Lang,
    /// What makes a message a command.
    pub(crate) prefixes: Prefixes,
    /// Whom the bot answers.
    pub(crate) policies: Policies,
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
        let roster = Arc::new(Roster::default());
        provided.state.insert(roster.handle());
        let always = Switch::new(true);
        let given = std::mem::take(&mut provided.hooks).into_iter();
        let mut hooks: Vec<_> = given.map(|hook| (hook, Arc::clone(&always))).collect();
        let (mut sources, mut installed, mut problems) = (Vec::new(), Vec::new(), Vec::new());
        for (module, switch) in modules {
            let of_module = module.hooks.iter().map(|hook| (hook.clone(), Arc::clone(&switch)));
            hooks.extend(of_module);
            let (shared, section, mut found) = shared(&module, &mut provided);
            found.extend(module.handlers.iter().filter_map(|(_, handler)| {
                let missing = handler.verify(&shared).err()?;
                let said = text("handler-unprovided").with("module", module.name());
                Some(said.with("handler", handler.name()).with("missing", missing))
            }));
            if switch.is_on() {
                problems.append(&mut found);
            }
            installed.push(Installed::new(
                &module,
                Arc::clone(&shared),
                Arc::clone(&switch),
                section,
                found,
            ));
            sources.push(Source::new(module, shared, switch));
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
        roster.open(sources, provided.prefixes, provided.policies);
        Ok(Self { roster, hooks, installed, unshared: Arc::default() })
    }

    /// What is in force at the moment.
    pub(crate) fn table(&self) -> Guard<Arc<Table>> {
        self.roster.table()
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

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Plan").field("handlers", &self.table().routes.len()).finish_non_exhaustive()
    }
}

impl Default for Provided {
    fn default() -> Self {
        Self {
            state: Extensions::default(),
            hooks: Vec::new(),
            sections: HashMap::new(),
            texts: None,
            off: Vec::new(),
            lang: Lang::english(),
            prefixes: Prefixes::default(),
            policies: Policies::default(),
        }
    }
}
