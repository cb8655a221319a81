//! The bot as the framework sees it: the generic API on top of the actions, one file a family of
//! calls.

mod account;
mod files;
mod friends;
mod groups;
mod history;
mod messaging;
mod moderation;
mod raw_calls;
mod reactions;
mod support;

use async_trait::async_trait;
use mynah_core::adapter::{Adapter, BotState, CallHooks, RunContext};
use mynah_core::capability::{
    Account, Files, Friends, Groups, History, Messaging, Moderation, RawCalls, Reactions, Support,
};
use mynah_core::id::{BotId, Platform};
use mynah_core::{Lang, Result};
use tokio::sync::{MutexGuard, watch};
use tracing::Instrument;

use crate::error::ConnectError;
use crate::transport;
use crate::{NAME, NapCat, PLATFORM};

#[async_trait]
impl Adapter for NapCat {
    fn name(&self) -> &'static str {
        NAME
    }

    fn platform(&self) -> Platform {
        PLATFORM
    }

    fn id(&self) -> &BotId {
        &self.inner.config.id
    }

    fn lang(&self) -> Option<&Lang> {
        self.inner.config.lang.as_ref()
    }

    async fn run(&self, context: RunContext) -> Result<()> {
        let _running = self.begin(&context)?;
        let ended = transport::run(self, &context).instrument(self.inner.span()).await;
        self.inner.enter(BotState::Stopped);
        Ok(ended?)
    }

    fn hook_calls(&self, hooks: CallHooks) -> bool {
        self.inner.call_hooks.set(hooks).is_ok()
    }

    fn state(&self) -> watch::Receiver<BotState> {
        self.inner.state.subscribe()
    }

    fn messaging(&self) -> &dyn Messaging {
        self
    }

    fn history(&self) -> Option<&dyn History> {
        Some(self)
    }

    fn reactions(&self) -> Option<&dyn Reactions> {
        Some(self)
    }

    fn account(&self) -> Option<&dyn Account> {
        Some(self)
    }

    fn friends(&self) -> Option<&dyn Friends> {
        Some(self)
    }

    fn groups(&self) -> Option<&dyn Groups> {
        Some(self)
    }

    fn moderation(&self) -> Option<&dyn Moderation> {
        Some(self)
    }

    fn files(&self) -> Option<&dyn Files> {
        Some(self)
    }

    fn support(&self) -> Option<&dyn Support> {
        Some(self)
    }

    fn raw_calls(&self) -> Option<&dyn RawCalls> {
        Some(self)
    }
}

impl NapCat {
    /// Begins to run, which a bot does once at a time.
    pub(crate) fn begin(&self, context: &RunContext) -> Result<MutexGuard<'_, ()>, ConnectError> {
        let bot = &*self.inner;
        let running = bot.running.try_lock();
        let running =
            running.map_err(|_| ConnectError::AlreadyRunning { bot: bot.config.id.clone() })?;
        bot.speak_with(context.lang.as_ref());
        bot.enter(BotState::Connecting);
        bot.span().in_scope(|| self.launch_server());
        Ok(running)
    }
}
