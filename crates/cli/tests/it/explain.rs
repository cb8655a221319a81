use tempfile::TempDir;

use crate::mynah::{file, run, run_with_input};

const PING: &str = r#"{
    "self_id": 10001, "user_id": 1000000021, "time": 1700000000, "message_id": 7,
    "message_seq": 7, "message_type": "group", "sub_type": "normal", "post_type": "message",
    "group_id": 570000001, "raw_message": "ping", "message_format": "array", "font": 14,
    "sender": { "user_id": 1000000021, "nickname": "Mallory", "card": "", "role": "member" },
    "message": [{ "type": "text", "data": { "text": "ping" } }]
}"#;

#[test]
fn it_is_told_which_shipped_modules_want_an_event() {
    let outcome = run_with_input(&["explain", "-"], PING);
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    assert!(outcome.stdout.contains("ping: mynah_modules::ping::ping runs"), "{outcome:?}");
    assert!(outcome.stdout.contains("dragon does not run"), "{outcome:?}");
    assert!(outcome.stdout.contains("`dragon`"), "{outcome:?}");
}

#[test]
fn the_policy_of_the_configuration_counts_and_is_told_in_chinese() {
    let folder = TempDir::new().unwrap();
    let event = file(&folder, "event.json", PING);
    let config = file(
        &folder,
        "bots.yaml",
        "bots: [{napcat: {uri: 'ws://127.0.0.1:3001'}}]\npolicy:\n  groups: {deny: [570000001]}\n",
    );
    let (event, config) = (event.to_str().unwrap(), config.to_str().unwrap());
    let outcome = run(&["explain", event, "--config", config, "--lang", "zh-CN"]);
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    assert!(outcome.stdout.contains("✗ 策略放行这个群：实际是群 570000001"), "{outcome:?}");
}

#[test]
fn what_is_no_event_is_refused_with_its_place() {
    let outcome = run_with_input(&["explain", "-"], "{\n  \"post_type\": oops }");
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    assert!(outcome.stderr.contains("line 2, column 16"), "{outcome:?}");
    let outcome = run(&["explain", "nowhere.json"]);
    assert!(outcome.stderr.contains("the event nowhere.json cannot be read"), "{outcome:?}");
}

#[test]
fn a_policy_that_cannot_be_meant_is_shown_with_its_place() {
    let folder = TempDir::new().unwrap();
    let config = file(
        &folder,
        "bots.yaml",
        "bots: [{napcat: {uri: 'ws://127.0.0.1:3001'}}]\npolicy:\n  grups: {deny: [1]}\n  modules:\n    ping: {limit: true}\n",
    );
    let outcome = run(&["check", "--config", config.to_str().unwrap()]);
    assert_eq!(outcome.code, Some(78), "{outcome:?}");
    assert!(outcome.stderr.contains("bots.yaml:3"), "{outcome:?}");
    assert!(outcome.stderr.contains("`groups`"), "{outcome:?}");
}
