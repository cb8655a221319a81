//! When a handler runs, and how much it may take.

use std::future::Future;
use std::num::NonZeroUsize;
use std::time::Duration;

use mynah_core::i18n::Phrase;
use mynah_core::{Adapter, Context, Extensions};

use super::{Handler, Outcome};

/// When a handler runs among those that want the same event, and how much it may take.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Tuning {
    /// Higher ones run earlier; handlers of one priority run side by side. Zero unless set.
    pub priority: i32,
    /// Whether handlers of lower priority are kept from an event that this one ran for.
    pub stops: bool,
    /// How long it may take with one event; what the app says when it is `None`.
    pub deadline: Option<Duration>,
    /// How many runs of it there may be at once, over all conversations.
    pub concurrency: Option<NonZeroUsize>,
    /// Whether it blocks its thread, and so has to run where that hinders nobody.
    pub blocks: bool,
}

/// A handler with its [`Tuning`].
#[derive(Debug, Clone)]
pub struct Tuned<H> {
    handler: H,
    tuning: Tuning,
}

impl<H> Tuned<H> {
    pub(super) fn new(handler: H, tuning: Tuning) -> Self {
        Self { handler, tuning }
    }

    /// As [`Handler::priority`].
    pub fn priority(mut self, priority: i32) -> Self {
        self.tuning.priority = priority;
        self
    }

    /// As [`Handler::stops`].
    pub fn stops(mut self) -> Self {
        self.tuning.stops = true;
        self
    }

    /// As [`Handler::deadline`].
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.tuning.deadline = Some(deadline);
        self
    }

    /// As [`Handler::concurrency`].
    pub fn concurrency(mut self, runs: usize) -> Self {
        self.tuning.concurrency = Some(NonZeroUsize::new(runs).unwrap_or(NonZeroUsize::MIN));
        self
    }

    /// As [`Handler::blocks`].
    pub fn blocks(mut self) -> Self {
        self.tuning.blocks = true;
        self
    }
}

impl<H: Handler<A>, A> Handler<A> for Tuned<H> {
    fn call(&self, context: &Context) -> impl Future<Output = Outcome> + Send + 'static {
        self.handler.call(context)
    }

    fn available_on(adapter: &dyn Adapter) -> bool {
        H::available_on(adapter)
    }

    fn verify(shared: &Extensions) -> Result<(), Phrase> {
        H::verify(shared)
    }

    fn waits() -> bool {
        H::waits()
    }

    fn name() -> &'static str {
        H::name()
    }

    fn tuning(&self) -> Tuning {
        self.tuning.clone()
    }
}
