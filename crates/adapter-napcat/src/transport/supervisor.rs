//! Getting a connection, and getting it back.

mod attempts;

use mynah_core::i18n::Phrase;
use mynah_core::{BotState, RunContext};
use tokio_tungstenite::WebSocketStream;

use super::connector::Connector;
use super::session::{self, End};
use crate::error::ConnectError;
use crate::handle::Inner;
use crate::texts::{english, text};
use attempts::Attempts;

/// Connects and serves until shutdown.
///
/// # Errors
///
/// When trying again cannot help, or the retry policy says that it is enough.
pub(crate) async fn run<C: Connector>(
    bot: &Inner,
    connector: &C,
    context: &RunContext,
) -> Result<(), ConnectError> {
    keep_up(bot, connector, context).await.inspect_err(|error| {
        let story = error.story();
        tracing::error!(error = english(&story), "{}", bot.says(&story));
    })
}

async fn keep_up<C: Connector>(
    bot: &Inner,
    connector: &C,
    context: &RunContext,
) -> Result<(), ConnectError> {
    let mut attempts = Attempts::new(bot);
    loop {
        let connected = tokio::select! {
            connected = connect(bot, connector) => connected,
            () = context.shutdown.cancelled() => return Ok(()),
        };
        let error = match connected {
            Err(error) => error,
            Ok(socket) => {
                tell_connected(bot);
                let ended = session::run(bot, context, socket).await;
                let good = attempts.was_good(&ended);
                match ended.end {
                    End::Shutdown => return Ok(()),
                    End::Refused(error) => return Err(error),
                    End::Lost(reason) if good => {
                        bot.enter(BotState::Connecting);
                        tell_loss(bot, reason);
                        attempts.begin();
                        continue;
                    }
                    End::Lost(reason) => lost(bot, reason),
                }
            }
        };
        bot.enter(BotState::Connecting);
        let after = attempts.failed(error)?;
        tokio::select! {
            () = attempts.wait(after) => {}
            () = context.shutdown.cancelled() => return Ok(()),
        }
    }
}

async fn connect<C: Connector>(
    bot: &Inner,
    connector: &C,
) -> Result<WebSocketStream<C::Stream>, ConnectError> {
    let limit = bot.config.connect.open_timeout;
    tokio::time::timeout(limit, connector.connect()).await.unwrap_or_else(|_| {
        Err(ConnectError::Timeout { address: bot.config.address.to_string(), after: limit })
    })
}

fn lost(bot: &Inner, reason: Phrase) -> ConnectError {
    ConnectError::Lost { address: bot.config.address.to_string(), reason }
}

fn tell_connected(bot: &Inner) {
    bot.counters.connections.count();
    let address = &bot.config.address;
    let line = text("connected").with("address", address.to_string());
    tracing::info!(%address, "{}", bot.says(&line));
}

fn tell_loss(bot: &Inner, reason: Phrase) {
    let english = english(&reason);
    if bot.outage.is_expected() {
        tracing::info!(reason = english, "{}", bot.says(&text("stopped-as-asked")));
    } else {
        let line = text("connection-gone").with("reason", reason);
        tracing::warn!(reason = english, "{}", bot.says(&line));
    }
}
