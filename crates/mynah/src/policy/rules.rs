//! What holds for all events of an app: the sets of prefixes, the super users, the limits.

use std::collections::HashMap;
use std::sync::Arc;

use mynah_core::UserId;

use super::{Limiter, Policies, Policy, PolicyPart, Rate, Roll};
use crate::command::Prefixes;
use crate::condition::{Condition, Expression, Subject};
use crate::i18n::Texts;

/// What holds for all events of an app.
#[derive(Default)]
pub(crate) struct Rules {
    /// The sets of prefixes that modules go by; first the one of those that have none of their
    /// own.
    dialects: Vec<Prefixes>,
    supers: Roll<UserId>,
    policies: Policies,
    /// The limit that all modules share which have none of their own.
    limiter: Option<Arc<Limiter>>,
    /// The limits of modules that have their own.
    limiters: HashMap<String, Arc<Limiter>>,
    /// The places of the sets of prefixes of modules.
    dialect_of: HashMap<String, usize>,
}

/// What holds for the events of one module.
#[derive(Clone)]
pub(crate) struct ModuleRules {
    /// What is asked of every event, whatever the handler.
    conditions: Vec<Expression>,
    pub(crate) limiter: Option<Arc<Limiter>>,
    /// The place of its set of prefixes.
    pub(crate) dialect: usize,
}

impl Rules {
    #[cfg(test)]
    pub(crate) fn new(prefixes: Prefixes, policies: Policies) -> Self {
        Self::after(&Self::default(), prefixes, policies)
    }

    /// Those that take the place of others: what they count goes on where limits stay as they are.
    pub(crate) fn after(before: &Self, prefixes: Prefixes, policies: Policies) -> Self {
        Self {
            dialects: vec![prefixes],
            supers: policies.supers.clone(),
            limiter: policies.limit.and_then(|rate| limiter(rate, before.limiter.as_ref())),
            limiters: before.limiters.clone(),
            dialect_of: HashMap::new(),
            policies,
        }
    }

    /// Whether they are made of this.
    pub(crate) fn are(&self, prefixes: &Prefixes, policies: &Policies) -> bool {
        self.dialects.first() == Some(prefixes) && self.policies == *policies
    }

    /// What holds for the module of this name, which says `own` itself and does without some
    /// parts.
    pub(crate) fn of_module(
        &mut self,
        name: &str,
        own: &Policy,
        without: &[PolicyPart],
    ) -> ModuleRules {
        let nothing = Policy::default();
        let set = self.policies.modules.get(name).unwrap_or(&nothing);
        let general = self.policies.general().without(without);
        let mut policy = set.over(&general);
        // The operator has the last word; a module can only keep to less.
        if set.private.is_none() && own.private == Some(false) {
            policy.private = Some(false);
        }
        let limiter = match set.limit.or(own.limit) {
            Some(rate) => {
                let own = limiter(rate, self.limiters.get(name));
                self.limiters.extend(own.clone().map(|own| (name.to_owned(), own)));
                own
            }
            None => self.limiter.clone().filter(|_| general.limit.is_some()),
        };
        let lists = Policy { private: None, ..own.clone() };
        let conditions = policy.conditions().into_iter().chain(lists.conditions()).collect();
        let prefixes = set.prefixes.as_ref().or(own.prefixes.as_ref());
        let dialect = prefixes.map_or(0, |prefixes| {
            let prefixes = Prefixes::new(prefixes);
            let known = self.dialects.iter().position(|known| *known == prefixes);
            known.unwrap_or_else(|| {
                self.dialects.push(prefixes);
                self.dialects.len() - 1
            })
        });
        self.dialect_of.insert(name.to_owned(), dialect);
        ModuleRules { conditions, limiter, dialect }
    }

    /// The place of the set of prefixes of a module.
    pub(crate) fn dialect_of(&self, module: &str) -> usize {
        self.dialect_of.get(module).copied().unwrap_or_default()
    }

    pub(crate) fn dialects(&self) -> &[Prefixes] {
        &self.dialects
    }
}

impl ModuleRules {
    /// A condition as these rules let it be, with the words of the module.
    pub(crate) fn applied(&self, condition: &Condition, texts: &Texts) -> Expression {
        let mut all = self.conditions.clone();
        all.push(condition.expression.clone());
        Expression::All(all).compiled(Some(texts))
    }
}

/// What counts for a limit: what did `before`, when it is the same limit.
fn limiter(rate: Rate, before: Option<&Arc<Limiter>>) -> Option<Arc<Limiter>> {
    let Rate::Limited(limit) = rate else { return None };
    let same = before.filter(|before| before.limit() == limit);
    Some(same.map_or_else(|| Arc::new(Limiter::new(limit)), Arc::clone))
}

impl Subject<'_> {
    /// Whether it is about a super user.
    pub(crate) fn is_super(&self) -> bool {
        let platform = &self.event.header().platform;
        let user = self.payload().user_id();
        user.is_some_and(|user| self.rules.supers.contains(platform, user))
    }
}
