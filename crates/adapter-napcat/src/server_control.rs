//! Starting and stopping the server process, with the commands of the configuration.

use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tokio::process::{Child, Command};

use crate::NapCat;
use crate::action::SystemActions;
use crate::error::{CallError, ServerError};

/// How long a command may take.
const LIMIT: Duration = Duration::from_mins(5);

const START: &str = "start_server_command";
const STOP: &str = "stop_server_command";

impl NapCat {
    /// Runs `start_server_command` in the shell and waits for it to end, for at most 300 seconds.
    ///
    /// The command is trusted: whoever writes the configuration can run anything.
    ///
    /// # Errors
    ///
    /// [`ServerError::NotConfigured`] without the command, and when the shell cannot be run or does
    /// not end in time. A command that fails is no error here: its status says so.
    pub async fn start_server(&self) -> Result<ExitStatus, ServerError> {
        run(START, self.start_command("start_server")?, LIMIT).await
    }

    /// Runs `stop_server_command` as [`start_server`](Self::start_server) does; without one, asks
    /// the server to end itself, which has no status.
    ///
    /// The connection is lost by it, and the bot goes on trying to get it back.
    ///
    /// # Errors
    ///
    /// As [`start_server`](Self::start_server), and when the server refuses or is not connected.
    pub async fn stop_server(&self) -> Result<Option<ExitStatus>, ServerError> {
        if let Some(command) = &self.inner.config.stop_command {
            return run(STOP, command, LIMIT).await.map(Some);
        }
        match self.bot_exit().await {
            // It ends before it could answer.
            Ok(()) | Err(CallError::Disconnected { sent: true, .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Stops the server and starts it again.
    ///
    /// # Errors
    ///
    /// Those of the two halves. Nothing is stopped when it is known that it could not be started
    /// again, and nothing is started when stopping failed.
    pub async fn restart_server(&self) -> Result<ExitStatus, ServerError> {
        const API: &str = "restart_server";
        self.start_command(API)?;
        if self.inner.config.stop_command.is_none() && !self.inner.link.is_open() {
            return Err(ServerError::NotConfigured { api: API, key: STOP });
        }
        match self.stop_server().await? {
            Some(status) if !status.success() => Err(ServerError::StopFailed { key: STOP, status }),
            _ => self.start_server().await,
        }
    }

    fn start_command(&self, api: &'static str) -> Result<&str, ServerError> {
        let command = self.inner.config.start_command.as_deref();
        command.ok_or(ServerError::NotConfigured { api, key: START })
    }
}

async fn run(key: &'static str, command: &str, limit: Duration) -> Result<ExitStatus, ServerError> {
    tracing::info!(key, "running the command");
    let failed = |source| ServerError::Shell { key, source };
    let mut child = shell(command)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(failed)?;
    if let Ok(status) = tokio::time::timeout(limit, child.wait()).await {
        return status.map_err(failed);
    }
    kill(&mut child).await.map_err(failed)?;
    Err(ServerError::TimedOut { key, limit })
}

#[cfg(windows)]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("cmd");
    shell.arg("/C").raw_arg(command);
    shell
}

#[cfg(not(windows))]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("sh");
    // A group of its own, so that killing it reaches what it started.
    shell.arg("-c").arg(command).process_group(0);
    shell
}

/// Kills the shell and what it started.
async fn kill(child: &mut Child) -> std::io::Result<()> {
    if let Some(id) = child.id() {
        let mut kill = kill_command(id);
        // The shell itself is killed below in any case.
        let _ = kill.stdout(Stdio::null()).stderr(Stdio::null()).status().await;
    }
    child.kill().await
}

#[cfg(windows)]
fn kill_command(id: u32) -> Command {
    let mut kill = Command::new("taskkill");
    kill.args(["/T", "/F", "/PID", &id.to_string()]);
    kill
}

#[cfg(not(windows))]
fn kill_command(id: u32) -> Command {
    let mut kill = Command::new("kill");
    kill.args(["-KILL", "--", &format!("-{id}")]);
    kill
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_command_that_does_not_end_is_killed_with_all_it_started() {
        let folder = tempfile::tempdir().unwrap();
        let pid = folder.path().join("pid");
        let command = format!("sleep 600 & echo $! > {}; wait", pid.display());
        let run = run(START, &command, Duration::from_millis(500));
        let error = run.await.unwrap_err();
        assert!(matches!(error, ServerError::TimedOut { key: START, .. }), "{error}");

        let child = std::fs::read_to_string(&pid).unwrap();
        let mut alive = Command::new("kill");
        alive.args(["-0", child.trim()]).stderr(Stdio::null());
        // Whoever adopted it may take a moment to bury it.
        while alive.status().await.unwrap().success() && !is_zombie(child.trim()) {
            tokio::task::yield_now().await;
        }
    }

    /// Whether a process has ended and only its status is left.
    fn is_zombie(pid: &str) -> bool {
        let status = std::fs::read_to_string(format!("/proc/{pid}/stat"));
        status.is_ok_and(|status| status.contains(") Z "))
    }
}
