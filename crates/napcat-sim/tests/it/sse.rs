//! Events as a stream over HTTP.

use mynah_napcat_sim::{Service, Sim, cast};
use serde_json::{Value, json};

use crate::web::{ask, chunk, fetch, post};

fn event(chunk: &str) -> Value {
    let data = chunk.strip_prefix("data: ").and_then(|data| data.strip_suffix("\n\n"));
    serde_json::from_str(data.unwrap_or_else(|| panic!("no event: {chunk:?}"))).unwrap()
}

#[tokio::test]
async fn events_come_as_data_lines_without_greeting_or_heartbeat() {
    let sim = Sim::builder().serves(Service::Sse).start().await.unwrap();
    let response = ask("GET", &format!("{}/_events", sim.uri()), &[], "").await;
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut events = response.into_body();
    sim.wait_for_connection().await.unwrap();
    sim.faults().go_offline().go_online();
    sim.says(cast::ALICE, "two\nlines").await;
    let first = event(&chunk(&mut events).await.unwrap());
    assert_eq!(first["message"], json!([{"type": "text", "data": {"text": "two\nlines"}}]));
    sim.stop().await;
    assert_eq!(chunk(&mut events).await, None);
}

#[tokio::test]
async fn actions_are_answered_and_the_parts_of_streams_go_to_the_listeners() {
    let sim = Sim::builder().serves(Service::Sse).start().await.unwrap();
    let mut events = ask("GET", &format!("{}/_events", sim.uri()), &[], "").await.into_body();
    sim.wait_for_connection().await.unwrap();
    let url = format!("{}/test_download_stream?echo=7", sim.uri());
    let answer = post(&url, "").await;
    let last: Value = serde_json::from_str(answer.body.trim_end()).unwrap();
    assert_eq!((&last["data"]["type"], &last["echo"]), (&json!("response"), &json!("7")));
    for index in 1..=10 {
        let part = event(&chunk(&mut events).await.unwrap());
        assert_eq!(part["data"]["data"], format!("Index-> {index}"));
        assert_eq!(part["echo"], "7");
    }
}

#[tokio::test]
async fn a_listener_needs_the_token_and_is_gone_when_it_hangs_up() {
    let sim = Sim::builder().serves(Service::Sse).token("secret").start().await.unwrap();
    let url = format!("{}/_events", sim.uri());
    assert_eq!(fetch("GET", &url, &[], "").await.status, 403);
    let listener = ask("GET", &url, &[("Authorization", "Bearer secret")], "").await;
    sim.wait_for_connection().await.unwrap();
    drop(listener);
    sim.wait_for_disconnect().await.unwrap();
}

#[tokio::test]
async fn only_a_server_of_events_has_any() {
    let sim = Sim::builder().serves(Service::Http).start().await.unwrap();
    let answer = fetch("GET", &format!("{}/_events", sim.uri()), &[], "").await.json();
    assert_eq!(answer["message"], "不支持的Api _events");
}
