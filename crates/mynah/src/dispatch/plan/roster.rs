//! The handlers of an app, and the policy that is in force while it runs.

use std::sync::{Arc, OnceLock, Weak};

use arc_swap::{ArcSwap, Guard};

use super::{Source, Table};
use crate::command::Prefixes;
use crate::policy::Policies;

/// The handlers of an app, and the policy that is in force: another takes its place between two
/// events, and whatever an event began with is what it is finished with.
#[derive(Default)]
pub(crate) struct Roster {
    /// Looked at for every event, so without a lock.
    table: ArcSwap<Table>,
    sources: OnceLock<Vec<Source>>,
}

/// What handlers find it by; it keeps nothing alive.
#[derive(Debug)]
pub(crate) struct Handle(Weak<Roster>);

impl Roster {
    /// Takes over the modules, once.
    pub(super) fn open(&self, sources: Vec<Source>, prefixes: Prefixes, policies: Policies) {
        // A plan is made once.
        let _ = self.sources.set(sources);
        self.compile(prefixes, policies);
    }

    /// Has this policy be in force from the next event on; whether it is another one.
    pub(crate) fn adopt(&self, prefixes: Prefixes, policies: Policies) -> bool {
        let other = !self.table.load().rules().are(&prefixes, &policies);
        if other {
            self.compile(prefixes, policies);
        }
        other
    }

    fn compile(&self, prefixes: Prefixes, policies: Policies) {
        let table = Table::compile(self.sources(), prefixes, policies, &self.table.load());
        self.table.store(Arc::new(table));
    }

    /// What is in force at the moment.
    pub(crate) fn table(&self) -> Guard<Arc<Table>> {
        self.table.load()
    }

    /// The names of the modules.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.sources().iter().map(|source| source.module.name())
    }

    pub(super) fn handle(self: &Arc<Self>) -> Handle {
        Handle(Arc::downgrade(self))
    }

    fn sources(&self) -> &[Source] {
        self.sources.get().map_or(&[], Vec::as_slice)
    }
}

impl Handle {
    pub(crate) fn get(&self) -> Option<Arc<Roster>> {
        self.0.upgrade()
    }
}

impl std::fmt::Debug for Roster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.names()).finish()
    }
}
