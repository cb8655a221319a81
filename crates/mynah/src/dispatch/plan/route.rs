//! One handler, when it runs, and whose it is.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use mynah_core::i18n::{Phrase, Spoken};
use mynah_core::{Context, Extensions};
use tokio::sync::Semaphore;

use super::super::flow::Flow;
use crate::command::CommandLine;
use crate::condition::{Expression, Subject, Tongues, tongue_of};
use crate::handler::AnyHandler;
use crate::i18n::Localizer;
use crate::module::Module;
use crate::modules::Switch;
use crate::policy::{ModuleRules, Rules};
use crate::texts::text;

/// One handler, when it runs, and whose it is.
pub(crate) struct Route {
    pub(crate) module: &'static str,
    /// What has to be true of an event, the policy included.
    pub(crate) expression: Expression,
    pub(crate) handler: AnyHandler,
    /// What it can take besides what belongs to the event.
    pub(crate) shared: Arc<Extensions>,
    /// How many runs may be going on at once, if there is a limit.
    pub(crate) permits: Option<Semaphore>,
    /// Whether it blocks its thread: by its own word, or because it was seen to.
    pub(crate) blocks: AtomicBool,
    /// Whether its module is on.
    switch: Arc<Switch>,
    /// The names of its commands that belong to one language.
    tongues: Tongues,
    /// Whether what the condition finds in an event is not the same for all handlers.
    pub(super) finds: bool,
    pub(super) rules: ModuleRules,
}

impl Route {
    /// The handlers of a module.
    pub(super) fn all(
        module: &Module,
        shared: &Arc<Extensions>,
        switch: &Arc<Switch>,
        rules: &mut Rules,
    ) -> impl Iterator<Item = Self> {
        let rules = rules.of_module(module.name(), &module.policy, &module.without_policy);
        module.handlers.iter().map(move |(condition, handler)| {
            let mut rules = rules.clone();
            let (condition, tongues) = condition.clone().in_every_language(&module.texts);
            // Who only listens uses nothing up.
            rules.limiter = rules.limiter.filter(|_| condition.expression.is_specific());
            Self {
                module: module.name(),
                expression: rules.applied(&condition, &module.texts),
                permits: handler.tuning().concurrency.map(|runs| Semaphore::new(runs.get())),
                blocks: AtomicBool::new(handler.tuning().blocks),
                handler: handler.clone(),
                shared: Arc::clone(shared),
                switch: Arc::clone(switch),
                tongues,
                finds: condition.expression.finds(),
                rules,
            }
        })
    }

    /// The language it was called in, when that is another than whoever caused the event is
    /// answered in anyway.
    pub(super) fn spoken(&self, context: &Context) -> Option<Spoken> {
        if self.tongues.is_empty() {
            return None;
        }
        let name = &context.get::<CommandLine>()?.name;
        let usual = context.lang().or_else(|| Some(self.shared.get::<Localizer>()?.lang().clone()));
        tongue_of(name, &self.tongues, usual.as_ref()).cloned().map(Spoken)
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

    /// What keeps it from ever being run.
    pub(super) fn problem(&self) -> Option<Phrase> {
        let missing = self.handler.verify(&self.shared).err()?;
        Some(
            text("handler-unprovided")
                .with("module", self.module)
                .with("handler", self.handler.name())
                .with("missing", missing),
        )
    }
}
