//! The shell of this system.

use std::io;
use std::process::Stdio;

use tokio::io::AsyncRead;
use tokio::process::{Child, Command};

/// What a process prints.
pub(super) type Stream = Box<dyn AsyncRead + Send + Unpin>;

/// Passes lines on, and goes on reading when nobody takes them any more: what is left running by a
/// command must not break because this process, which reads what it prints, has ended.
#[cfg(unix)]
const RELAY: &str = "trap '' PIPE HUP INT TERM; \
    while IFS= read -r line || [ -n \"$line\" ]; do printf '%s\\n' \"$line\"; done";

/// Runs a command in the shell, with nothing to read, and answers what it prints.
#[cfg(unix)]
pub(super) fn spawn(command: &str, kill_on_drop: bool) -> io::Result<(Child, Vec<Stream>)> {
    let (output, input) = io::pipe()?;
    let mut relay = sh(RELAY).stdin(output).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let child = sh(command)
        .stdin(Stdio::null())
        .stdout(input.try_clone()?)
        .stderr(input)
        .kill_on_drop(kill_on_drop)
        .spawn()?;
    let printed = relay.stdout.take().map(|printed| Box::new(printed) as Stream);
    // Dropped, the relay lives on and is buried when it has ended.
    Ok((child, printed.into_iter().collect()))
}

/// A shell in a process group of its own: killing that reaches what it started, and Ctrl-C, which
/// is meant for this process, does not.
#[cfg(unix)]
fn sh(script: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).process_group(0);
    shell
}

/// Kills the shell and what it started; it does not matter when it has ended by itself meanwhile.
#[cfg(unix)]
pub(super) fn kill(id: u32) {
    // By the shell, which has `kill` built in: not every container has a program of that name.
    run_to_the_end(std::process::Command::new("sh").args([
        "-c",
        "kill -s KILL -- \"-$1\"",
        "sh",
        &id.to_string(),
    ]));
}

/// Runs a command in the shell, with nothing to read, and answers what it prints.
#[cfg(windows)]
pub(super) fn spawn(command: &str, kill_on_drop: bool) -> io::Result<(Child, Vec<Stream>)> {
    let mut child = Command::new("cmd")
        .arg("/C")
        .raw_arg(command)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(kill_on_drop)
        .spawn()?;
    let printed = child.stdout.take().map(|printed| Box::new(printed) as Stream);
    let complained = child.stderr.take().map(|printed| Box::new(printed) as Stream);
    Ok((child, printed.into_iter().chain(complained).collect()))
}

/// Kills the shell and what it started; it does not matter when it has ended by itself meanwhile.
#[cfg(windows)]
pub(super) fn kill(id: u32) {
    run_to_the_end(std::process::Command::new("taskkill").args([
        "/T",
        "/F",
        "/PID",
        &id.to_string(),
    ]));
}

fn run_to_the_end(command: &mut std::process::Command) {
    let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // Waited for, which takes no time to speak of, so that whoever is told of the kill can rely
    // on it.
    if let Err(error) = command.status() {
        tracing::debug!(%error, "cannot kill a command");
    }
}
