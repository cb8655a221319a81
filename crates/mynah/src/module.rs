//! Modules: handlers with their conditions and their texts, under one name.

use std::sync::Arc;

use crate::condition::Condition;
use crate::handler::{AnyHandler, Handler};
use crate::i18n::Texts;

/// Handlers with their conditions and their texts, under one name: a plain value.
///
/// ```
/// use mynah::prelude::*;
///
/// async fn ping(texts: Localizer) -> String {
///     texts.text("pong").to_string()
/// }
///
/// let module = Module::new("ping")
///     .texts("en", "pong = pong")
///     .texts("zh-CN", "pong = 在呢")
///     .on(command("ping").help("answers"), ping);
/// assert_eq!(module.name(), "ping");
/// ```
#[derive(Debug, Clone)]
pub struct Module {
    name: &'static str,
    pub(crate) texts: Arc<Texts>,
    pub(crate) handlers: Vec<(Condition, AnyHandler)>,
}

impl Module {
    /// A module that does nothing yet.
    pub fn new(name: &'static str) -> Self {
        Self { name, texts: Arc::default(), handlers: Vec::new() }
    }

    /// Runs `handler` for the events that `condition` is true of.
    pub fn on<H: Handler<A>, A>(mut self, condition: impl Into<Condition>, handler: H) -> Self {
        self.handlers.push((condition.into(), AnyHandler::new(handler)));
        self
    }

    /// Adds texts in one language, in the Fluent syntax.
    ///
    /// # Panics
    ///
    /// When `lang` is no language tag or `fluent` is no Fluent: both are part of the program.
    pub fn texts(mut self, lang: &str, fluent: &str) -> Self {
        Arc::make_mut(&mut self.texts).add(lang, fluent);
        self
    }

    /// Its texts in all their languages, for tests that compare them.
    pub fn translations(&self) -> &Texts {
        &self.texts
    }

    /// The name, as the configuration and logs say it.
    pub fn name(&self) -> &'static str {
        self.name
    }
}
