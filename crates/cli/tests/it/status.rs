//! `mynah status`: how each bot is, told and in the exit code.

use std::fmt::Write;

use mynah_napcat_sim::{Service, Sim};
use serde_json::Value;
use tempfile::TempDir;

use crate::mynah::{Outcome, command, file};

/// What the command says of these servers.
async fn status(sims: &[&Sim], words: &[&str]) -> Outcome {
    let folder = TempDir::new().unwrap();
    let mut yaml = "bots:\n".to_owned();
    for (number, sim) in sims.iter().enumerate() {
        yaml += "  - NapCat:\n";
        writeln!(yaml, "      name: bot{number}\n      uri: {}", sim.uri()).unwrap();
    }
    let config = file(&folder, "bots.yaml", &yaml);
    let mut all = vec!["status", "--config", config.to_str().unwrap()];
    all.extend(words);
    let mut command = command(&all);
    tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap().into()
}

#[tokio::test]
async fn bots_that_can_be_used_are_told_with_account_server_and_latency() {
    let (one, other) = (Sim::start().await.unwrap(), Sim::start().await.unwrap());
    let outcome = status(&[&one, &other], &[]).await;
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    for line in ["bot0 (NapCat): ready", "bot1 (NapCat): ready", "answered in ", "connections: 1,"]
    {
        assert!(outcome.stdout.contains(line), "{line}: {outcome:?}");
    }
    let account = format!("account: {} (", one.self_id());
    assert!(outcome.stdout.contains(&account), "{outcome:?}");
    let chinese = status(&[&one], &["--lang", "zh-CN"]).await;
    assert!(chinese.stdout.contains("bot0（NapCat）：可以使用"), "{chinese:?}");
}

#[tokio::test]
async fn an_account_that_is_out_and_a_server_that_is_gone_are_told_apart_and_fail() {
    let (out, gone) = (Sim::start().await.unwrap(), Sim::start().await.unwrap());
    out.faults().go_offline();
    gone.stop().await;
    let outcome = status(&[&out, &gone], &["--json", "--connect-timeout", "1"]).await;
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    assert!(outcome.stderr.contains("2 of 2 bots cannot be used"), "{outcome:?}");
    let told: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(
        (&told[0]["state"], &told[0]["connected"]),
        (&"account_offline".into(), &true.into())
    );
    assert_eq!(told[0]["account"]["user_id"], out.self_id().to_string());
    assert!(told[0]["latency_ms"].is_number());
    assert_eq!((&told[1]["state"], &told[1]["connected"]), (&"connecting".into(), &false.into()));
    assert!(told[1]["account"].is_null());
}

#[tokio::test]
async fn one_bot_can_be_asked_after_by_name() {
    let sim = Sim::start().await.unwrap();
    let outcome = status(&[&sim, &sim], &["--bot", "bot1"]).await;
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    assert!(!outcome.stdout.contains("bot0"), "{outcome:?}");
    let outcome = status(&[&sim], &["--bot", "nobody"]).await;
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
}

/// What the command says of a bot that waits for these to dial in.
async fn status_of_a_listener(dialling: impl FnOnce(String), words: &[&str]) -> Outcome {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let here = format!("127.0.0.1:{port}/qq");
    let folder = TempDir::new().unwrap();
    let yaml = format!("bots:\n  - NapCat: {{ name: main, listen: \"{here}\" }}\n");
    let config = file(&folder, "bots.yaml", &yaml);
    let mut all = vec!["status", "--config", config.to_str().unwrap()];
    all.extend(words);
    let mut command = command(&all);
    dialling(format!("ws://{here}"));
    tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap().into()
}

#[tokio::test]
async fn that_nobody_dialled_in_is_told_with_how_long_it_was_waited() {
    let outcome = status_of_a_listener(|_| {}, &["--connect-timeout", "1"]).await;
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    assert!(
        outcome.stderr.contains("waiting for NapCat to dial in at main, for 1s"),
        "{outcome:?}"
    );
    assert!(outcome.stdout.contains("main (NapCat): listens, and no NapCat dialled in"));
    let outcome = status_of_a_listener(|_| {}, &["--connect-timeout", "1", "--json"]).await;
    let told: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(told[0]["waits_for_napcat"], true);
}

#[tokio::test]
async fn one_account_that_dials_in_can_be_asked_after_and_no_other_is_waited_for() {
    let dial = |address: String| {
        tokio::spawn(async move {
            let soon = std::time::Duration::from_millis(20);
            let sim = Sim::builder().serves(Service::Nothing).dials(address);
            let _sim = sim.reconnect_interval(soon).start().await.unwrap();
            std::future::pending::<()>().await;
        });
    };
    // It would wait for an hour if it waited for others.
    let words = ["--bot", "main/10001", "--connect-timeout", "3600"];
    let outcome = status_of_a_listener(dial, &words).await;
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    assert!(outcome.stdout.starts_with("main/10001 (NapCat): ready"), "{outcome:?}");
    let words = ["--bot", "main/7", "--connect-timeout", "1"];
    let outcome = status_of_a_listener(dial, &words).await;
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    assert!(outcome.stderr.contains("dial in at main/7"), "{outcome:?}");
}
