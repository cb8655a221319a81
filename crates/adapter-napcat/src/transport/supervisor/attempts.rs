//! The attempts in a row, up to a connection that is good.

use std::time::Duration;

use mynah_retry::{Decision, Episode};
use tokio::sync::watch;
use tokio::time::Instant;

use crate::error::ConnectError;
use crate::handle::Inner;
use crate::texts::{english, seconds, text};
use crate::transport::session::Ended;

/// How long a connection must have been up to have been a good one.
const PROVEN: Duration = Duration::from_secs(5);

/// How long a pause is at least after which a sign of the server is reason to try again; twice as
/// long each time that was in vain.
const SOON: Duration = Duration::from_secs(1);

/// The attempts in a row, up to a connection that is good.
pub(super) struct Attempts<'a> {
    bot: &'a Inner,
    episode: Episode,
    started: Instant,
    /// Whether the last good connection was good only because the server said so.
    short: bool,
    /// Tells whenever the server was started.
    starts: watch::Receiver<u64>,
    /// How often it was tried because the server had shown itself.
    tempted: u32,
}

impl<'a> Attempts<'a> {
    pub(super) fn new(bot: &'a Inner) -> Self {
        Self {
            bot,
            episode: bot.config.retry.episode(),
            started: Instant::now(),
            short: false,
            starts: bot.outage.starts(),
            tempted: 0,
        }
    }

    /// Counts from the start again.
    pub(super) fn begin(&mut self) {
        self.episode = self.bot.config.retry.episode();
        self.started = Instant::now();
        self.tempted = 0;
    }

    /// Whether a connection that ended was a good one, so that the next attempt is a first one.
    ///
    /// It was when it lasted, or when the server said hello. A server that says hello and hangs up
    /// is believed once; else it would be connected to as fast as it hangs up.
    pub(super) fn was_good(&mut self, ended: &Ended) -> bool {
        let lasted = ended.uptime >= PROVEN;
        let good = lasted || (ended.greeted && !self.short);
        if good {
            self.short = !lasted;
        }
        good
    }

    /// Counts a failed attempt and answers how long to wait before the next one.
    pub(super) fn failed(&mut self, error: ConnectError) -> Result<Duration, ConnectError> {
        if error.is_fatal() {
            return Err(error);
        }
        if self.starts.has_changed().unwrap_or_default() {
            // It was started while this attempt was made, so its failure says nothing.
            self.starts.mark_unchanged();
            self.begin();
        }
        match self.episode.failed(self.started.elapsed()) {
            Decision::Retry { after, attempt } => {
                self.tell(&error, after, attempt);
                Ok(after)
            }
            Decision::GiveUp { attempts } => {
                Err(ConnectError::GaveUp { attempts, source: Box::new(error) })
            }
        }
    }

    /// Waits before the next attempt; no longer than until the server is said to be started, or
    /// shows itself, as one does that posts events.
    pub(super) async fn wait(&mut self, after: Duration) {
        let soon = SOON.saturating_mul(1 << self.tempted.min(16));
        let shows_itself = self.bot.outage.shows_itself();
        let sign = async {
            tokio::time::sleep(soon).await;
            shows_itself.await;
        };
        tokio::select! {
            () = tokio::time::sleep(after) => {}
            Ok(()) = self.starts.changed() => self.begin(),
            () = sign, if soon < after => self.tempted += 1,
        }
    }

    fn tell(&self, error: &ConnectError, after: Duration, attempt: u64) {
        let error = error.story();
        let english = english(&error);
        let line = text("trying-again")
            .with("error", error)
            .with("after", seconds(after))
            .with("attempt", attempt);
        let line = self.bot.says(&line);
        if self.bot.outage.is_expected() {
            tracing::info!(error = english, ?after, attempt, "{line}");
        } else {
            tracing::warn!(error = english, ?after, attempt, "{line}");
        }
    }
}
