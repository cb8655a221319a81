//! Hooks that see messages before any condition does: to rewrite them, or to refuse them.

use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use mynah_core::{Bot, Message, MessageChain};

/// What becomes of a message.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Verdict {
    /// It goes on as it is.
    Pass,
    /// It goes on with this content.
    Rewrite(MessageChain),
    /// Nobody gets it, for the given reason, which is logged for who looks closely.
    Refuse(Cow<'static, str>),
}

impl Verdict {
    /// Nobody gets the message, for the given reason.
    pub fn refuse(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::Refuse(reason.into())
    }
}

/// Something that sees every message before any condition does.
///
/// Implemented for functions, sync (`Fn(&Message) -> Verdict`) and async
/// (`async Fn(Message, Bot) -> Verdict`); see [`Module::before`](crate::Module::before).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a hook for messages",
    note = "a hook is a `Fn(&Message) -> Verdict`, or an `async fn(Message, Bot) -> Verdict`"
)]
pub trait MessageHook<Way>: Send + Sync + 'static {
    /// Says what becomes of a message.
    fn judge(&self, message: &Message, bot: &Bot) -> Judging;
}

/// What a hook says, now or later.
pub enum Judging {
    /// It has said it.
    Done(Verdict),
    /// It is still at it.
    Pending(Pin<Box<dyn Future<Output = Verdict> + Send>>),
}

impl fmt::Debug for Judging {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done(verdict) => verdict.fmt(f),
            Self::Pending(_) => f.write_str("Pending"),
        }
    }
}

impl<F: Fn(&Message) -> Verdict + Send + Sync + 'static> MessageHook<fn(&Message)> for F {
    fn judge(&self, message: &Message, _: &Bot) -> Judging {
        Judging::Done(self(message))
    }
}

impl<F, R> MessageHook<fn(Message, Bot)> for F
where
    F: Fn(Message, Bot) -> R + Send + Sync + 'static,
    R: Future<Output = Verdict> + Send + 'static,
{
    fn judge(&self, message: &Message, bot: &Bot) -> Judging {
        Judging::Pending(Box::pin(self(message.clone(), bot.clone())))
    }
}

/// A hook without its type.
#[derive(Clone)]
pub(crate) struct AnyHook {
    pub(crate) name: &'static str,
    judge: Arc<Judge>,
}

type Judge = dyn Fn(&Message, &Bot) -> Judging + Send + Sync;

impl AnyHook {
    pub(crate) fn new<H: MessageHook<Way>, Way>(hook: H) -> Self {
        let name = std::any::type_name::<H>();
        Self { name, judge: Arc::new(move |message, bot| hook.judge(message, bot)) }
    }

    pub(crate) async fn judge(&self, message: &Message, bot: &Bot) -> Verdict {
        match (self.judge)(message, bot) {
            Judging::Done(verdict) => verdict,
            Judging::Pending(judging) => judging.await,
        }
    }
}

impl fmt::Debug for AnyHook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
