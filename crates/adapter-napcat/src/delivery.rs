//! What a call goes through between whoever makes it and the connection, by what it does.
//!
//! A read may be asked again, if the configuration says so. A send is never repeated; what became of
//! one that nobody answered can be found out from the history of the conversation. Anything else
//! goes out once, as it is.

mod departure;
mod limiter;
mod own;
mod place;
mod quick;
mod read;
mod settle;
mod sought;

use std::pin::pin;
use std::time::Duration;

use mynah_core::BotState;

use crate::NapCat;
use crate::action::{Call, Effect, Reply};
use crate::error::CallError;

pub(crate) use departure::Departure;
pub(crate) use limiter::{Limiter, Turn};
pub(crate) use own::OwnMessages;
pub use quick::QuickOutcome;

impl NapCat {
    /// Brings a call to the server and its answer back.
    pub(crate) async fn deliver(&self, call: &Call) -> Result<Reply, CallError> {
        match (Effect::of(&call.action), &self.inner.config.retry_calls) {
            // Pinned where it is made: awaited as it is, it would be moved, here and below.
            (Effect::Send, _) => pin!(self.say(call)).await,
            (Effect::Read, Some(policy)) => Box::pin(self.again(call, policy)).await,
            (Effect::Read, None) | (Effect::Write, _) => self.once(call).await,
        }
    }

    /// Makes a call once.
    async fn once(&self, call: &Call) -> Result<Reply, CallError> {
        self.inner.link.call(call, self.limit(call), Departure::default()).await
    }

    /// How long an answer may take.
    fn limit(&self, call: &Call) -> Duration {
        call.timeout.unwrap_or(self.inner.config.call_timeout)
    }

    /// Waits until a call that says something may go; it fails at once where it could only fail.
    async fn turn(&self, call: &Call) -> Result<Option<Turn>, CallError> {
        if *self.inner.state.borrow() == BotState::AccountOffline {
            return Err(CallError::AccountOffline { action: call.action.clone() });
        }
        match &self.inner.limiter {
            None => Ok(None),
            Some(limiter) => Box::pin(self.turn_in(limiter, call)).await.map(Some),
        }
    }

    async fn turn_in(&self, limiter: &Limiter, call: &Call) -> Result<Turn, CallError> {
        let action = || call.action.clone();
        if !self.inner.link.is_open() {
            return Err(CallError::Disconnected { action: action(), sent: false });
        }
        let counters = &self.inner.counters;
        match limiter.turn(place::of(call).as_ref(), call.urgent).await {
            Ok(turn) => {
                if turn.waited {
                    counters.limited_sends.count();
                }
                Ok(turn)
            }
            Err(full) => {
                counters.refused_sends.count();
                Err(CallError::Limited { action: action(), waiting: full.0 })
            }
        }
    }

    /// Makes a call that says something, once.
    async fn say(&self, call: &Call) -> Result<Reply, CallError> {
        let turn = self.turn(call).await?;
        let began = self.inner.config.settle_unknown.then(OwnMessages::now);
        let departure = Departure { turn, says: true };
        let said = pin!(self.inner.link.call(call, self.limit(call), departure)).await;
        match (said, began) {
            (Ok(reply), began) => {
                if began.is_some() {
                    self.inner.own.note(&reply);
                }
                Ok(reply)
            }
            (Err(error), began) if error.may_have_happened() => {
                self.inner.counters.unknown_sends.count();
                match began {
                    Some(began) => Box::pin(self.settle(call, began, error)).await,
                    None => Err(error),
                }
            }
            (Err(error), _) => Err(error),
        }
    }
}
