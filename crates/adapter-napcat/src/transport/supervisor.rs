//! Getting a connection, and getting it back.

use std::time::Duration;

use mynah_core::{BotState, RunContext};
use mynah_retry::{Decision, Episode};
use tokio::time::Instant;
use tokio_tungstenite::WebSocketStream;

use super::connector::Connector;
use super::session::{self, End, Ended};
use crate::error::{ConnectError, chain};
use crate::handle::Inner;

/// How long a connection must have been up to have been a good one.
const PROVEN: Duration = Duration::from_secs(5);

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
    let mut attempts = Attempts::new(bot);
    loop {
        let connected = tokio::select! {
            connected = connect(bot, connector) => connected,
            () = context.shutdown.cancelled() => return Ok(()),
        };
        let error = match connected {
            Err(error) => error,
            Ok(socket) => {
                bot.counters.connections.count();
                tracing::info!(address = %bot.config.address, "connected");
                let ended = session::run(bot, context, socket).await;
                let good = attempts.was_good(&ended);
                match ended.end {
                    End::Shutdown => return Ok(()),
                    End::Unauthorized => return Err(unauthorized(bot)),
                    End::Lost(reason) if good => {
                        bot.enter(BotState::Connecting);
                        tracing::warn!(reason, "the connection was lost; connecting again");
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
            () = tokio::time::sleep(after) => {}
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

fn unauthorized(bot: &Inner) -> ConnectError {
    ConnectError::Unauthorized {
        bot: bot.config.id.clone(),
        address: bot.config.address.to_string(),
    }
}

fn lost(bot: &Inner, reason: String) -> ConnectError {
    ConnectError::Lost { address: bot.config.address.to_string(), reason }
}

/// The attempts in a row, up to a connection that is good.
struct Attempts<'a> {
    bot: &'a Inner,
    episode: Episode,
    started: Instant,
    /// Whether the last good connection was good only because the server said so.
    short: bool,
}

impl<'a> Attempts<'a> {
    fn new(bot: &'a Inner) -> Self {
        Self { bot, episode: bot.config.retry.episode(), started: Instant::now(), short: false }
    }

    /// Counts from the start again.
    fn begin(&mut self) {
        self.episode = self.bot.config.retry.episode();
        self.started = Instant::now();
    }

    /// Whether a connection that ended was a good one, so that the next attempt is a first one.
    ///
    /// It was when it lasted, or when the server said hello. A server that says hello and hangs up
    /// is believed once; else it would be connected to as fast as it hangs up.
    fn was_good(&mut self, ended: &Ended) -> bool {
        let lasted = ended.uptime >= PROVEN;
        let good = lasted || (ended.greeted && !self.short);
        if good {
            self.short = !lasted;
        }
        good
    }

    /// Counts a failed attempt and answers how long to wait before the next one.
    fn failed(&mut self, error: ConnectError) -> Result<Duration, ConnectError> {
        if error.is_fatal() {
            return Err(error);
        }
        match self.episode.failed(self.started.elapsed()) {
            Decision::Retry { after, attempt } => {
                let error = chain(&error);
                tracing::warn!(error, ?after, attempt, "not connected; trying again");
                Ok(after)
            }
            Decision::GiveUp { attempts } => {
                Err(ConnectError::GaveUp { attempts, source: Box::new(error) })
            }
        }
    }
}
