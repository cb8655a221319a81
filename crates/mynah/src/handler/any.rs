//! A handler without its type.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use mynah_core::i18n::Phrase;
use mynah_core::{Adapter, Context, Extensions};

use super::{Handler, Outcome, Tuning};

/// A handler without its type.
#[derive(Clone)]
pub(crate) struct AnyHandler {
    call: Arc<dyn Fn(&Context) -> Running + Send + Sync>,
    available_on: fn(&dyn Adapter) -> bool,
    verify: fn(&Extensions) -> Result<(), Phrase>,
    waits: bool,
    name: &'static str,
    tuning: Tuning,
}

type Running = Pin<Box<dyn Future<Output = Outcome> + Send>>;

impl AnyHandler {
    pub(crate) fn new<H: Handler<A>, A>(handler: H) -> Self {
        Self {
            tuning: handler.tuning(),
            call: Arc::new(move |context| Box::pin(handler.call(context))),
            available_on: H::available_on,
            verify: H::verify,
            waits: H::waits(),
            name: H::name(),
        }
    }

    pub(crate) fn call(&self, context: &Context) -> Running {
        (self.call)(context)
    }

    pub(crate) fn available_on(&self, adapter: &dyn Adapter) -> bool {
        (self.available_on)(adapter)
    }

    pub(crate) fn verify(&self, shared: &Extensions) -> Result<(), Phrase> {
        (self.verify)(shared)
    }

    /// Whether it may wait for later events.
    pub(crate) fn waits(&self) -> bool {
        self.waits
    }

    /// The path of the function, as logs show it.
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn tuning(&self) -> &Tuning {
        &self.tuning
    }
}

impl fmt::Debug for AnyHandler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
