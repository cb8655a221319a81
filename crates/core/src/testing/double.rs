//! A bot that stands in front of another.

use std::any::Any;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use tokio::sync::watch;

use super::script::{Scripts, assert_call};
use super::{Argument, Call};
use crate::adapter::{Adapter, Bot, BotState, CallHooks, EventSink, RunContext};
use crate::capability::{
    Account, Files, Friends, Groups, History, Messaging, Moderation, RawCalls, Reactions, Support,
};
use crate::error::{Error, ErrorKind, Result, SendError};
use crate::event::Event;
use crate::id::{BotId, Platform};
use crate::lang::Lang;

/// A bot that stands in front of another: it writes down every call of the generic API, answers
/// those that a test has an answer for, and leaves the others to the bot behind it.
///
/// A call that is made of others ([`is_admin`](Groups::is_admin), say) is written down as those.
/// Calls on a typed handle go past it.
///
/// ```
/// # use mynah_core::{Bot, ErrorKind, Result};
/// use mynah_core::testing::Double;
///
/// # async fn example(bot: Bot) -> Result<()> {
/// let double = Double::of(bot);
/// double.refuses("set_group_name", ErrorKind::Refused, "only the owner may");
/// # Ok(())
/// # }
/// ```
pub struct Double {
    inner: Bot,
    lang: Option<Lang>,
    obliging: bool,
    calls: Mutex<Vec<Call>>,
    scripts: Mutex<Scripts>,
    hears: Arc<dyn Fn(&Event) + Send + Sync>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Double {
    /// One in front of `bot`.
    pub fn of(bot: Bot) -> Self {
        Self {
            inner: bot,
            lang: None,
            obliging: false,
            calls: Mutex::default(),
            scripts: Mutex::default(),
            hears: Arc::new(|_| ()),
        }
    }

    /// Has a call that the bot behind lacks, and that answers nothing, succeed.
    pub fn obliging(mut self) -> Self {
        self.obliging = true;
        self
    }

    /// Sets the language of the bot.
    pub fn lang(mut self, lang: Option<Lang>) -> Self {
        self.lang = lang;
        self
    }

    /// Tells `hears` of every event of the bot, before anybody else gets it.
    pub fn hearing(mut self, hears: impl Fn(&Event) + Send + Sync + 'static) -> Self {
        self.hears = Arc::new(hears);
        self
    }

    /// Has the call `name` answer what `answer` says, from now on.
    ///
    /// # Panics
    ///
    /// When there is no such call, or it answers something else.
    #[track_caller]
    pub fn answers_with<T: Send + 'static>(
        &self,
        name: &str,
        answer: impl FnMut(&Call) -> Result<T> + Send + 'static,
    ) {
        locked(&self.scripts).set(name, answer);
    }

    /// Has the call `name` fail, from now on.
    ///
    /// # Panics
    ///
    /// When there is no such call.
    #[track_caller]
    pub fn refuses(&self, name: &str, kind: ErrorKind, words: impl Into<String>) {
        let words = words.into();
        locked(&self.scripts).fail(name, move || Error::new(kind, words.clone()));
    }

    /// The calls that were made since this was asked last.
    pub fn take_calls(&self) -> Vec<Call> {
        std::mem::take(&mut *locked(&self.calls))
    }

    /// Fails a test that names a call there is not: it would hold whatever happened.
    ///
    /// # Panics
    ///
    /// When there is no such call.
    #[track_caller]
    pub fn assert_call(name: &str) {
        assert_call(name);
    }

    /// Writes a call down, and answers what a test has it answer.
    pub(crate) fn meets<T: 'static>(
        &self,
        name: &'static str,
        arguments: Vec<Argument>,
    ) -> Option<Result<T>> {
        let call = Call::new(name, arguments);
        locked(&self.calls).push(call.clone());
        locked(&self.scripts).answer(&call)
    }

    pub(crate) fn behind_it(&self) -> &dyn Adapter {
        &*self.inner
    }

    /// A call that answers nothing and is lacking is a success, for who is obliging.
    pub(crate) fn or_well<T: 'static, E: Kinded>(&self, answer: Result<T, E>) -> Result<T, E> {
        match answer {
            Err(error) if self.obliging && error.kind() == ErrorKind::Unsupported => {
                let well: Box<dyn Any> = Box::new(());
                well.downcast::<T>().map(|well| *well).map_err(|_| error)
            }
            answer => answer,
        }
    }

    /// The bot behind has no family with this call.
    pub(crate) fn lacks(&self, name: &str) -> Error {
        Error::unsupported(name, self.inner.name())
    }

    fn has<T: ?Sized>(&self, family: Option<&T>) -> bool {
        self.obliging || family.is_some()
    }
}

#[async_trait]
impl Adapter for Double {
    fn name(&self) -> &'static str {
        self.inner.name()
    }

    fn platform(&self) -> Platform {
        self.inner.platform()
    }

    fn id(&self) -> &BotId {
        self.inner.id()
    }

    fn lang(&self) -> Option<&Lang> {
        self.lang.as_ref().or_else(|| self.inner.lang())
    }

    async fn run(&self, mut context: RunContext) -> Result<()> {
        context.events = Arc::new(Tap { hears: Arc::clone(&self.hears), inner: context.events });
        self.inner.run(context).await
    }

    fn state(&self) -> watch::Receiver<BotState> {
        self.inner.state()
    }

    fn messaging(&self) -> &dyn Messaging {
        self
    }

    fn history(&self) -> Option<&dyn History> {
        self.has(self.inner.history().ok()).then_some(self)
    }

    fn reactions(&self) -> Option<&dyn Reactions> {
        self.has(self.inner.reactions().ok()).then_some(self)
    }

    fn account(&self) -> Option<&dyn Account> {
        self.has(self.inner.account().ok()).then_some(self)
    }

    fn friends(&self) -> Option<&dyn Friends> {
        self.has(self.inner.friends().ok()).then_some(self)
    }

    fn groups(&self) -> Option<&dyn Groups> {
        self.has(self.inner.groups().ok()).then_some(self)
    }

    fn moderation(&self) -> Option<&dyn Moderation> {
        self.has(self.inner.moderation().ok()).then_some(self)
    }

    fn files(&self) -> Option<&dyn Files> {
        self.has(self.inner.files().ok()).then_some(self)
    }

    fn support(&self) -> Option<&dyn Support> {
        self.has(self.inner.support().ok()).then_some(self)
    }

    fn hook_calls(&self, hooks: CallHooks) -> bool {
        self.inner.hook_calls(hooks)
    }

    fn behind(&self) -> Option<&dyn Adapter> {
        Some(&*self.inner)
    }

    fn raw_calls(&self) -> Option<&dyn RawCalls> {
        self.inner.raw_calls()
    }
}

impl fmt::Debug for Double {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Double").field(&self.inner).finish()
    }
}

/// An error that says what kind of thing went wrong.
pub(crate) trait Kinded {
    fn kind(&self) -> ErrorKind;
}

impl Kinded for Error {
    fn kind(&self) -> ErrorKind {
        Self::kind(self)
    }
}

impl Kinded for SendError {
    fn kind(&self) -> ErrorKind {
        Self::kind(self)
    }
}

/// Where the events of the bot behind go.
struct Tap {
    hears: Arc<dyn Fn(&Event) + Send + Sync>,
    inner: Arc<dyn EventSink>,
}

#[async_trait]
impl EventSink for Tap {
    fn publish(&self, event: Event) {
        (self.hears)(&event);
        self.inner.publish(event);
    }

    async fn room(&self) {
        self.inner.room().await;
    }
}

/// A family of calls, as the accessor of an adapter leads to it.
pub(crate) trait Reached {
    fn of(adapter: &dyn Adapter) -> Option<&Self>;
}

impl Reached for dyn Messaging {
    fn of(adapter: &dyn Adapter) -> Option<&Self> {
        Some(adapter.messaging())
    }
}

macro_rules! reached {
    ($($Family:ident by $accessor:ident)*) => { $(
        impl Reached for dyn $Family {
            fn of(adapter: &dyn Adapter) -> Option<&Self> {
                adapter.$accessor()
            }
        }
    )* };
}

reached! {
    History by history
    Reactions by reactions
    Account by account
    Friends by friends
    Groups by groups
    Moderation by moderation
    Files by files
    Support by support
}
