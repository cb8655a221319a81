//! Getting a connection, and getting it back.

mod attempts;

use mynah_core::i18n::Phrase;
use mynah_core::{BotState, RunContext};

use super::session::{End, Ended};
use crate::error::ConnectError;
use crate::handle::Inner;
use crate::texts::{english, text};
use attempts::Attempts;

/// One way for a bot and its server to meet; what is above it is the same for all.
pub(crate) trait Transport: Sync {
    /// What there is while they are connected.
    type Connection: Send;

    /// Whether connections are made from here. One that is waited for may take as long as it
    /// likes, and losing it is no failed attempt.
    const DIALS: bool = true;

    /// Makes a connection, up to where it can be used.
    fn connect(&self) -> impl Future<Output = Result<Self::Connection, ConnectError>> + Send;

    /// Serves a connection until it ends.
    fn serve(
        &self,
        bot: &Inner,
        context: &RunContext,
        connection: Self::Connection,
    ) -> impl Future<Output = Ended> + Send;

    /// What is said when there is a connection.
    fn greeting(&self) -> Phrase {
        text("connected")
    }
}

/// Connects and serves until shutdown.
///
/// # Errors
///
/// When trying again cannot help, or the retry policy says that it is enough.
pub(crate) async fn run<T: Transport>(
    bot: &Inner,
    transport: &T,
    context: &RunContext,
) -> Result<(), ConnectError> {
    keep_up(bot, transport, context).await.inspect_err(|error| {
        let story = error.story();
        tracing::error!(error = english(&story), "{}", bot.says(&story));
    })
}

async fn keep_up<T: Transport>(
    bot: &Inner,
    transport: &T,
    context: &RunContext,
) -> Result<(), ConnectError> {
    let mut attempts = Attempts::new(bot);
    loop {
        let connected = tokio::select! {
            connected = connect(bot, transport) => connected,
            () = context.shutdown.cancelled() => return Ok(()),
        };
        let error = match connected {
            Err(error) => error,
            Ok(connection) => {
                tell_connected(bot, &transport.greeting());
                let ended = transport.serve(bot, context, connection).await;
                let good = attempts.was_good(&ended);
                match ended.end {
                    End::Shutdown => return Ok(()),
                    End::Refused(error) => return Err(error),
                    End::Lost(reason) if good || !T::DIALS => {
                        bot.enter(BotState::Connecting);
                        tell_loss::<T>(bot, reason);
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

async fn connect<T: Transport>(bot: &Inner, transport: &T) -> Result<T::Connection, ConnectError> {
    if !T::DIALS {
        return transport.connect().await;
    }
    let limit = bot.config.connect.open_timeout;
    tokio::time::timeout(limit, transport.connect()).await.unwrap_or_else(|_| {
        Err(ConnectError::Timeout { address: bot.config.way.to_string(), after: limit })
    })
}

fn lost(bot: &Inner, reason: Phrase) -> ConnectError {
    ConnectError::Lost { address: bot.config.way.to_string(), reason }
}

fn tell_connected(bot: &Inner, greeting: &Phrase) {
    bot.counters.connections.count();
    let address = &bot.config.way;
    let line = greeting.clone().with("address", address.to_string());
    tracing::info!(%address, "{}", bot.says(&line));
}

fn tell_loss<T: Transport>(bot: &Inner, reason: Phrase) {
    let english = english(&reason);
    if bot.outage.is_expected() {
        tracing::info!(reason = english, "{}", bot.says(&text("stopped-as-asked")));
    } else {
        let line = if T::DIALS { text("connection-gone") } else { text("guest-gone") };
        let line = line.with("reason", reason);
        tracing::warn!(reason = english, "{}", bot.says(&line));
    }
}
