use std::process::Stdio;
use std::time::Duration;

use mynah_core::Section;
use serde_json::json;
use tokio::process::Command as Process;

use super::*;
use crate::config::Config;

const KEY: &str = "start_server_command";

fn bot() -> NapCat {
    let section = Section::of(json!({ "uri": "ws://127.0.0.1:1" })).unwrap();
    NapCat::new(Config::read(&section).unwrap())
}

/// A command that leaves its mark and what it started running, and does not end.
fn endless(mark: &std::path::Path) -> String {
    format!("sleep 600 & echo $! > {}; wait", mark.display())
}

/// Waits until the process whose number is in the file has ended.
async fn ends(mark: &std::path::Path) {
    let id = std::fs::read_to_string(mark).unwrap();
    let mut alive = Process::new("kill");
    alive.args(["-0", id.trim()]).stderr(Stdio::null());
    // Whoever adopted it may take a moment to bury it.
    while alive.status().await.unwrap().success() && !is_zombie(id.trim()) {
        tokio::task::yield_now().await;
    }
}

/// Whether a process has ended and only its status is left.
fn is_zombie(id: &str) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{id}/stat"));
    status.is_ok_and(|status| status.contains(") Z "))
}

#[tokio::test]
async fn a_command_that_does_not_end_is_killed_with_all_it_started() {
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("mark");
    let (bot, script) = (bot(), endless(&mark));
    let command = Command { bot: &bot, key: KEY, script: &script };
    let error = command.run(Duration::from_millis(500)).await.unwrap_err();
    assert!(matches!(error, ServerError::TimedOut { key: KEY, .. }), "{error}");
    ends(&mark).await;
}

#[tokio::test]
async fn a_command_nobody_waits_for_any_more_is_killed_with_all_it_started() {
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("mark");
    let (bot, script) = (bot(), endless(&mark));
    let command = Command { bot: &bot, key: KEY, script: &script };
    let impatient = async {
        while !std::fs::read_to_string(&mark).is_ok_and(|id| id.ends_with('\n')) {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        ended = command.run(Duration::from_mins(5)) => panic!("{ended:?}"),
        () = impatient => {}
    }
    ends(&mark).await;
}

#[tokio::test]
async fn a_command_has_nothing_to_read() {
    let bot = bot();
    let command = Command { bot: &bot, key: KEY, script: "cat; exit 7" };
    let status = command.run(Duration::from_mins(5)).await.unwrap();
    assert_eq!(status.code(), Some(7));
}

#[tokio::test]
async fn what_a_command_leaves_running_is_not_waited_for_and_lives_on() {
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("mark");
    let script = format!("sleep 600 & echo $! > {}", mark.display());
    let bot = bot();
    let command = Command { bot: &bot, key: KEY, script: &script };
    assert!(command.run(Duration::from_mins(5)).await.unwrap().success());
    let id = std::fs::read_to_string(&mark).unwrap();
    let mut kill = Process::new("kill");
    assert!(kill.arg(id.trim()).status().await.unwrap().success(), "it was alive");
}
