//! One handler, when it runs, and whose it is.

use std::sync::Arc;

use mynah_core::i18n::Spoken;
use mynah_core::{Context, Extensions, Lang};
use tokio::sync::Semaphore;

use super::super::flow::Flow;
use super::super::threads::Verdict;
use crate::condition::{Condition, Expression, Subject, tongue_of};
use crate::handler::AnyHandler;
use crate::i18n::Localizer;
use crate::module::Module;
use crate::modules::Switch;
use crate::policy::ModuleRules;

/// One handler, when it runs, and whose it is.
pub(crate) struct Route {
    pub(crate) module: &'static str,
    /// What has to be true of an event, the policy included.
    pub(crate) expression: Expression,
    pub(crate) handler: AnyHandler,
    /// What it can take besides what belongs to the event.
    pub(crate) shared: Arc<Extensions>,
    /// How many runs may be going on at once, if there is a limit.
    pub(crate) permits: Option<Arc<Semaphore>>,
    /// Whether it is taken to block its thread.
    pub(crate) verdict: Arc<Verdict>,
    /// Whether its module is on.
    switch: Arc<Switch>,
    /// Whether its condition has words that belong to one language.
    pub(super) is_spoken: bool,
    /// Whether what the condition finds in an event is not the same for all handlers.
    pub(super) finds: bool,
    pub(super) rules: ModuleRules,
}

/// A module and what its handlers share, whatever policy is in force.
pub(crate) struct Source {
    pub(crate) module: Module,
    pub(crate) shared: Arc<Extensions>,
    pub(crate) switch: Arc<Switch>,
    posts: Vec<Post>,
}

/// One handler of a module, with what is known of its runs.
struct Post {
    condition: Condition,
    handler: AnyHandler,
    permits: Option<Arc<Semaphore>>,
    verdict: Arc<Verdict>,
}

impl Post {
    fn new((condition, handler): &(Condition, AnyHandler)) -> Self {
        let tuning = handler.tuning();
        Self {
            condition: condition.clone(),
            handler: handler.clone(),
            permits: tuning.concurrency.map(|runs| Arc::new(Semaphore::new(runs.get()))),
            verdict: Arc::new(Verdict::new(tuning.blocks)),
        }
    }
}

impl Source {
    pub(crate) fn new(module: Module, shared: Arc<Extensions>, switch: Arc<Switch>) -> Self {
        let posts = module.handlers.iter().map(Post::new).collect();
        Self { module, shared, switch, posts }
    }

    /// Its handlers under these rules, each with its key in the help.
    pub(super) fn routes(
        &self,
        rules: &ModuleRules,
    ) -> impl Iterator<Item = (Route, Option<&'static str>)> {
        self.posts.iter().map(|post| (self.route(post, rules.clone()), post.condition.help))
    }

    fn route(&self, post: &Post, mut rules: ModuleRules) -> Route {
        let expression = rules.applied(&post.condition, &self.module.texts);
        // Who only listens uses nothing up.
        rules.limiter = rules.limiter.filter(|_| post.condition.expression.is_specific());
        Route {
            module: self.module.name(),
            permits: post.permits.clone(),
            verdict: Arc::clone(&post.verdict),
            handler: post.handler.clone(),
            shared: Arc::clone(&self.shared),
            switch: Arc::clone(&self.switch),
            is_spoken: expression.is_spoken(),
            finds: expression.finds(),
            expression,
            rules,
        }
    }
}

impl Route {
    /// Of the languages whose words were said the one it was called in, when that is another than
    /// whoever caused the event is answered in anyway.
    pub(super) fn spoken(&self, said: &[Lang], context: &Context) -> Option<Spoken> {
        if said.is_empty() {
            return None;
        }
        let usual = context.lang().or_else(|| Some(self.shared.get::<Localizer>()?.lang().clone()));
        tongue_of(said, usual.as_ref()).cloned().map(Spoken)
    }

    pub(super) fn is_on(&self) -> bool {
        self.switch.is_on()
    }

    pub(crate) fn priority(&self) -> i32 {
        self.handler.tuning().priority
    }

    /// The place of the set of prefixes it goes by.
    pub(super) fn dialect(&self) -> usize {
        self.rules.dialect
    }

    /// Whether whoever said something may be answered once more.
    pub(super) fn is_within_limit(&self, subject: &Subject<'_>) -> bool {
        self.rules.limiter.as_ref().is_none_or(|limiter| limiter.allows(subject))
    }

    /// Whether the event goes on, now that it ran and said so.
    pub(crate) fn flow(&self, said: Flow) -> Flow {
        if self.handler.tuning().stops { Flow::Break(()) } else { said }
    }
}
