//! The commands that talk to a server, against the simulated one in this process.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use mynah_napcat_sim::{Sim, cast};
use tempfile::TempDir;

#[cfg(unix)]
use crate::log::Log;
use crate::mynah::{Outcome, command, file};

pub(crate) const TOKEN: &str = "hush-hush-4711";

pub(crate) struct Server {
    pub(crate) sim: Sim,
    pub(crate) folder: TempDir,
    config: PathBuf,
}

pub(crate) async fn server(token_of_the_bot: &str) -> Server {
    let sim = Sim::builder().token(TOKEN).start().await.unwrap();
    let folder = TempDir::new().unwrap();
    let yaml = format!(
        "log: debug\nbots:\n  - NapCat:\n      name: main\n      uri: {}\n      token: {token_of_the_bot}\n",
        sim.uri()
    );
    let config = file(&folder, "bots.yaml", &yaml);
    Server { sim, folder, config }
}

impl Server {
    /// The command, which is to be `words`, with this server in its configuration.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let config = self.config.to_str().unwrap();
        let mut all = vec![words[0], "--config", config];
        all.extend(&words[1..]);
        let mut command = command(&all);
        command.current_dir(self.folder.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub(crate) fn start(&self, words: &[&str]) -> Child {
        self.command(words).spawn().unwrap()
    }

    pub(crate) async fn run(&self, words: &[&str]) -> Outcome {
        wait(self.start(words)).await
    }
}

pub(crate) async fn wait(child: Child) -> Outcome {
    tokio::task::spawn_blocking(move || child.wait_with_output()).await.unwrap().unwrap().into()
}

#[cfg(unix)]
pub(crate) fn send(signal: &str, child: &Child) {
    let kill = std::process::Command::new("kill")
        .arg(format!("-{signal}"))
        .arg(child.id().to_string())
        .status()
        .unwrap();
    assert!(kill.success());
}

#[tokio::test]
async fn a_call_prints_the_answer_of_the_server() {
    let server = server(TOKEN).await;
    let outcome = server.run(&["call", "get_group_info", "group_id=570000001"]).await;
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    let answer: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(answer["group_id"], 570_000_001);
}

#[tokio::test]
async fn a_refused_call_says_what_the_server_said_and_fails() {
    let server = server(TOKEN).await;
    let outcome = server.run(&["call", "get_group_info"]).await;
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    assert!(outcome.stderr.contains("1400"), "{outcome:?}");
    assert!(outcome.stderr.contains("Expected required property"), "{outcome:?}");
    assert_eq!(outcome.stdout, "");
    let outcome = server.run(&["call", "no_such_action"]).await;
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    assert!(outcome.stderr.contains("1404"), "{outcome:?}");
}

#[tokio::test]
async fn a_wrong_token_is_said_once_clearly_and_never_shown() {
    let server = server("wrong-token-0815").await;
    for words in [&["run"][..], &["call", "get_status"], &["tail"]] {
        let outcome = server.run(words).await;
        assert_eq!(outcome.code, Some(1), "{outcome:?}");
        assert!(outcome.stderr.contains("token"), "{outcome:?}");
        for secret in ["wrong-token-0815", TOKEN] {
            assert!(!outcome.stderr.contains(secret), "{outcome:?}");
            assert!(!outcome.stdout.contains(secret), "{outcome:?}");
        }
    }
    assert_eq!(server.sim.connection_attempts(), 3, "a refused token is not tried again");
}

#[cfg(unix)]
#[tokio::test]
async fn a_running_bot_answers_and_ends_well_when_asked_to() {
    for signal in ["INT", "TERM"] {
        let server = server(TOKEN).await;
        let child = server.start(&["run"]);
        server.sim.wait_for_connection().await.unwrap();
        server.sim.says(cast::ALICE, "ping").await;
        assert_eq!(server.sim.expect_reply().await.unwrap().text(), "pong");
        send(signal, &child);
        let outcome = wait(child).await;
        assert_eq!(outcome.code, Some(0), "{outcome:?}");
        assert!(!outcome.stderr.contains(TOKEN), "{outcome:?}");
        server.sim.wait_for_disconnect().await.unwrap();
    }
}

/// A disk is full, or whoever read the log has gone.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_log_that_cannot_be_written_costs_no_message() {
    let server = server(TOKEN).await;
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = server.command(&["run", "--set", "log=trace"]);
    let mut child = command.stdout(Stdio::null()).stderr(full).spawn().unwrap();
    for _ in 0..3 {
        server.sim.wait_for_connection().await.unwrap();
        server.sim.says(cast::ALICE, "ping").await;
        assert_eq!(server.sim.expect_reply().await.unwrap().text(), "pong");
        server.sim.faults().drop_connections();
        server.sim.wait_for_disconnect().await.unwrap();
    }
    send("INT", &child);
    let ended = tokio::task::spawn_blocking(move || child.wait().unwrap());
    assert!(ended.await.unwrap().success());
}

#[cfg(unix)]
#[tokio::test]
async fn what_is_not_handled_when_the_bot_stops_is_told() {
    let server = server(TOKEN).await;
    server.sim.faults().never_answer("send_group_msg");
    let mut child = server.start(&["run", "--set", "shutdown.deadline=2s"]);
    server.sim.wait_for_connection().await.unwrap();
    server.sim.says(cast::ALICE, "ping").await;
    server.sim.expect_call("send_group_msg").await.unwrap();
    send("INT", &child);
    let mut log = Log::of(&mut child);
    log.until("running handlers may finish").await;
    let speaks = async {
        loop {
            server.sim.says(cast::ALICE, "ping").await;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let rest = tokio::select! {
        rest = log.rest() => rest,
        () = speaks => String::new(),
    };
    for line in ["were not handled to the end in time", "came while the app was stopping"] {
        assert!(rest.contains(line), "{line}: {rest}");
    }
    let ended = tokio::task::spawn_blocking(move || child.wait().unwrap());
    assert!(ended.await.unwrap().success());
}

#[cfg(unix)]
#[tokio::test]
async fn a_second_request_to_stop_ends_at_once_what_the_first_is_waiting_for() {
    let server = server(TOKEN).await;
    server.sim.faults().never_answer("send_group_msg");
    let mut child = server.start(&["run", "--set", "shutdown.deadline=1h"]);
    server.sim.wait_for_connection().await.unwrap();
    server.sim.says(cast::ALICE, "ping").await;
    server.sim.expect_call("send_group_msg").await.unwrap();
    send("INT", &child);
    Log::of(&mut child).until("running handlers may finish").await;
    send("INT", &child);
    let ended = tokio::task::spawn_blocking(move || child.wait().unwrap());
    let status = tokio::time::timeout(Duration::from_secs(20), ended).await.unwrap().unwrap();
    assert_eq!(status.code(), Some(130));
}

#[cfg(unix)]
#[tokio::test]
async fn tail_prints_events_as_they_came() {
    let server = server(TOKEN).await;
    let mut child = server.start(&["tail"]);
    server.sim.wait_for_connection().await.unwrap();
    server.sim.says(cast::ALICE, "hello there").await;
    let stdout = child.stdout.take().unwrap();
    let lines = tokio::task::spawn_blocking(move || {
        let mut lines = Vec::new();
        for line in BufReader::new(stdout).lines().map(Result::unwrap) {
            let last = line.contains("hello there");
            lines.push(line);
            if last {
                break;
            }
        }
        lines
    });
    let lines = tokio::time::timeout(Duration::from_secs(20), lines).await.unwrap().unwrap();
    send("TERM", &child);
    assert_eq!(wait(child).await.code, Some(0));
    let events: Vec<serde_json::Value> =
        lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(events[0]["meta_event_type"], "lifecycle");
    assert_eq!(events[1]["raw_message"], "hello there");
}

#[tokio::test]
async fn an_unreachable_server_is_named_when_patience_ends() {
    let server = server(TOKEN).await;
    server.sim.stop().await;
    let outcome = server.run(&["call", "--connect-timeout", "1", "get_status"]).await;
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    assert!(outcome.stderr.contains("main did not connect within 1s"), "{outcome:?}");
}

#[tokio::test]
async fn a_bot_that_is_not_there_is_refused_with_those_that_are() {
    let server = server(TOKEN).await;
    let outcome = server.run(&["call", "--bot", "mian", "get_status"]).await;
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    assert!(outcome.stderr.contains("there are: main"), "{outcome:?}");
}
