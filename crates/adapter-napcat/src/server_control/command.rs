//! One command of the configuration while it runs.

use std::process::ExitStatus;
use std::time::Duration;

use mynah_core::i18n::Phrase;
use tokio::process::Child;
use tracing::Instrument;

use super::output::Output;
use super::shell;
use crate::NapCat;
use crate::error::ServerError;
use crate::texts::{exit, text};

/// How long the last lines of a command that has ended are waited for. What it left running may
/// hold its output open for ever.
const LAST_LINES: Duration = Duration::from_millis(250);

/// One command of the configuration.
pub(super) struct Command<'a> {
    pub(super) bot: &'a NapCat,
    /// What it is called in the configuration.
    pub(super) key: &'static str,
    pub(super) script: &'a str,
}

/// What a command started, killed when it is dropped before the command has ended.
struct Started(Option<u32>);

impl Drop for Started {
    fn drop(&mut self) {
        if let Some(id) = self.0.take() {
            shell::kill(id);
        }
    }
}

impl Command<'_> {
    /// Runs it to its end; what takes longer than `limit` is killed with all it started, and so is
    /// what nobody waits for any more.
    pub(super) async fn run(&self, limit: Duration) -> Result<ExitStatus, ServerError> {
        let (mut child, output) = self.spawn(true)?;
        let mut started = Started(child.id());
        let failed = |source| ServerError::Shell { key: self.key, source };
        let Ok(status) = tokio::time::timeout(limit, child.wait()).await else {
            drop(started);
            child.kill().await.map_err(failed)?;
            return Err(ServerError::TimedOut { key: self.key, limit });
        };
        started.0 = None;
        output.finish(LAST_LINES).await;
        status.map_err(failed)
    }

    /// Starts it, to live as long as it likes.
    pub(super) fn launch(&self) -> Result<(), ServerError> {
        let (mut child, _output) = self.spawn(false)?;
        let (key, bot) = (self.key, self.bot.clone());
        let line = text("command-launched").with("key", key);
        tracing::info!(key, "{}", bot.inner.says(&line));
        let span = bot.inner.span();
        let end = async move {
            if let Ok(status) = child.wait().await {
                let line = bot.inner.says(&command_ended(key, status));
                if status.success() {
                    tracing::info!(key, %status, "{line}");
                } else {
                    tracing::warn!(key, %status, "{line}");
                }
            }
        };
        tokio::spawn(end.instrument(span));
        Ok(())
    }

    fn spawn(&self, kill_on_drop: bool) -> Result<(Child, Output), ServerError> {
        let failed = |source| ServerError::Shell { key: self.key, source };
        let (child, streams) = shell::spawn(self.script, kill_on_drop).map_err(failed)?;
        Ok((child, Output::log(streams, self.key, self.bot)))
    }
}

fn command_ended(key: &'static str, status: ExitStatus) -> Phrase {
    text("command-ended").with("key", key).with("status", exit(status))
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
