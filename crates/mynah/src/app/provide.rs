//! What an app gives to its modules, and whom it tells of what they do.

use std::any::Any;
use std::future::Future;
use std::sync::Arc;

use mynah_core::Section;
use mynah_core::adapter::CallHook;
use mynah_core::i18n::{LangStore, UserLangs};

use super::App;
use crate::dispatch::{Failure, Observer};
use crate::hook::{AnyHook, MessageHook};

impl App {
    /// Keeps `value` between events; handlers of all modules take it as
    /// [`State<T>`](crate::extract::State), where their module has none of its own.
    pub fn state<T: Any + Send + Sync>(mut self, value: T) -> Self {
        self.provided.state.insert(value);
        self
    }

    /// Keeps the languages that users choose in `store`, instead of in memory; handlers read and
    /// set them with [`UserLangs`].
    pub fn langs(self, store: impl LangStore) -> Self {
        self.state(UserLangs::new(store))
    }

    /// Sets what the module of this name is told by its operator; see
    /// [`Module::config`](crate::Module::config).
    pub fn configure(mut self, module: impl Into<String>, section: Section) -> Self {
        self.provided.sections.insert(module.into(), section);
        self
    }

    /// Has `hook` see every message before any condition does, and before the hooks of modules;
    /// see [`Module::before`](crate::Module::before).
    pub fn before<H: MessageHook<Way>, Way>(mut self, hook: H) -> Self {
        self.provided.hooks.push(AnyHook::new(hook));
        self
    }

    /// Has `hook` see every call that a bot makes, before and after, behind the hooks that were
    /// added earlier. An adapter that does not let calls be seen is named in the log.
    pub fn call_hook(mut self, hook: impl CallHook) -> Self {
        self.call_hooks.push(Arc::new(hook));
        self
    }

    /// Tells `hook` of every handler that failed, panicked or was too slow, after it was logged.
    ///
    /// It runs in the place of the handler, so the conversation waits for it.
    /// A second call replaces the hook of the first.
    ///
    /// ```
    /// use mynah::App;
    /// use mynah::core::Target;
    /// use mynah::dispatch::Failure;
    ///
    /// let app = App::new().on_error(async |failure: Failure| {
    ///     let owner = Target::private(10001);
    ///     let _ = failure.context.bot().send_msg(&owner, failure.to_string()).await;
    /// });
    /// # let _ = app;
    /// ```
    pub fn on_error<F>(mut self, hook: impl Fn(Failure) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.listeners.on_error = Some(Arc::new(move |failure| Box::pin(hook(failure))));
        self
    }

    /// Tells `observer` of every event that is done with.
    pub fn observer(mut self, observer: impl Observer) -> Self {
        self.listeners.observer = Some(Arc::new(observer));
        self
    }
}
