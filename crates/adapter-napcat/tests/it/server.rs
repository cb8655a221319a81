//! Starting and stopping the server process.

use mynah_adapter_napcat::{CallError, ServerError};
use mynah_core::ErrorKind;
use mynah_napcat_sim::Sim;
use serde_json::json;

use crate::bot::{build, start, start_with};

const URI: &str = "ws://127.0.0.1:1";

#[tokio::test]
async fn without_commands_it_cannot_be_started() {
    let bot = build(json!({ "uri": URI }));
    for error in [bot.start_server().await.unwrap_err(), bot.restart_server().await.unwrap_err()] {
        assert!(
            matches!(error, ServerError::NotConfigured { key: "start_server_command", .. }),
            "{error}"
        );
        assert_eq!(mynah_core::Error::from(error).kind(), ErrorKind::Unsupported);
    }
}

#[tokio::test]
async fn a_server_without_a_command_is_asked_to_end_itself() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    assert_eq!(bot.napcat.stop_server().await.unwrap(), None);
    sim.stopped().await;

    let error = bot.napcat.stop_server().await.unwrap_err();
    assert!(
        matches!(error, ServerError::Call(CallError::Disconnected { sent: false, .. })),
        "{error}"
    );
}

#[cfg(unix)]
#[tokio::test]
async fn the_commands_are_run_by_the_shell_and_their_status_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let trace = trace.to_str().unwrap();
    let bot = build(json!({
        "uri": URI,
        "start_server_command": format!("echo start >> {trace}\nexit 3"),
        "stop_server_command": format!("echo stop >> {trace}"),
    }));
    assert_eq!(bot.start_server().await.unwrap().code(), Some(3));
    assert_eq!(bot.stop_server().await.unwrap().unwrap().code(), Some(0));
    assert_eq!(bot.restart_server().await.unwrap().unwrap().code(), Some(3));
    assert_eq!(std::fs::read_to_string(trace).unwrap(), "start\nstop\nstop\nstart\n");
}

#[cfg(unix)]
#[tokio::test]
async fn nothing_is_started_when_stopping_failed() {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let bot = build(json!({
        "uri": URI,
        "start_server_command": format!("touch {}", trace.display()),
        "stop_server_command": "exit 1",
    }));
    let error = bot.restart_server().await.unwrap_err();
    assert!(matches!(error, ServerError::StopFailed { .. }), "{error}");
    assert!(!trace.exists());
}

#[cfg(unix)]
#[tokio::test]
async fn nothing_is_stopped_when_there_is_no_way_to_stop_it() {
    let bot = build(json!({ "uri": URI, "start_server_command": "exit 0" }));
    let error = bot.restart_server().await.unwrap_err();
    assert!(
        matches!(error, ServerError::NotConfigured { key: "stop_server_command", .. }),
        "{error}"
    );
}

#[cfg(unix)]
#[tokio::test]
async fn a_server_can_be_restarted_by_its_own_goodbye_and_a_command() {
    let sim = Sim::start().await.unwrap();
    let bot = start_with(&sim, json!({ "start_server_command": "exit 0" }));
    bot.enters(mynah_core::BotState::Ready).await;
    assert!(bot.napcat.restart_server().await.unwrap().unwrap().success());
    sim.stopped().await;
}
