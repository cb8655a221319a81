//! What a call goes through between whoever makes it and the connection, by what it does.
//!
//! A read may be asked again, if the configuration says so. A send is never repeated; what became of
//! one that nobody answered can be found out from the history of the conversation. Anything else
//! goes out once, as it is.

mod own;
mod read;
mod settle;
mod sought;

use std::time::Duration;

use crate::NapCat;
use crate::action::{Call, Effect, Reply};
use crate::error::CallError;

pub(crate) use own::OwnMessages;

impl NapCat {
    /// Brings a call to the server and its answer back.
    pub(crate) async fn deliver(&self, call: &Call) -> Result<Reply, CallError> {
        match Effect::of(&call.action) {
            Effect::Read => self.read(call).await,
            Effect::Send => self.say(call).await,
            Effect::Write => self.once(call).await,
        }
    }

    /// Makes a call once.
    async fn once(&self, call: &Call) -> Result<Reply, CallError> {
        self.inner.link.call(call, self.limit(call)).await
    }

    /// How long an answer may take.
    fn limit(&self, call: &Call) -> Duration {
        call.timeout.unwrap_or(self.inner.config.call_timeout)
    }

    /// Makes a call that says something, once.
    async fn say(&self, call: &Call) -> Result<Reply, CallError> {
        let began = self.inner.config.settle_unknown.then(OwnMessages::now);
        let said = self.once(call).await;
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
                    Some(began) => self.settle(call, began, error).await,
                    None => Err(error),
                }
            }
            (Err(error), _) => Err(error),
        }
    }
}
