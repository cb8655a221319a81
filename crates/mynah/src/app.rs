//! Running bots and modules, and stopping them.

mod error;
mod gauge;
mod provide;
mod supervise;

use std::fmt;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use mynah_core::adapter::CallHooks;
use mynah_core::config::nearest;
use mynah_core::i18n::{Phrase, UserLangs};
use mynah_core::{Bot, Lang, Localize};

pub use error::AppError;
pub use gauge::Gauge;

use crate::bots::Bots;
use crate::config::{Config, Settings};
use crate::dispatch::{DispatchOptions, Dispatcher, Listeners, Plan, Provided, Watch};
use crate::module::{Module, in_order, texts};
use crate::modules::{Modules, Ways};
use crate::policy::Policies;
use crate::texts::{of_process, text};

/// Bots and the modules that run on them.
///
/// ```no_run
/// use mynah::{App, Module};
/// # async fn run(bot: mynah::core::Bot, module: Module) -> Result<(), mynah::app::AppError> {
/// App::new().bot(bot).module(module).run(std::future::pending()).await
/// # }
/// ```
pub struct App {
    bots: Vec<Bot>,
    modules: Vec<Module>,
    handle: Modules,
    running: Bots,
    dispatch: DispatchOptions,
    listeners: Listeners,
    call_hooks: CallHooks,
    provided: Provided,
    shutdown_deadline: Duration,
    lang: Lang,
    gauge: Gauge,
}

/// What is to be said of the texts of an operator; see [`App::check_texts`].
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct TextsCheck {
    /// Mistakes: what cannot be read, is no Fluent, or says nothing to anybody. An app starts with
    /// the last kind.
    pub problems: Vec<Phrase>,
    /// What a language lacks that the modules do not speak by themselves.
    pub notes: Vec<Phrase>,
}

impl App {
    /// An app without bots and modules.
    pub fn new() -> Self {
        Self {
            bots: Vec::new(),
            modules: Vec::new(),
            handle: Modules::default(),
            running: Bots::default(),
            dispatch: DispatchOptions::default(),
            listeners: Listeners::default(),
            call_hooks: CallHooks::default(),
            provided: Provided::default(),
            shutdown_deadline: Duration::from_secs(10),
            lang: of_process(None),
            gauge: Gauge::default(),
        }
    }

    /// Adds a bot.
    pub fn bot(mut self, bot: Bot) -> Self {
        self.bots.push(bot);
        self
    }

    /// Adds a module; handlers are listed in the order of their modules.
    pub fn module(mut self, module: Module) -> Self {
        self.modules.push(module);
        self
    }

    /// Takes over what the configuration says: prefixes, the policy, deadlines, the queue, the
    /// language, and which modules are off.
    pub fn settings(mut self, settings: &Settings) -> Self {
        self.dispatch = DispatchOptions::from(settings);
        self.provided.off.clone_from(&settings.modules.disable);
        self.provided.policies = settings.policy.clone();
        self.running.prefer(settings.prefer_bot);
        self.provided.texts.clone_from(&settings.texts);
        self.shutdown_deadline = settings.shutdown.deadline.get();
        self.lang = of_process(settings.lang.as_ref());
        self
    }

    /// Takes over a whole configuration: its [settings](Self::settings), and what it tells modules.
    /// Its bots are made by a [`Registry`](crate::config::Registry).
    pub fn config(self, config: &Config) -> Self {
        let sections = config.modules.iter();
        sections.fold(self.settings(&config.settings), |app, module| {
            app.configure(module.name.clone(), module.section.clone())
        })
    }

    /// The modules while the app runs, to switch them and to tell them what is new.
    pub fn modules(&self) -> Modules {
        self.handle.clone()
    }

    /// Sets the language of what the app itself says in the log; bots keep theirs.
    ///
    /// Without it, that is the language of the settings, else that of the locale, else English.
    pub fn lang(mut self, lang: Lang) -> Self {
        self.lang = lang;
        self
    }

    /// Sets what the dispatcher goes by.
    pub fn dispatch(mut self, options: DispatchOptions) -> Self {
        self.dispatch = options;
        self
    }

    /// Sets how long running handlers may take to finish when the app is stopped.
    pub fn shutdown_deadline(mut self, deadline: Duration) -> Self {
        self.shutdown_deadline = deadline;
        self
    }

    /// Compiles the conditions of all modules without running anything, to ask which handlers want
    /// an event; see [`Plan::explain`].
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run), before any bot connects.
    pub fn plan(self) -> Result<Plan, AppError> {
        let mut provided = self.provided;
        provided.state.insert(self.handle.handle());
        provided.state.insert(self.running.clone());
        plan(self.modules, provided, &self.dispatch, &self.lang)
    }

    /// Looks at the [texts](Settings::texts) that the operator lays over those of the modules, as
    /// running would.
    pub fn check_texts(&self) -> TextsCheck {
        let folder = self.provided.texts.as_deref();
        let remarks = folder.map(|folder| texts::lay_over(&mut self.modules.clone(), folder));
        let texts::Remarks { mut wrong, odd, lacking } = remarks.unwrap_or_default();
        wrong.extend(odd);
        TextsCheck { problems: wrong, notes: lacking }
    }

    /// Sets whom the bot answers, and who its super users are.
    pub fn policies(mut self, policies: Policies) -> Self {
        self.provided.policies = policies;
        self
    }

    /// What reads from outside how much the app has to do.
    pub fn gauge(&self) -> Gauge {
        self.gauge.clone()
    }

    /// Runs until `stop` is done or every bot has ended.
    ///
    /// A bot that cannot connect hinders nobody: modules serve the others meanwhile.
    /// Modules [start](Module::on_start) before the first bot connects.
    /// When it is time to stop, no more events are taken, running handlers get
    /// [`shutdown_deadline`](Self::shutdown_deadline) to finish, modules
    /// [stop](Module::on_stop), and then connections are closed.
    ///
    /// # Errors
    ///
    /// When a handler can never run because nobody provides what it takes, when a module is
    /// configured wrongly, and when every bot has given up.
    pub async fn run(self, stop: impl Future<Output = ()>) -> Result<(), AppError> {
        let lang = self.lang;
        let mut provided = self.provided;
        provided.state.insert(self.handle.handle());
        provided.state.insert(self.running.clone());
        let mut plan = plan(self.modules, provided, &self.dispatch, &lang)?;
        let ways = Ways {
            start: self.dispatch.deadline,
            stop: self.shutdown_deadline,
            lang: lang.clone(),
            bots: self.running.clone(),
            roster: Arc::clone(&plan.roster),
        };
        self.handle.install(std::mem::take(&mut plan.installed), ways);
        hook_calls(&self.bots, &self.call_hooks, &lang);
        let _watch = Watch::start(lang.clone());
        let dispatcher = Dispatcher::new(plan, self.dispatch, self.listeners, lang.clone());
        self.gauge.show(&dispatcher);
        let mut stop = pin!(stop);
        let started = tokio::select! {
            () = &mut stop => false,
            () = self.handle.settle() => true,
        };
        if !started {
            self.handle.stop().await;
            return Ok(());
        }
        let deadline = self.shutdown_deadline;
        supervise::run(self.bots, &dispatcher, &self.handle, stop, deadline, &lang).await
    }
}

/// Compiles the conditions of all modules.
fn plan(
    modules: Vec<Module>,
    mut provided: Provided,
    options: &DispatchOptions,
    lang: &Lang,
) -> Result<Plan, AppError> {
    let cannot_start = |problems| AppError::CannotStart { problems };
    let mut modules = in_order(modules).map_err(cannot_start)?;
    if let Some(folder) = &provided.texts {
        let remarks = texts::lay_over(&mut modules, folder);
        for odd in remarks.odd.iter().chain(&remarks.lacking) {
            tracing::warn!("{}", odd.localize(lang));
        }
        if !remarks.wrong.is_empty() {
            return Err(cannot_start(remarks.wrong));
        }
    }
    if provided.state.get::<UserLangs>().is_none() {
        provided.state.insert(UserLangs::default());
    }
    check_switches(&provided.off, &modules, lang);
    let names: Vec<_> = modules.iter().map(Module::name).collect();
    provided.policies.check(&names, lang);
    let (lang, prefixes) = (options.lang.clone(), options.prefixes.clone());
    Plan::new(modules, Provided { lang, prefixes, ..provided }).map_err(cannot_start)
}

/// Has the calls of all bots pass the hooks; a bot whose calls do not is worth a word.
fn hook_calls(bots: &[Bot], hooks: &CallHooks, lang: &Lang) {
    if hooks.is_empty() {
        return;
    }
    for bot in bots.iter().filter(|bot| !bot.hook_calls(hooks.clone())) {
        tracing::warn!(bot = %bot.id(), "{}", text("calls-not-hooked").localize(lang));
    }
}

/// A name that switches off nothing is worth a word.
fn check_switches(off: &[String], modules: &[Module], lang: &Lang) {
    for name in off {
        if modules.iter().any(|module| module.name() == name) {
            continue;
        }
        let nearest = nearest(name, modules.iter().map(Module::name));
        let said = text("no-such-module").with("name", name.clone());
        tracing::warn!(nearest, "{}", said.localize(lang));
    }
}

impl Default for App {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("bots", &self.bots)
            .field("modules", &self.modules)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
