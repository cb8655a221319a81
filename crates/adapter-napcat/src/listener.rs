//! A bot of the configuration that is dialled: it stands for every account that dials in.

use std::fmt;

use async_trait::async_trait;
use mynah_core::adapter::{Adapter, BotState, RunContext};
use mynah_core::capability::{Messaging, Support};
use mynah_core::id::{BotId, Platform};
use mynah_core::{Lang, Result};
use tokio::sync::watch;
use tracing::Instrument;

use crate::NapCat;
use crate::config::Config;
use crate::transport;

/// Where NapCats dial in (reverse WebSocket); it introduces a [`NapCat`] for each account that
/// does, and says and hears nothing itself.
///
/// The bot of account 10001 of a listener `main` is called `main/10001`. It is introduced once, and
/// stays when its NapCat leaves: its calls fail with
/// [`Disconnected`](mynah_core::ErrorKind::Disconnected) until the account is back.
pub struct NapCatListener(NapCat);

impl NapCatListener {
    pub(crate) fn new(config: Config) -> Self {
        Self(NapCat::new(config))
    }
}

#[async_trait]
impl Adapter for NapCatListener {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn platform(&self) -> Platform {
        self.0.platform()
    }

    fn id(&self) -> &BotId {
        self.0.id()
    }

    fn lang(&self) -> Option<&Lang> {
        self.0.lang()
    }

    async fn run(&self, context: RunContext) -> Result<()> {
        let _running = self.0.begin(&context)?;
        let bot = &*self.0.inner;
        let ended = transport::receive(&self.0, &context).instrument(bot.span()).await;
        bot.enter(BotState::Stopped);
        Ok(ended?)
    }

    /// Never [`Ready`](BotState::Ready): only an account can be.
    fn state(&self) -> watch::Receiver<BotState> {
        self.0.state()
    }

    /// Sending fails: only an account can send.
    fn messaging(&self) -> &dyn Messaging {
        &self.0
    }

    fn support(&self) -> Option<&dyn Support> {
        Some(&self.0)
    }
}

impl fmt::Debug for NapCatListener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("NapCatListener").field(self.id()).field(&self.0.inner.config.way).finish()
    }
}
