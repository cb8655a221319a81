//! Running bots and modules, and stopping them.

mod error;
mod provide;
mod supervise;

use std::fmt;
use std::future::Future;
use std::time::Duration;

use mynah_core::adapter::CallHooks;
use mynah_core::config::nearest;
use mynah_core::{Bot, Lang, Localize};

pub use error::AppError;

use crate::config::Settings;
use crate::dispatch::{DispatchOptions, Dispatcher, Listeners, Plan, Provided, Watch};
use crate::module::Module;
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
    disabled: Vec<String>,
    dispatch: DispatchOptions,
    listeners: Listeners,
    call_hooks: CallHooks,
    provided: Provided,
    shutdown_deadline: Duration,
    lang: Lang,
}

impl App {
    /// An app without bots and modules.
    pub fn new() -> Self {
        Self {
            bots: Vec::new(),
            modules: Vec::new(),
            disabled: Vec::new(),
            dispatch: DispatchOptions::default(),
            listeners: Listeners::default(),
            call_hooks: CallHooks::default(),
            provided: Provided::default(),
            shutdown_deadline: Duration::from_secs(10),
            lang: of_process(None),
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

    /// Takes over what the configuration says: prefixes, deadlines, the queue, the language, and
    /// which modules are off.
    pub fn settings(mut self, settings: &Settings) -> Self {
        self.dispatch = DispatchOptions::from(settings);
        self.disabled.clone_from(&settings.modules.disable);
        self.shutdown_deadline = settings.shutdown.deadline.get();
        self.lang = of_process(settings.lang.as_ref());
        self
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

    /// Runs until `stop` is done or every bot has ended.
    ///
    /// A bot that cannot connect hinders nobody: modules serve the others meanwhile.
    /// When it is time to stop, no more events are taken, running handlers get
    /// [`shutdown_deadline`](Self::shutdown_deadline) to finish, and then connections are closed.
    ///
    /// # Errors
    ///
    /// When a handler can never run because nobody provides what it takes, when a module is
    /// configured wrongly, and when every bot has given up.
    pub async fn run(self, stop: impl Future<Output = ()>) -> Result<(), AppError> {
        let lang = self.lang;
        let modules = without(self.modules, &self.disabled, &lang);
        let provided = Provided { lang: self.dispatch.lang.clone(), ..self.provided };
        let plan =
            Plan::new(modules, provided).map_err(|problems| AppError::CannotStart { problems })?;
        hook_calls(&self.bots, &self.call_hooks, &lang);
        let _watch = Watch::start(lang.clone());
        let dispatcher = Dispatcher::new(plan, self.dispatch, self.listeners, lang.clone());
        supervise::run(self.bots, &dispatcher, stop, self.shutdown_deadline, &lang).await
    }
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

/// The modules that are not switched off; a name that switches off nothing is worth a word.
fn without(mut modules: Vec<Module>, disabled: &[String], lang: &Lang) -> Vec<Module> {
    for name in disabled {
        let known = modules.len();
        let nearest = nearest(name, modules.iter().map(Module::name));
        modules.retain(|module| module.name() != name);
        if modules.len() == known {
            let said = text("no-such-module").with("name", name.clone());
            tracing::warn!(nearest, "{}", said.localize(lang));
        }
    }
    modules
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
