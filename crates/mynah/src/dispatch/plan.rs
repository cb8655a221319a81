//! All handlers of an app, with their conditions compiled into one index.

use std::sync::Arc;

use mynah_core::Extensions;

use crate::condition::index::Index;
use crate::condition::{Condition, Subject};
use crate::extract::HelpEntry;
use crate::extract::directory::AllEntries;
use crate::handler::AnyHandler;
use crate::i18n::Texts;
use crate::module::Module;

/// All handlers of an app.
pub(crate) struct Plan {
    routes: Vec<Route>,
    index: Index,
    /// What every handler can take.
    pub(crate) shared: Arc<Extensions>,
}

/// One handler, when it runs, and whose it is.
pub(crate) struct Route {
    pub(crate) module: &'static str,
    pub(crate) condition: Condition,
    pub(crate) handler: AnyHandler,
    pub(crate) texts: Arc<Texts>,
}

impl Plan {
    pub(crate) fn new(modules: impl IntoIterator<Item = Module>) -> Self {
        let mut routes = Vec::new();
        for module in modules {
            let name = module.name();
            let texts = module.texts;
            routes.extend(module.handlers.into_iter().map(|(condition, handler)| Route {
                module: name,
                condition,
                handler,
                texts: Arc::clone(&texts),
            }));
        }
        let index = Index::new(routes.iter().map(|route| &route.condition.expression));
        let mut shared = Extensions::default();
        shared.insert(AllEntries(routes.iter().filter_map(Route::help).collect()));
        Self { routes, index, shared: Arc::new(shared) }
    }

    /// The places of the handlers that may want an event.
    pub(crate) fn candidates(&self, subject: &Subject<'_>) -> Vec<usize> {
        let command = subject.command.as_ref().map(|line| line.name.as_str());
        self.index.candidates(subject.payload, command)
    }

    /// The handlers that want an event, in the order they were registered.
    pub(crate) fn matching(&self, subject: &Subject<'_>) -> Vec<&Route> {
        self.candidates(subject)
            .into_iter()
            .map(|place| &self.routes[place])
            .filter(|route| route.condition.expression.matches(subject))
            .collect()
    }
}

impl Route {
    fn help(&self) -> Option<HelpEntry> {
        HelpEntry::new(self.module, &self.condition, &self.texts, &self.handler)
    }
}
