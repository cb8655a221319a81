//! The seam between the framework and a platform.

mod bot;
mod call_hook;
mod context;
mod factory;
mod state;

use std::any::Any;
use std::fmt;

use async_trait::async_trait;
use tokio::sync::watch;

pub use bot::Bot;
pub use call_hook::{ApiCall, CallHook, CallHooks, CallOutcome, CallVerdict, Hooked};
pub use context::{BotHost, RunContext};
pub use factory::AdapterFactory;
pub use state::BotState;

use crate::capability::{
    Account, Files, Friends, Groups, History, Messaging, Moderation, RawCalls, Reactions, Support,
};
use crate::error::Result;
use crate::event::Event;
use crate::id::{BotId, Platform};
use crate::lang::Lang;

/// One bot on one platform: how the framework runs it, and what can be asked of it.
///
/// Capabilities come in three rungs.
/// What every platform has is a required accessor ([`messaging`](Self::messaging)); what some
/// have is an optional one; what only one has is on its own type, reached with
/// [`downcast_ref`](#method.downcast_ref).
#[async_trait]
pub trait Adapter: Any + fmt::Debug + Send + Sync {
    /// The name of the adapter, as it is written in the configuration.
    fn name(&self) -> &'static str;

    /// The platform it speaks to; several adapters may share one.
    fn platform(&self) -> Platform;

    /// Which bot this is; stable over restarts and never made of a secret.
    fn id(&self) -> &BotId;

    /// The language its operator chose for it, when one was chosen.
    fn lang(&self) -> Option<&Lang> {
        None
    }

    /// Connects and serves until `context.shutdown` is cancelled, by itself getting a lost
    /// connection back; every event goes to `context.events`.
    ///
    /// # Errors
    ///
    /// When it has given up for good: the token was refused, or the retry policy says stop.
    async fn run(&self, context: RunContext) -> Result<()>;

    /// How the bot is, now and whenever it changes.
    fn state(&self) -> watch::Receiver<BotState>;

    /// Sending messages.
    fn messaging(&self) -> &dyn Messaging;

    /// Messages that were sent, where the platform keeps them.
    fn history(&self) -> Option<&dyn History> {
        None
    }

    /// Saying something without words, where the platform has ways.
    fn reactions(&self) -> Option<&dyn Reactions> {
        None
    }

    /// The bot's own account, where the platform has accounts.
    fn account(&self) -> Option<&dyn Account> {
        None
    }

    /// Friends, where the platform has such.
    fn friends(&self) -> Option<&dyn Friends> {
        None
    }

    /// Groups and their members, where the platform has groups.
    fn groups(&self) -> Option<&dyn Groups> {
        None
    }

    /// Order in groups, where the platform has groups.
    fn moderation(&self) -> Option<&dyn Moderation> {
        None
    }

    /// Files that were sent or are kept, where the platform has such.
    fn files(&self) -> Option<&dyn Files> {
        None
    }

    /// The server itself, where there is one.
    fn support(&self) -> Option<&dyn Support> {
        None
    }

    /// Has every call from now on pass these hooks; whether it does: an adapter that makes no
    /// calls over a wire, or was given hooks before, answers no.
    fn hook_calls(&self, hooks: CallHooks) -> bool {
        let _ = hooks;
        false
    }

    /// The adapter that does the work, for one that only stands in front of another; a typed
    /// handle is looked for there as well.
    fn behind(&self) -> Option<&dyn Adapter> {
        None
    }

    /// Calls by name, where the platform has such.
    fn raw_calls(&self) -> Option<&dyn RawCalls> {
        None
    }
}

impl dyn Adapter {
    /// The typed handle of one platform, for what only that platform can do.
    pub fn downcast_ref<A: Adapter>(&self) -> Option<&A> {
        (self as &dyn Any).downcast_ref().or_else(|| self.behind()?.downcast_ref())
    }
}

/// Takes the events of adapters.
#[async_trait]
pub trait EventSink: Send + Sync {
    /// Takes one event, without waiting: whoever reads a connection must never be held up by
    /// whoever handles its events.
    fn publish(&self, event: Event);

    /// Waits until more events are wanted; at once, unless an operator chose that adapters wait
    /// when too much is queued.
    ///
    /// Only an adapter whose events come by themselves (a terminal, a webhook, polling) asks
    /// before it takes the next. Where answers to calls come the same way as events, waiting
    /// would hold up the answers that handlers need to make room, so such an adapter publishes
    /// without asking.
    async fn room(&self) {}
}
