//! Hooks around every call an adapter makes: to look at it, change it, answer it or refuse it.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde_json::Value;

use crate::i18n::Phrase;
use crate::id::BotId;

/// A call on its way to a platform, as the platform itself names it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ApiCall<'a> {
    /// The bot that makes it.
    pub bot: &'a BotId,
    /// Its name, such as `send_group_msg`.
    pub api: &'a str,
    /// Its parameters: the JSON text of an object.
    pub params: &'a str,
}

impl<'a> ApiCall<'a> {
    /// The call `api` of `bot`, with the JSON text of its parameters.
    pub fn new(bot: &'a BotId, api: &'a str, params: &'a str) -> Self {
        Self { bot, api, params }
    }

    /// Its parameters, parsed; null when they are no JSON.
    pub fn to_json(&self) -> Value {
        serde_json::from_str(self.params).unwrap_or_default()
    }
}

/// What becomes of a call.
#[derive(Debug)]
#[non_exhaustive]
pub enum CallVerdict {
    /// It is made.
    Go,
    /// It is made with these parameters, an object.
    GoWith(Value),
    /// It is not made; this is its answer.
    Answer(Value),
    /// It is not made, and fails for the given reason.
    Refuse(Phrase),
}

/// What became of a call.
#[derive(Debug)]
#[non_exhaustive]
pub struct CallOutcome<'a> {
    /// How long it took.
    pub took: Duration,
    /// The JSON text of the answer, empty when it is only a yes; or why it failed.
    pub result: Result<&'a str, &'a (dyn StdError + Send + Sync + 'static)>,
}

impl<'a> CallOutcome<'a> {
    /// What became of a call that took this long.
    pub fn new(
        took: Duration,
        result: Result<&'a str, &'a (dyn StdError + Send + Sync + 'static)>,
    ) -> Self {
        Self { took, result }
    }
}

/// Sees every call an adapter makes, before and after.
///
/// It runs where the call is made, which waits for it; its time is not part of the call's.
///
/// ```
/// use async_trait::async_trait;
/// use mynah_core::adapter::{ApiCall, CallHook, CallVerdict};
///
/// /// Nobody is muted by this bot, whatever its modules say.
/// struct NoMutes;
///
/// #[async_trait]
/// impl CallHook for NoMutes {
///     async fn before(&self, call: ApiCall<'_>) -> CallVerdict {
///         match call.api {
///             "set_group_ban" => CallVerdict::Refuse("nobody is muted here".into()),
///             _ => CallVerdict::Go,
///         }
///     }
/// }
/// ```
#[async_trait]
pub trait CallHook: Send + Sync + 'static {
    /// Says what becomes of a call.
    async fn before(&self, call: ApiCall<'_>) -> CallVerdict {
        let _ = call;
        CallVerdict::Go
    }

    /// Is told what became of it, also when a hook answered or refused it.
    async fn after(&self, call: ApiCall<'_>, outcome: &CallOutcome<'_>) {
        let _ = (call, outcome);
    }
}

/// Hooks in their order, for whoever makes the calls.
#[derive(Clone, Default)]
pub struct CallHooks(Vec<Arc<dyn CallHook>>);

/// What hooks left of a call.
#[derive(Debug)]
#[non_exhaustive]
pub enum Hooked {
    /// It is to be made, with other parameters if there are any.
    Go(Option<String>),
    /// It is not made; this is its answer.
    Answer(Value),
    /// It is not made, and fails for the given reason.
    Refuse(Phrase),
}

impl CallHooks {
    /// Adds a hook behind those that are there.
    pub fn push(&mut self, hook: Arc<dyn CallHook>) {
        self.0.push(hook);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Has all hooks look at a call that is about to be made, each at what those before it left;
    /// an answer or a refusal is the last word.
    pub async fn before(&self, call: ApiCall<'_>) -> Hooked {
        let mut changed: Option<String> = None;
        for hook in &self.0 {
            let params = changed.as_deref().unwrap_or(call.params);
            match hook.before(ApiCall { params, ..call }).await {
                CallVerdict::Go => {}
                CallVerdict::GoWith(params) => changed = Some(params.to_string()),
                CallVerdict::Answer(answer) => return Hooked::Answer(answer),
                CallVerdict::Refuse(reason) => return Hooked::Refuse(reason),
            }
        }
        Hooked::Go(changed)
    }

    /// Tells all hooks what became of a call, the last one first.
    pub async fn after(&self, call: ApiCall<'_>, outcome: &CallOutcome<'_>) {
        for hook in self.0.iter().rev() {
            hook.after(call, outcome).await;
        }
    }
}

impl fmt::Debug for CallHooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CallHooks({})", self.0.len())
    }
}
