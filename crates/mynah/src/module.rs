//! Modules: handlers with their conditions and their texts, under one name.

use std::any::Any;
use std::sync::Arc;

use mynah_core::Extensions;
use serde::de::DeserializeOwned;

use crate::condition::Condition;
use crate::extract::ConfigReader;
use crate::handler::{AnyHandler, Handler};
use crate::hook::{AnyHook, MessageHook};
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
    pub(crate) state: Extensions,
    pub(crate) config: Option<ConfigReader>,
    pub(crate) hooks: Vec<AnyHook>,
}

impl Module {
    /// A module that does nothing yet.
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            texts: Arc::default(),
            handlers: Vec::new(),
            state: Extensions::default(),
            config: None,
            hooks: Vec::new(),
        }
    }

    /// Runs `handler` for the events that `condition` is true of.
    pub fn on<H: Handler<A>, A>(mut self, condition: impl Into<Condition>, handler: H) -> Self {
        self.handlers.push((condition.into(), AnyHandler::new(handler)));
        self
    }

    /// Has `hook` see every message before any condition does, whichever module's; hooks run in
    /// the order of their registration, each message past all of them before the next of its
    /// conversation. A hook that panics or takes too long is left out.
    ///
    /// ```
    /// use mynah::hook::Verdict;
    /// use mynah::prelude::*;
    ///
    /// let module = Module::new("manners")
    ///     .before(|message: &Message| match message.chain.plain_text().contains("spam") {
    ///         true => Verdict::refuse("spam"),
    ///         false => Verdict::Pass,
    ///     })
    ///     .before(async |message: Message, _bot: Bot| {
    ///         let text = message.chain.plain_text().replace("please ", "");
    ///         Verdict::Rewrite(MessageChain::new().text(text))
    ///     });
    /// # let _ = module;
    /// ```
    pub fn before<H: MessageHook<Way>, Way>(mut self, hook: H) -> Self {
        self.hooks.push(AnyHook::new(hook));
        self
    }

    /// Keeps `value` between events; handlers take it as [`State<T>`](crate::extract::State).
    /// Of two values of one type the later counts.
    pub fn state<T: Any + Send + Sync>(mut self, value: T) -> Self {
        self.state.insert(value);
        self
    }

    /// Has operators set a `T` for this module; handlers take it as
    /// [`Config<T>`](crate::extract::Config). What is not set has the value of `T::default()`.
    ///
    /// A module has one configuration: a second call replaces the first.
    pub fn config<T>(mut self) -> Self
    where
        T: DeserializeOwned + Default + Send + Sync + 'static,
    {
        self.config = Some(ConfigReader::of::<T>());
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
