//! The handlers of an app under the policy that is in force.

use std::pin::pin;
use std::sync::Arc;

use mynah_core::Adapter;

use super::chosen::{Choice, Chosen, without_shorter};
use super::route::{Route, Source};
use crate::command::Prefixes;
use crate::condition::Subject;
use crate::condition::index::{Index, Places};
use crate::dispatch::Judge;
use crate::extract::HelpEntry;
use crate::policy::{Policies, Rules};

/// The handlers of an app under the policy that is in force, those of higher priority first, with
/// their conditions compiled into one index.
#[derive(Default)]
pub(crate) struct Table {
    pub(super) routes: Vec<Arc<Route>>,
    index: Index,
    rules: Rules,
    /// What the help lists, in the order it was registered.
    help: Vec<HelpEntry>,
}

impl Table {
    /// Compiles the conditions of all modules, with those of the policy; what is counted goes on
    /// as it was in the table `before`.
    pub(super) fn compile(
        sources: &[Source],
        prefixes: Prefixes,
        policies: Policies,
        before: &Self,
    ) -> Self {
        let mut rules = Rules::after(&before.rules, prefixes, policies);
        let (mut routes, mut help) = (Vec::new(), Vec::new());
        for source in sources {
            let module = &source.module;
            let here = rules.of_module(module.name(), &module.policy, &module.without_policy);
            for (route, key) in source.routes(&here) {
                let entry = key.map(|key| {
                    let switch = &source.switch;
                    HelpEntry::new(module, key, route.expression.clone(), &route.handler, switch)
                });
                help.extend(entry);
                routes.push(Arc::new(route));
            }
        }
        // Stable, so that those of one priority stay in the order they were registered.
        routes.sort_by_key(|route| std::cmp::Reverse(route.priority()));
        let index = Index::new(routes.iter().map(|route| (route.dialect(), &route.expression)));
        Self { routes, index, rules, help }
    }

    /// What holds for all events.
    pub(crate) fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The places of the handlers that may want an event.
    pub(crate) fn candidates(&self, subject: &Subject<'_>) -> Places {
        self.index.candidates(subject)
    }

    /// The handlers at these places that want an event, those of higher priority first.
    pub(crate) async fn matching(
        &self,
        places: &[usize],
        subject: &mut Subject<'_>,
        judge: &Judge<'_>,
    ) -> Choice<'_> {
        let mut chosen = Choice::new();
        let routes = places.iter().map(|&place| &self.routes[place]);
        for route in routes.filter(|route| route.is_on()) {
            subject.listen(route.dialect());
            let (module, handler) = (route.module, route.handler.name());
            if pin!(judge.holds(&route.expression, subject, module, handler)).await {
                chosen.push(Chosen::new(route, subject));
            }
        }
        without_shorter(&mut chosen);
        chosen
    }

    /// What the help lists for whoever caused an event, where that happened.
    pub(crate) fn open_to(&self, adapter: &dyn Adapter, subject: &Subject<'_>) -> Vec<HelpEntry> {
        self.help.iter().filter(|entry| entry.is_open(adapter, subject)).cloned().collect()
    }
}
