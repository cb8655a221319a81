//! What a test sees of the bot.

use std::time::Duration;

use mynah_napcat_sim::{Activity, Sim, SimError, Target, cast};
use serde_json::json;

use crate::client::Client;

const SOON: Duration = Duration::from_millis(50);

fn say(text: &str) -> serde_json::Value {
    json!({"group_id": cast::GROUP, "message": text})
}

#[tokio::test]
async fn a_ping_gets_its_pong() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let message_id = sim.says(cast::ALICE, "ping").await;
    let event = client.event().await;
    assert_eq!((&event["raw_message"], &event["message_id"]), (&json!("ping"), &json!(message_id)));
    let message = json!([
        {"type": "reply", "data": {"id": event["message_id"]}},
        {"type": "at", "data": {"qq": cast::ALICE}},
        {"type": "text", "data": {"text": " pong"}},
        {"type": "image", "data": {"file": "https://example.com/a.png"}},
    ]);
    let params = json!({"group_id": event["group_id"], "message": message});
    let answer = client.call("send_group_msg", params).await;
    let reply = sim.expect_reply().await.unwrap();
    assert_eq!(reply.target, Target::Group(cast::GROUP));
    assert_eq!(answer["data"]["message_id"], reply.message_id);
    assert_eq!(reply.text(), " pong");
    assert_eq!(reply.mentions(), [cast::ALICE]);
    assert_eq!(reply.quotes(), Some(message_id));
    assert_eq!(
        reply.to_string(),
        format!("[reply to {message_id}] @Alice Card pong[image https://example.com/a.png]")
    );
}

#[tokio::test]
async fn replies_are_given_once_and_in_order() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    for text in ["one", "two"] {
        client.call("send_msg", say(text)).await;
    }
    assert_eq!(sim.expect_reply().await.unwrap().text(), "one");
    assert_eq!(sim.expect_reply().await.unwrap().text(), "two");
    sim.expect_no_reply_within(SOON).await.unwrap();
}

#[tokio::test]
async fn an_unwanted_reply_is_quoted_in_the_error() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    client.call("send_msg", say("chatter")).await;
    let error = sim.expect_no_reply_within(SOON).await.unwrap_err();
    assert!(matches!(error, SimError::UnexpectedReply { .. }));
    assert!(error.to_string().contains("chatter"), "{error}");
}

#[tokio::test]
async fn a_missed_deadline_tells_what_was_seen_instead() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    client.call("get_login_info", json!({})).await;
    let error = sim.expect_reply_within(SOON).await.unwrap_err().to_string();
    assert!(error.contains("get_login_info") && error.contains("1 connection(s)"), "{error}");
}

#[tokio::test]
async fn calls_are_kept_as_they_were_received() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let params = json!({"group_id": "570000001", "type": "talkative", "extra": 1});
    client.call("get_group_honor_info", params.clone()).await;
    client.call("get_login_info_async", json!({})).await;
    let call = sim.expect_call("get_group_honor_info").await.unwrap();
    assert_eq!((call.params, call.echo), (params, json!("test-1")));
    let call = sim.expect_call("get_login_info").await.unwrap();
    assert_eq!(call.action, "get_login_info_async");
    assert!(sim.expect_call_within("get_login_info", SOON).await.is_err(), "given once");
    assert_eq!(sim.calls().len(), 2);
    sim.forget();
    assert!(sim.calls().is_empty());
}

#[tokio::test]
async fn a_call_can_be_awaited_before_it_is_made() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let (call, _) =
        tokio::join!(sim.expect_call("get_status"), client.call("get_status", json!({})),);
    assert_eq!(call.unwrap().action, "get_status");
}

#[tokio::test]
async fn a_subscription_sees_what_the_bot_says_and_takes_nothing_away() {
    let sim = Sim::start().await.unwrap();
    let mut sent = sim.sent();
    let mut client = Client::connect(&sim).await;
    client.call("send_msg", say("hello")).await;
    assert_eq!(sent.next().await.unwrap().text(), "hello");
    assert_eq!(sim.expect_reply().await.unwrap().text(), "hello");
    drop((sim, client));
    assert!(sent.next().await.is_none());
}

#[tokio::test]
async fn activities_read_like_a_log() {
    let sim = Sim::start().await.unwrap();
    let mut activities = sim.activities();
    let mut client = Client::connect(&sim).await;
    client.call("send_msg", say("hello")).await;
    client.call("get_msg", json!({"message_id": 1})).await;
    sim.faults().drop_connections();
    let mut lines = Vec::new();
    while let Some(activity) = activities.next().await {
        lines.push(activity.to_string());
        if activity == Activity::Disconnected {
            break;
        }
    }
    assert_eq!(
        lines,
        [
            "connected (/)",
            "call send_msg group_id=570000001 message=\"hello\"",
            "to group 570000001: hello",
            "call get_msg message_id=1",
            "refused get_msg (1200): 消息不存在",
            "disconnected",
        ]
    );
}

#[tokio::test]
async fn an_action_can_be_given_an_answer() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.answer("get_ai_record", "https://example.com/voice.mp3");
    sim.answer_with("set_group_sign", |params| match params["group_id"].as_i64() {
        Some(_) => Ok(json!(null)),
        None => Err(mynah_napcat_sim::Refusal::malformed("which group?")),
    });
    let answer = client.call("get_ai_record", json!({})).await;
    assert_eq!(answer["data"], "https://example.com/voice.mp3");
    let answer = client.call("set_group_sign", json!({})).await;
    assert_eq!(answer["retcode"], 1400);
    assert_eq!(client.call("set_group_sign", json!({"group_id": 1})).await["retcode"], 0);
}

#[tokio::test]
async fn two_thousand_calls_in_flight_are_all_answered() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let mut open = std::collections::BTreeSet::new();
    for _ in 0..2000 {
        open.insert(client.request("get_status", json!({})).await);
    }
    while !open.is_empty() {
        let answer = client.answer().await;
        assert!(open.remove(answer["echo"].as_str().unwrap()));
    }
}
