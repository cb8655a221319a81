//! Modules: handlers with their conditions and their texts, under one name.

mod lifecycle;
mod order;
pub(crate) mod texts;

use std::any::Any;
use std::borrow::Cow;
use std::sync::Arc;

use mynah_core::Extensions;
use mynah_core::config::Description;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::condition::Condition;
use crate::extract::{ConfigReader, HelpEntry};
use crate::handler::{AnyHandler, Handler};
use crate::hook::{AnyHook, MessageHook};
use crate::i18n::Texts;
use crate::modules::Switch;

use crate::policy::{Policy, PolicyPart};
pub(crate) use lifecycle::Turn;
pub use lifecycle::{ModuleContext, TurnHook};
pub(crate) use order::in_order;

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
    pub(crate) needs: Vec<&'static str>,
    pub(crate) after: Vec<&'static str>,
    pub(crate) start: Option<Turn>,
    pub(crate) stop: Option<Turn>,
    pub(crate) policy: Policy,
    pub(crate) without_policy: Vec<PolicyPart>,
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
            needs: Vec::new(),
            after: Vec::new(),
            start: None,
            stop: None,
            policy: Policy::default(),
            without_policy: Vec::new(),
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

    /// As [`config`](Self::config), and explained to operators: `mynah config init` and
    /// `mynah config schema` list the keys of `T` with the texts `key-…` of the module; see
    /// [`Description`].
    pub fn described_config<T>(mut self) -> Self
    where
        T: DeserializeOwned + JsonSchema + Default + Send + Sync + 'static,
    {
        self.config = Some(ConfigReader::of::<T>().described::<T>());
        self
    }

    /// Cannot do without the module `name`: it starts after it and stops before it, and is off
    /// while that is off. An app without that module does not start.
    pub fn needs(mut self, name: &'static str) -> Self {
        self.needs.push(name);
        self
    }

    /// Starts after the module `name`, and stops before it, where there is one.
    pub fn after(mut self, name: &'static str) -> Self {
        self.after.push(name);
        self
    }

    /// Runs `hook` before the first event: when the app starts, and when the module is switched
    /// on while it runs. Of two the later counts.
    ///
    /// Modules start one after another, those they need first. One that fails, panics or takes
    /// longer than `handlers.deadline` is told of in the log and stays off; so do those that need
    /// it, and all others run.
    ///
    /// ```
    /// use mynah::module::ModuleContext;
    /// use mynah::prelude::*;
    ///
    /// async fn open(module: ModuleContext) -> Result<()> {
    ///     let stopping = module.stopping();
    ///     tokio::spawn(async move {
    ///         stopping.cancelled().await;
    ///     });
    ///     Ok(())
    /// }
    ///
    /// let module = Module::new("clock").on_start(open).on_stop(async |_| Ok(()));
    /// # let _ = module;
    /// ```
    pub fn on_start<Way>(mut self, hook: impl TurnHook<Way>) -> Self {
        self.start = Some(Turn::new(hook));
        self
    }

    /// Runs `hook` after the last event: when the app stops, with its connections still open, and
    /// when the module is switched off while it runs. Of two the later counts.
    ///
    /// It may take as long as `shutdown.deadline`; a failure is logged.
    pub fn on_stop<Way>(mut self, hook: impl TurnHook<Way>) -> Self {
        self.stop = Some(Turn::new(hook));
        self
    }

    /// What operators can set for it, where it is [described](Self::described_config).
    pub fn description(&self) -> Option<Description> {
        self.config?.describe(&self.texts)
    }

    /// Its commands, as a help text lists them.
    pub fn help(&self) -> Vec<HelpEntry> {
        let on = Switch::new(true);
        let entry = |(condition, handler): &(Condition, AnyHandler)| {
            let expression = condition.expression.compiled(Some(&self.texts));
            Some(HelpEntry::new(self, condition.help?, expression, handler, &on))
        };
        self.handlers.iter().filter_map(entry).collect()
    }

    /// Says whom this module answers, beside what the operator says for all modules; what the
    /// operator says for this module counts before it.
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Does without a part of what the operator says for all modules; what the operator says for
    /// this module holds nevertheless.
    ///
    /// ```
    /// use mynah::policy::PolicyPart;
    /// use mynah::prelude::*;
    ///
    /// # async fn log() {}
    /// let module = Module::new("log").without_policy(PolicyPart::All).on(message(), log);
    /// # let _ = module;
    /// ```
    pub fn without_policy(mut self, part: PolicyPart) -> Self {
        self.without_policy.push(part);
        self
    }

    /// Adds texts in one language, in the Fluent syntax.
    ///
    /// # Panics
    ///
    /// When `lang` is no language tag or `fluent` is no Fluent: both are part of the program.
    pub fn texts(mut self, lang: &str, fluent: impl Into<Cow<'static, str>>) -> Self {
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
