//! The calls of the generic API over a real connection: what is sent, what comes back, and what a
//! refusal becomes.

mod account;
mod files;
mod groups;
mod history;
mod messaging;
mod moderation;
mod people;
mod reactions;

use std::fmt::{Debug, Display};
use std::sync::Arc;

use mynah_core::{Bot, Error, ErrorKind, GroupId, UserId};
use mynah_napcat_sim::{Sim, cast};
use serde_json::Value;

use crate::bot::{Running, ready_with, start};

/// A simulated server and a bot that knows nothing of NapCat.
struct Scene {
    sim: Sim,
    bot: Bot,
    _running: Running,
}

impl Scene {
    async fn new() -> Self {
        Self::of(Sim::start().await.unwrap()).await
    }

    async fn of(sim: Sim) -> Self {
        let running = start(&sim).await;
        Self::with(sim, running)
    }

    /// With these keys in the section of the bot.
    async fn keyed(sim: Sim, keys: Value) -> Self {
        let running = ready_with(&sim, keys).await;
        Self::with(sim, running)
    }

    fn with(sim: Sim, running: Running) -> Self {
        let bot = Bot::new(Arc::new(running.napcat.clone()));
        Self { sim, bot, _running: running }
    }

    /// Makes a call twice: first it is refused, then it is not. Asserts what is sent at last, and
    /// answers what came back.
    async fn calls<T: Debug, E: Into<Error> + Debug + Display>(
        &self,
        call: impl AsyncFn() -> Result<T, E>,
        action: &str,
        params: Value,
    ) -> T {
        self.sim.refuse_once(action, 1200, "no way");
        let error: Error = call().await.unwrap_err().into();
        assert_eq!(error.kind(), ErrorKind::Refused, "{action}: {error}");
        assert!(error.to_string().contains("no way"), "{error}");
        self.sim.forget();
        let answer = call().await.unwrap_or_else(|error| panic!("{action}: {error}"));
        let sent = self.sim.calls().pop().unwrap();
        assert_eq!((sent.action.as_str(), &sent.params), (action, &params));
        answer
    }
}

fn group() -> GroupId {
    cast::GROUP.into()
}

fn user(id: i64) -> UserId {
    id.into()
}
