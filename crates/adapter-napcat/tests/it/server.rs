//! Starting and stopping the server process.

use std::sync::Arc;

use mynah_adapter_napcat::{CallError, ServerError};
use mynah_core::{Adapter, Bot, BotState, ErrorKind, Lang, Localize};
use mynah_napcat_sim::Sim;
use serde_json::json;

use crate::bot::{build, start, start_with};
use crate::log::Log;

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
    bot.enters(BotState::Ready).await;
    assert!(bot.napcat.restart_server().await.unwrap().unwrap().success());
    sim.stopped().await;
}

#[tokio::test]
async fn a_server_without_commands_is_asked_to_start_itself_anew() {
    let (log, _listening) = Log::listen();
    let sim = Sim::start().await.unwrap();
    let keys = json!({ "lang": "en", "retry_config": { "wait_fixed": { "wait": 0.02 } } });
    let bot = start_with(&sim, keys);
    bot.enters(BotState::Ready).await;
    assert_eq!(bot.napcat.restart_server().await.unwrap(), None);
    bot.enters(BotState::Connecting).await;
    bot.enters(BotState::Ready).await;
    assert!(bot.stops().await.is_ok());
    let warned = log.lines().into_iter().find(|line| line.starts_with("WARN"));
    assert_eq!(warned, None, "what was expected is no cause for a warning");
}

#[cfg(unix)]
#[tokio::test]
async fn once_the_server_is_started_it_is_connected_to_at_once() {
    let sim = Sim::start().await.unwrap();
    let keys = json!({
        "start_server_command": "exit 0",
        "retry_config": { "wait_fixed": { "wait": "1h" } },
    });
    let bot = start_with(&sim, keys);
    bot.enters(BotState::Ready).await;
    let attempts = sim.connection_attempts();
    sim.stop().await;
    bot.enters(BotState::Connecting).await;
    sim.restart().await.unwrap();
    assert!(bot.napcat.start_server().await.unwrap().success());
    bot.enters(BotState::Ready).await;
    assert!(sim.connection_attempts() > attempts);
}

#[cfg(unix)]
#[tokio::test]
async fn what_a_command_prints_is_logged_line_by_line_without_the_token() {
    let (log, _listening) = Log::listen();
    let bot = build(json!({
        "uri": URI, "name": "main", "lang": "zh-CN", "token": "hush-4711",
        "start_server_command": "echo one; echo hush-4711; printf '\\033[1mthree' >&2",
    }));
    assert!(bot.start_server().await.unwrap().success());
    log.says("three").await;
    let lines = log.lines();
    let in_the_span =
        |line: &str| format!("INFO napcat{{bot=main}}: {line} key=\"start_server_command\"");
    assert_eq!(lines, ["正在执行 `start_server_command`", "one", "…", "three"].map(in_the_span));
}

#[cfg(unix)]
#[tokio::test]
async fn a_server_is_started_at_launch_without_waiting_and_outlives_the_bot() {
    let (log, _listening) = Log::listen();
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("mark");
    let sim = Sim::start().await.unwrap();
    let bot = start_with(
        &sim,
        json!({
            "lang": "en",
            "start_on_launch": true,
            "start_server_command": format!("echo $$ > {}; echo up; exec sleep 600", mark.display()),
        }),
    );
    bot.enters(BotState::Ready).await;
    log.says("started `start_server_command`; connecting meanwhile").await;
    log.says("up key=").await;
    assert!(bot.stops().await.is_ok());
    let id = std::fs::read_to_string(&mark).unwrap();
    let mut kill = std::process::Command::new("kill");
    assert!(kill.args(["-KILL", id.trim()]).status().unwrap().success(), "it is alive");
    log.says("`start_server_command` has ended (signal: 9 (SIGKILL))").await;
}

#[cfg(unix)]
#[tokio::test]
async fn a_server_that_is_not_up_yet_at_launch_is_waited_for_without_a_warning() {
    let (log, _listening) = Log::listen();
    let sim = Sim::start().await.unwrap();
    sim.stop().await;
    let bot = start_with(
        &sim,
        json!({
            "lang": "en",
            "start_on_launch": true,
            "start_server_command": "exit 0",
            "retry_config": { "wait_fixed": { "wait": 0.02 } },
        }),
    );
    log.says("trying again").await;
    sim.restart().await.unwrap();
    bot.enters(BotState::Ready).await;
    assert!(log.lines().iter().all(|line| line.starts_with("INFO")), "{:?}", log.lines());
}

#[cfg(unix)]
#[tokio::test]
async fn what_the_generic_api_cannot_answer_by_a_status_is_an_error() {
    let bot = build(json!({
        "uri": URI, "start_server_command": "exit 3", "stop_server_command": "exit 4",
    }));
    let support = bot.support().unwrap();
    assert_eq!(support.start_server().await.unwrap().code(), Some(3));
    let error = support.stop_server().await.unwrap_err();
    assert!(matches!(error.downcast_ref(), Some(ServerError::Failed { .. })), "{error}");
    assert_eq!(error.localize(&Lang::chinese()), "`stop_server_command` 执行失败（退出码 4）");
    let error = support.restart_server().await.unwrap_err();
    assert!(matches!(error.downcast_ref(), Some(ServerError::StopFailed { .. })), "{error}");

    let bot = build(json!({
        "uri": URI, "start_server_command": "exit 3", "stop_server_command": "exit 0",
    }));
    let error = bot.support().unwrap().restart_server().await.unwrap_err();
    let failed = error.downcast_ref();
    assert!(
        matches!(failed, Some(ServerError::Failed { key: "start_server_command", .. })),
        "{error}"
    );
    assert_eq!(error.kind(), ErrorKind::Refused);
}

#[cfg(unix)]
#[tokio::test]
async fn the_generic_api_controls_the_server_too() {
    let good = build(json!({
        "uri": URI, "start_server_command": "exit 0", "stop_server_command": "exit 0",
    }));
    let good = Bot::new(Arc::new(good));
    let support = good.support().unwrap();
    assert!(support.start_server().await.unwrap().success());
    support.stop_server().await.unwrap();
    support.restart_server().await.unwrap();

    let bad = build(json!({
        "uri": URI, "start_server_command": "exit 3", "stop_server_command": "exit 4",
    }));
    let bad = Bot::new(Arc::new(bad));
    let support = bad.support().unwrap();
    assert_eq!(support.start_server().await.unwrap().code(), Some(3), "a status is no error");
    for error in
        [support.stop_server().await.unwrap_err(), support.restart_server().await.unwrap_err()]
    {
        assert_eq!(error.kind(), ErrorKind::Refused, "{error}");
    }

    let without = Bot::new(Arc::new(build(json!({ "uri": URI }))));
    let support = without.support().unwrap();
    let error = support.start_server().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported, "{error}");
    let error = support.restart_server().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported, "{error}");
}
