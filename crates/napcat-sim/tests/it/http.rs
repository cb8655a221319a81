//! Actions over HTTP.

use std::time::Duration;

use mynah_napcat_sim::{GroupSpec, MemberSpec, Service, Sim, World, cast};
use serde_json::{Value, json};

use crate::{
    client::{Client, Frame},
    web::{fetch, post},
};

async fn start(service: Service) -> Sim {
    Sim::builder().serves(service).start().await.unwrap()
}

/// The group the recorded requests ask about.
fn world() -> World {
    let others = [cast::OLIVIA, cast::ALICE, cast::BOB, cast::ZHANG_SAN, cast::STRANGER];
    let group = GroupSpec::new(cast::GROUP, "Renamed").remark("r");
    let group = group.members(others.map(MemberSpec::new));
    World::new(cast::SELF, "TestBot").group(group)
}

/// Makes echoes comparable that the server thought of itself.
fn mask_echo(answer: &mut Value, asked: &Value) {
    let own = asked["body"].as_str().is_some_and(|body| body.contains("echo"));
    if let (false, Some(Value::String(echo))) = (own, answer.get_mut("echo")) {
        assert!(echo.len() >= 8 && echo.chars().all(char::is_alphanumeric), "{echo}");
        *echo = "random".into();
    }
}

/// The texts of an answer, which are several if the action streams.
fn texts(body: &Value, asked: &Value) -> Vec<Value> {
    let Some(row) = body.as_str().filter(|row| row.contains("\r\n\r\n")) else {
        let mut body = body.clone();
        mask_echo(&mut body, asked);
        return vec![body];
    };
    let texts = row.strip_suffix("\r\n\r\n").expect("each text is followed by an empty line");
    let texts = texts.split("\r\n\r\n").map(|text| serde_json::from_str(text).unwrap());
    texts
        .inspect(|text: &Value| assert!(text["echo"].is_string()))
        .map(|mut text| {
            mask_echo(&mut text, asked);
            text
        })
        .collect()
}

#[tokio::test]
async fn recorded_requests_get_the_recorded_answers() {
    let sim = Sim::builder().serves(Service::Http).token("secret").world(world());
    let sim = sim.start().await.unwrap();
    for line in include_str!("../data/http.jsonl").lines() {
        let recorded: Value = serde_json::from_str(line).unwrap();
        let (asked, expected) = (&recorded["request"], &recorded["response"]);
        let headers = asked["headers"].as_object().unwrap();
        let headers: Vec<_> =
            headers.iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap())).collect();
        let url = format!("{}{}", sim.uri(), asked["path"].as_str().unwrap());
        let method = asked["method"].as_str().unwrap();
        let answer =
            fetch(method, &url, &headers, asked["body"].as_str().unwrap_or_default()).await;
        let case = &recorded["case"];
        assert_eq!(json!(answer.status), expected["status"], "{case}");
        assert_eq!(json!(answer.content_type), expected["content_type"], "{case}");
        let body = serde_json::from_str(&answer.body).unwrap_or(Value::String(answer.body));
        assert_eq!(texts(&body, asked), texts(&expected["body"], asked), "{case}");
    }
}

#[tokio::test]
async fn the_query_wins_over_the_body_and_the_body_may_be_json5() {
    let sim = start(Service::Http).await;
    let url = format!("{}/send_group_msg?message=query&group_id={}", sim.uri(), cast::GROUP);
    let answer = post(&url, "{group_id: 1, message: 'body', /* why */}").await.json();
    assert_eq!(answer["retcode"], 0, "{answer}");
    assert_eq!(sim.expect_reply().await.unwrap().text(), "query");
}

#[tokio::test]
async fn a_body_that_comes_with_get_is_not_read() {
    let sim = start(Service::Http).await;
    let url = format!("{}/get_login_info?echo=mine", sim.uri());
    let answer = fetch("GET", &url, &[], "{x").await.json();
    assert_eq!((&answer["retcode"], &answer["echo"]), (&json!(0), &json!("mine")));
}

#[tokio::test]
async fn the_token_table_holds_over_http() {
    let sim = Sim::builder().serves(Service::Http).token("secret").start().await.unwrap();
    for (query, header, let_in) in [
        ("", Some("Bearer secret"), true),
        ("", Some("secret"), true),
        ("", Some("bearer secret"), false),
        ("?access_token=nope", Some("Bearer secret"), false),
        ("?access_token=", Some("Bearer secret"), true),
        ("?access_token=secret", None, true),
        ("", None, false),
    ] {
        let headers: Vec<_> = header.map(|value| ("Authorization", value)).into_iter().collect();
        let url = format!("{}/get_status{query}", sim.uri());
        let answer = fetch("GET", &url, &headers, "").await;
        assert_eq!(answer.status, if let_in { 200 } else { 403 }, "{query} {header:?}");
    }
    assert!(sim.calls().iter().all(|call| call.params.get("access_token").is_none()));
}

#[tokio::test]
async fn a_token_that_is_changed_shuts_out_who_knows_the_old_one() {
    let sim = Sim::builder().serves(Service::Http).token("old").start().await.unwrap();
    let url = |token| format!("{}/get_status?access_token={token}", sim.uri());
    sim.faults().change_token("new");
    assert_eq!(post(&url("old"), "").await.status, 403);
    assert_eq!(post(&url("new"), "").await.status, 200);
}

#[tokio::test]
async fn a_websocket_opens_on_the_same_port_only_where_there_is_one() {
    let sim = start(Service::Http).await;
    assert!(Client::dial(&sim.websocket_uri(), None).await.is_err());
    let sim = start(Service::HttpWithWebSocket).await;
    let mut client = Client::open(&sim.websocket_uri()).await;
    assert_eq!(client.json().await["sub_type"], "connect");
    post(&format!("{}/send_group_msg", sim.uri()), "{group_id: 570000001, message: 'x'}").await;
    assert_eq!(sim.expect_reply().await.unwrap().text(), "x");
    sim.says(cast::ALICE, "hello").await;
    assert_eq!(client.event().await["raw_message"], "hello");
    client.assert_quiet().await;
    sim.stop().await;
    assert_eq!(client.frame().await, Frame::Close(None));
}

#[tokio::test]
async fn a_wrong_token_on_the_http_port_is_told_over_the_websocket() {
    let sim = Sim::builder().serves(Service::HttpWithWebSocket).token("secret");
    let sim = sim.start().await.unwrap();
    let mut client = Client::open(&sim.websocket_uri()).await;
    assert_eq!(client.json().await["retcode"], 1403);
    assert_eq!(client.frame().await, Frame::Close(None));
}

#[tokio::test]
async fn a_restart_that_was_asked_for_is_answered_first() {
    let sim = start(Service::Http).await;
    let answer = post(&format!("{}/set_restart", sim.uri()), "").await.json();
    assert_eq!(answer["retcode"], 0);
}

#[tokio::test]
async fn a_stopped_server_is_not_reached_and_comes_back_on_its_port() {
    let sim = start(Service::Http).await;
    let url = format!("{}/get_status", sim.uri());
    assert_eq!(post(&url, "").await.status, 200);
    sim.crash().await;
    assert!(tokio::net::TcpStream::connect(("127.0.0.1", sim.port())).await.is_err());
    sim.restart().await.unwrap();
    assert_eq!(post(&url, "").await.status, 200);
}

#[tokio::test]
async fn refusals_have_the_retcodes_of_http() {
    let sim = start(Service::Http).await;
    let url = format!("{}/send_like", sim.uri());
    sim.refuse_once("send_like", 1200, "no");
    sim.refuse_once("send_like", 1400, "what?");
    let answer = post(&url, "{}").await.json();
    assert_eq!((&answer["retcode"], &answer["message"]), (&json!(200), &json!("no")));
    let answer = post(&url, "{}").await.json();
    assert_eq!((&answer["retcode"], &answer["echo"]), (&json!(400), &Value::Null));
}

#[tokio::test]
async fn a_proxy_in_between_may_be_out_of_order() {
    let sim = start(Service::Http).await;
    sim.faults().refuse_upgrades(502);
    assert_eq!(post(&format!("{}/get_status", sim.uri()), "").await.status, 502);
}

#[tokio::test]
async fn an_action_that_is_never_answered_leaves_the_request_open() {
    let sim = start(Service::Http).await;
    sim.faults().never_answer("send_group_msg");
    let url = format!("{}/send_group_msg", sim.uri());
    let asked = tokio::spawn(async move {
        post(&url, "{group_id: 570000001, message: 'x'}").await;
    });
    sim.expect_reply().await.unwrap();
    let over = tokio::time::timeout(Duration::from_millis(100), asked).await;
    assert!(over.is_err(), "{over:?}");
}
