//! The bot itself: a handle that is cheap to clone.

use std::borrow::Cow;
use std::fmt;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, MutexGuard, OnceLock, PoisonError};

use async_trait::async_trait;
use mynah_core::adapter::CallHooks;
use mynah_core::i18n::Phrase;
use mynah_core::{Adapter, BotState, Context, FromContext, Lang, Localize, Rejection};
use serde_json::Value;
use tokio::sync::{Mutex, watch};

use crate::action::{Call, Client, Replies, Reply};
use crate::catch_up::CatchUp;
use crate::config::Config;
use crate::delivery::{Limiter, OwnMessages};
use crate::error::CallError;
use crate::files::Files;
use crate::hooked;
use crate::level::Friends;
use crate::stats::{Counters, Stats};
use crate::texts::text;
use crate::transport::{Brake, Link, Outage, Seat};

/// A NapCat bot; clones are the same bot.
///
/// What it can do is in the traits of [`action`](crate::action), which the
/// [`prelude`](crate::prelude) brings into scope; a call is a value until it is awaited:
///
/// ```
/// use std::time::Duration;
/// use mynah_adapter_napcat::prelude::*;
/// use mynah_adapter_napcat::CallError;
/// use mynah_core::MessageChain;
///
/// async fn boast(napcat: &NapCat) -> Result<(), CallError> {
///     let group = napcat.get_group_info(570000001).await?;
///     let places = group.max_member_count.unwrap_or_default();
///     napcat
///         .send_group_msg(&group.group_id, MessageChain::new().text(format!("{places} places!")))
///         .timeout(Duration::from_secs(20))
///         .await?;
///     Ok(())
/// }
/// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
/// # doc::run(async |sim, napcat| {
/// # sim.group(570000001).max_member_count(200);
/// # boast(napcat).await?;
/// # assert_eq!(sim.expect_reply().await?.text(), "200 places!");
/// # Ok(())
/// # });
/// ```
///
/// A handler takes it as an argument; code that has a generic bot asks for it with
/// `bot.downcast_ref::<NapCat>()`.
#[derive(Clone)]
pub struct NapCat {
    pub(crate) inner: Arc<Inner>,
}

/// What all clones share.
pub(crate) struct Inner {
    pub(crate) config: Config,
    pub(crate) link: Link,
    pub(crate) outage: Outage,
    /// Where its connection is put when NapCat dials in.
    pub(crate) seat: Seat,
    /// Outlives connections: a server that was started anew is the first to replay joins.
    brake: Option<std::sync::Mutex<Brake>>,
    /// Which messages of the account belong to calls, for what is looked for in the history.
    pub(crate) own: OwnMessages,
    /// How fast messages go out, when there are limits.
    pub(crate) limiter: Option<Limiter>,
    /// What was seen, for what is missed while the bot is away; nothing unless that is wanted.
    pub(crate) catch_up: Option<CatchUp>,
    pub(crate) counters: Counters,
    /// The language of the process, once it is known and counts.
    log_lang: OnceLock<Lang>,
    pub(crate) state: watch::Sender<BotState>,
    /// Held while the bot runs, so that it never has two connections and hears everything twice.
    pub(crate) running: Mutex<()>,
    pub(crate) friends: Friends,
    /// Whether the server was started at launch, if it was to be.
    pub(crate) launched: AtomicBool,
    /// What calls have to pass, if anything.
    pub(crate) call_hooks: OnceLock<CallHooks>,
}

impl Inner {
    /// Enters a state and tells everybody; answers which one it was in, if that was another.
    pub(crate) fn enter(&self, state: BotState) -> Option<BotState> {
        let mut before = None;
        self.state.send_if_modified(|current| {
            before = Some(std::mem::replace(current, state)).filter(|before| *before != state);
            before.is_some()
        });
        if before.is_some() {
            tracing::debug!(%state, "the state changed");
        }
        before
    }

    /// Takes over the language of the process, for a bot that has none of its own.
    pub(crate) fn speak_with(&self, process: Option<&Lang>) {
        if let (None, Some(process)) = (&self.config.lang, process) {
            self.log_lang.get_or_init(|| process.clone());
        }
    }

    /// A line for the log, in the language of the bot, or else of the process.
    pub(crate) fn says(&self, line: &Phrase) -> String {
        line.localize(self.log_lang())
    }

    /// Says something in the log from where no task of the bot runs.
    pub(crate) fn warn(&self, line: &Phrase) {
        self.span().in_scope(|| tracing::warn!("{}", self.says(line)));
    }

    /// The language of its lines in the log.
    pub(crate) fn log_lang(&self) -> &Lang {
        self.log_lang.get().unwrap_or(&self.config.log_lang)
    }

    /// What its lines in the log stand in.
    pub(crate) fn span(&self) -> tracing::Span {
        tracing::info_span!(parent: None, "napcat", bot = %self.config.id)
    }

    /// The brake against floods of joins, when there is a limit.
    pub(crate) fn brake(&self) -> Option<MutexGuard<'_, Brake>> {
        let brake = self.brake.as_ref()?;
        // Nothing that holds the lock can leave it half changed.
        Some(brake.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl NapCat {
    pub(crate) fn new(config: Config) -> Self {
        let brake = config.joins.map(|limit| Brake::new(limit.window, limit.count.get()));
        let limiter = config.limits.map(Limiter::new);
        let catch_up = config.catch_up.map(CatchUp::new);
        Self {
            inner: Arc::new(Inner {
                config,
                link: Link::default(),
                outage: Outage::default(),
                seat: Seat::default(),
                brake: brake.map(std::sync::Mutex::new),
                own: OwnMessages::default(),
                limiter,
                catch_up,
                counters: Counters::default(),
                log_lang: OnceLock::new(),
                state: watch::Sender::new(BotState::Connecting),
                running: Mutex::new(()),
                friends: Friends::default(),
                launched: AtomicBool::new(false),
                call_hooks: OnceLock::new(),
            }),
        }
    }

    /// Calls an action by its wire name, for actions that are newer than this adapter.
    ///
    /// `params` must be an object; null stands for one without keys. An answer without data is
    /// null.
    ///
    /// # Errors
    ///
    /// [`CallError::InvalidArgument`] for parameters that are no object, and those of any call.
    pub async fn call_raw(
        &self,
        action: impl Into<Cow<'static, str>>,
        params: Value,
    ) -> Result<Value, CallError> {
        let params = match params {
            Value::Null => "{}".to_owned(),
            Value::Object(_) => params.to_string(),
            _ => return Err(CallError::invalid("params", text("object-or-null"))),
        };
        let action = action.into();
        let reply = self.call(Call::new(action.clone(), params)).await?;
        reply.decode(action)
    }

    /// Begins a call that is answered several times, whatever hooks would say.
    pub(crate) async fn carry_for_several(
        &self,
        call: Call,
        bound: usize,
    ) -> Result<Replies, CallError> {
        let idle = call.timeout.unwrap_or(self.inner.config.call_timeout);
        self.inner.link.call_for_several(call, idle, bound).await
    }

    /// How often this bot has met what it did not expect, and how many of its calls are under way.
    pub fn stats(&self) -> Stats {
        self.inner.counters.stats()
    }
}

#[async_trait]
impl Client for NapCat {
    async fn call(&self, call: Call) -> Result<Reply, CallError> {
        let _under_way = self.inner.counters.under_way.begin();
        match self.inner.call_hooks.get() {
            None => self.deliver(&call).await,
            Some(hooks) => {
                let carry = async |call: Call| self.deliver(&call).await;
                Box::pin(hooked::call(self, hooks, call, carry)).await
            }
        }
    }

    async fn call_for_several(&self, call: Call, bound: usize) -> Result<Replies, CallError> {
        match self.inner.call_hooks.get() {
            None => self.carry_for_several(call, bound).await,
            Some(hooks) => hooked::call_for_several(self, hooks, call, bound).await,
        }
    }

    fn files(&self) -> &Files {
        &self.inner.config.files
    }

    fn language(&self) -> Option<&Lang> {
        self.inner.config.lang.as_ref()
    }
}

impl FromContext for NapCat {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let bot = context.bot().downcast_ref::<Self>();
        bot.cloned().ok_or_else(|| Rejection::skip("the bot is not a NapCat bot"))
    }

    fn available_on(adapter: &dyn Adapter) -> bool {
        adapter.downcast_ref::<Self>().is_some()
    }
}

impl fmt::Debug for NapCat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NapCat")
            .field("id", &self.inner.config.id)
            .field("way", &self.inner.config.way)
            .field("state", &*self.inner.state.borrow())
            .finish_non_exhaustive()
    }
}
