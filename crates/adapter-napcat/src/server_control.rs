//! Starting and stopping the server process, with the commands of the configuration.

mod command;
mod output;
mod shell;

use std::process::ExitStatus;
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::Value;
use tracing::Instrument;

use crate::NapCat;
use crate::action::SystemActions;
use crate::error::{CallError, ServerError};
use crate::handle::Inner;
use crate::texts::{english, text};
use command::Command;

/// How long a command may take.
const LIMIT: Duration = Duration::from_mins(5);

const START: &str = "start_server_command";
const STOP: &str = "stop_server_command";

impl NapCat {
    /// Runs `start_server_command` in the shell and waits for it to end, for at most 300 seconds.
    ///
    /// What it prints is logged line by line. Once it has succeeded, the bot connects at once.
    /// The command is trusted: whoever writes the configuration can run anything.
    ///
    /// # Errors
    ///
    /// [`ServerError::NotConfigured`] without the command, and when the shell cannot be run or does
    /// not end in time. A command that fails is no error here: its status says so.
    pub async fn start_server(&self) -> Result<ExitStatus, ServerError> {
        let command = self.inner.start_command("start_server")?;
        self.start_with(command).await
    }

    /// Runs `stop_server_command` as [`start_server`](Self::start_server) does; without one, asks
    /// the server to end itself, which has no status.
    ///
    /// The connection is lost by it, which is no surprise and so no warning, and the bot goes on
    /// trying to get it back.
    ///
    /// # Errors
    ///
    /// As [`start_server`](Self::start_server), and when the server refuses or is not connected.
    pub async fn stop_server(&self) -> Result<Option<ExitStatus>, ServerError> {
        let bot = &*self.inner;
        bot.outage.expect();
        let stopped = match &bot.config.stop_command {
            Some(command) => self.run_command(STOP, command).await.map(Some),
            None => gone(self.bot_exit().await),
        };
        let failed = |status: Option<ExitStatus>| status.is_some_and(|status| !status.success());
        if stopped.as_ref().map_or(true, |status| failed(*status)) {
            bot.outage.call_off();
        }
        stopped
    }

    /// Stops the server and starts it again, and answers how the command that starts it ended.
    ///
    /// Without a `start_server_command`, the server is asked to start itself anew (`set_restart`),
    /// which has no status.
    ///
    /// # Errors
    ///
    /// Those of the two halves. Nothing is stopped when it is known that it could not be started
    /// again, and nothing is started when stopping failed.
    pub async fn restart_server(&self) -> Result<Option<ExitStatus>, ServerError> {
        const API: &str = "restart_server";
        let bot = &*self.inner;
        let connected = bot.link.is_open();
        let command = match bot.start_command(API) {
            Ok(command) => command,
            Err(_) if connected => return self.ask_to_restart().await,
            Err(error) => return Err(error),
        };
        if bot.config.stop_command.is_none() && !connected {
            return Err(ServerError::NotConfigured { api: API, key: STOP });
        }
        match self.stop_server().await? {
            Some(status) if !status.success() => Err(ServerError::StopFailed { key: STOP, status }),
            _ => self.start_with(command).await.map(Some),
        }
    }

    async fn start_with(&self, command: &str) -> Result<ExitStatus, ServerError> {
        let status = self.run_command(START, command).await?;
        if status.success() {
            self.inner.outage.is_over_soon();
        }
        Ok(status)
    }

    async fn ask_to_restart(&self) -> Result<Option<ExitStatus>, ServerError> {
        self.inner.outage.expect();
        let asked = self.call_raw("set_restart", Value::Null).await;
        let restarted = gone(asked.map(drop));
        if restarted.is_err() {
            self.inner.outage.call_off();
        }
        restarted
    }

    /// Starts the server without waiting for it, if the configuration says so, once.
    pub(crate) fn launch_server(&self) {
        let bot = &*self.inner;
        let Some(script) = bot.config.start_command.as_deref() else { return };
        if !bot.config.start_on_launch || bot.launched.swap(true, Ordering::Relaxed) {
            return;
        }
        bot.outage.expect();
        if let Err(error) = (Command { bot: self, key: START, script }).launch() {
            let story = error.story();
            tracing::error!(error = english(&story), "{}", bot.says(&story));
        }
    }

    async fn run_command(
        &self,
        key: &'static str,
        script: &str,
    ) -> Result<ExitStatus, ServerError> {
        let line = self.inner.says(&text("command-runs").with("key", key));
        let running = async {
            tracing::info!(key, "{line}");
            Command { bot: self, key, script }.run(LIMIT).await
        };
        running.instrument(self.inner.span()).await
    }
}

impl Inner {
    fn start_command(&self, api: &'static str) -> Result<&str, ServerError> {
        let command = self.config.start_command.as_deref();
        command.ok_or(ServerError::NotConfigured { api, key: START })
    }
}

/// A server that ends does so before it could answer, which is as good as an answer.
fn gone(answer: Result<(), CallError>) -> Result<Option<ExitStatus>, ServerError> {
    match answer {
        Ok(()) | Err(CallError::Disconnected { sent: true, .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
