//! Every fault, one by one.

use std::time::{Duration, Instant};

use futures_util::{SinkExt, StreamExt};
use mynah_napcat_sim::{Sim, cast};
use serde_json::json;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::client::{Client, Frame, refusal};

/// Long enough for anything on its way to arrive over loopback.
const A_WHILE: Duration = Duration::from_millis(200);

async fn assert_silent(client: &mut Client) {
    let frame = timeout(A_WHILE, client.socket.next()).await;
    assert!(frame.is_err(), "expected silence, got {frame:?}");
}

#[tokio::test]
async fn dropped_sockets_end_without_a_close_frame_and_may_come_back() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().drop_connections();
    assert_eq!(sim.connections(), 0);
    assert_eq!(client.frame().await, Frame::End);
    let _again = Client::connect(&sim).await;
    sim.wait_for_connection().await.unwrap();
    assert_eq!(sim.connection_attempts(), 2);
}

#[tokio::test]
async fn connections_close_with_a_code_or_without_one() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().close(1012, "restart");
    assert_eq!(client.frame().await, Frame::Close(Some(1012)));
    let mut client = Client::connect(&sim).await;
    sim.faults().close_empty();
    assert_eq!(client.frame().await, Frame::Close(None));
}

#[tokio::test]
async fn a_silent_server_sends_no_answer_no_heartbeat_and_no_pong() {
    let heartbeat = Duration::from_millis(40);
    let sim = Sim::builder().heartbeat(heartbeat).start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().silence();
    client.request("get_status", json!({})).await;
    client.socket.send(Message::Ping(Vec::new().into())).await.unwrap();
    // A heartbeat may have been on its way when the silence began.
    while timeout(A_WHILE, client.socket.next()).await.is_ok_and(|frame| {
        let frame = frame.unwrap().unwrap().into_text().unwrap();
        assert!(frame.contains("heartbeat"), "{frame}");
        true
    }) {}
    let mut late = Client::open(&sim.uri()).await;
    assert_silent(&mut late).await;
    sim.faults().resume();
    assert_eq!(late.json().await["meta_event_type"], "lifecycle");
    assert_eq!(client.answer_among_pongs().await["retcode"], 0);
}

#[tokio::test]
async fn answers_are_delayed_and_the_action_is_not() {
    let delay = Duration::from_secs(1);
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().delay_answers(delay);
    let start = Instant::now();
    client.request("send_msg", json!({"group_id": cast::GROUP, "message": "x"})).await;
    sim.expect_reply().await.unwrap();
    assert!(start.elapsed() < delay, "the message was sent at once");
    client.answer().await;
    assert!(start.elapsed() >= delay);
}

#[tokio::test]
async fn an_action_that_is_never_answered_is_carried_out() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().never_answer("send_msg");
    client.request("send_msg", json!({"group_id": cast::GROUP, "message": "x"})).await;
    assert_eq!(sim.expect_reply().await.unwrap().text(), "x");
    client.assert_quiet().await;
}

#[tokio::test]
async fn an_action_is_refused_once_or_always() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let params = json!({"group_id": cast::GROUP, "user_id": cast::BOB, "duration": 60});
    sim.refuse_once("set_group_ban", 1200, "not now");
    let answer = client.call("set_group_ban", params.clone()).await;
    assert_eq!(refusal(&answer), (1200, "not now"));
    let answer = client.call("set_group_ban", params.clone()).await;
    assert_eq!(answer["retcode"], 0);
    sim.refuse("set_group_ban", 1400, "never");
    for _ in 0..2 {
        let answer = client.call("set_group_ban_async", params.clone()).await;
        assert_eq!(refusal(&answer), (1400, "never"));
    }
    sim.faults().clear();
    assert_eq!(client.call("set_group_ban", params).await["retcode"], 0);
}

#[tokio::test]
async fn answers_come_twice() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().duplicate_answers();
    let first = client.call("get_status", json!({})).await;
    assert_eq!(client.answer().await, first);
}

#[tokio::test]
async fn answers_come_in_reverse() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().reorder_answers(3);
    let mut echoes = Vec::new();
    for _ in 0..3 {
        echoes.push(client.request("get_status", json!({})).await);
    }
    for echo in echoes.iter().rev() {
        assert_eq!(client.answer().await["echo"], echo.as_str());
    }
    let held = client.request("get_status", json!({})).await;
    for _ in 0..4 {
        sim.expect_call("get_status").await.unwrap();
    }
    sim.faults().clear();
    assert_eq!(client.answer().await["echo"], held.as_str());
}

#[tokio::test]
async fn garbage_arrives_as_it_was_given() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().garbage("{not json").garbage_bytes(&[0xff, 0]);
    assert_eq!(client.frame().await, Frame::Text("{not json".into()));
    assert_eq!(client.frame().await, Frame::Bytes(vec![0xff, 0]));
}

#[tokio::test]
async fn new_connections_are_upgraded_and_dropped() {
    let sim = Sim::start().await.unwrap();
    sim.faults().accept_and_drop();
    for attempts in 1..=3 {
        let mut client = Client::open(&sim.uri()).await;
        assert_eq!(client.frame().await, Frame::End);
        sim.wait_for_attempts(attempts).await.unwrap();
    }
    assert_eq!(sim.connections(), 0);
    sim.faults().accept();
    Client::connect(&sim).await;
}

#[tokio::test]
async fn new_connections_are_dropped_before_the_upgrade() {
    let sim = Sim::start().await.unwrap();
    sim.faults().hang_up();
    assert!(Client::dial(&sim.uri(), None).await.is_err());
    assert_eq!(sim.connection_attempts(), 1);
}

#[tokio::test]
async fn an_upgrade_is_refused_with_a_status() {
    let sim = Sim::start().await.unwrap();
    sim.faults().refuse_upgrades(502);
    match Client::dial(&sim.uri(), None).await {
        Err(Error::Http(response)) => assert_eq!(response.status().as_u16(), 502),
        Err(other) => panic!("expected an HTTP status, got {other}"),
        Ok(_) => panic!("the upgrade succeeded"),
    }
}

#[tokio::test]
async fn an_upgrade_is_never_answered() {
    let sim = Sim::start().await.unwrap();
    sim.faults().stall_upgrades();
    let dialled = timeout(A_WHILE, tokio_tungstenite::connect_async(sim.uri())).await;
    assert!(dialled.is_err());
}

#[tokio::test]
async fn an_account_that_is_offline_says_so_in_heartbeats_and_status() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().go_offline();
    assert_eq!(client.event().await["status"], json!({"online": false, "good": true}));
    assert_eq!(client.call("get_status", json!({})).await["data"]["online"], false);
    sim.faults().go_online();
    assert_eq!(client.event().await["status"]["online"], true);
}

#[tokio::test]
async fn an_account_that_was_offline_finds_what_was_said_in_the_history() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().go_offline();
    sim.says(cast::ALICE, "are you there?").await;
    sim.faults().go_online();
    sim.says(cast::ALICE, "hello again").await;
    for online in [false, true] {
        assert_eq!(client.event().await["status"]["online"], online);
    }
    assert_eq!(client.event().await["raw_message"], "hello again");
    let history = json!({"group_id": cast::GROUP, "count": 2});
    let history = client.call("get_group_msg_history", history).await;
    assert_eq!(history["data"]["messages"][0]["raw_message"], "are you there?");
}

#[tokio::test]
async fn logging_out_from_elsewhere_is_a_notice() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.logs_out("下线通知", "你的账号在另一地点登录").await;
    let notice = client.event().await;
    assert_eq!(notice["notice_type"], "bot_offline");
    assert_eq!(notice["user_id"], 10001);
    assert_eq!(client.call("get_status", json!({})).await["data"]["online"], false);
}

#[tokio::test]
async fn real_latencies_are_off_unless_asked_for() {
    let params = json!({"group_id": cast::GROUP, "user_id": cast::BOB, "card": "Bobby"});
    for (real, slow) in [(false, false), (true, true)] {
        let sim = Sim::builder().real_latencies(real).start().await.unwrap();
        let mut client = Client::connect(&sim).await;
        let start = Instant::now();
        client.call("set_group_card", params.clone()).await;
        assert_eq!(start.elapsed() >= Duration::from_secs(1), slow);
    }
}

#[tokio::test]
async fn a_call_that_was_carried_out_is_said_to_have_failed() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let params = json!({"group_id": cast::GROUP, "message": "x"});
    sim.faults().time_out_after("send_msg");
    let answer = client.call("send_msg", params.clone()).await;
    assert_eq!(answer["retcode"], 1200);
    assert!(answer["message"].as_str().unwrap().starts_with("Timeout: NTEvent"), "{answer}");
    assert_eq!(sim.expect_reply().await.unwrap().text(), "x");
    sim.faults().fail_after("send_msg", 1200, "oh no");
    assert_eq!(refusal(&client.call("send_msg", params).await), (1200, "oh no"));
    assert_eq!(sim.expect_reply().await.unwrap().text(), "x");
}

#[tokio::test]
async fn the_sockets_drop_on_a_call_that_was_carried_out() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().drop_on("send_msg");
    client.request("send_msg", json!({"group_id": cast::GROUP, "message": "x"})).await;
    assert_eq!(sim.expect_reply().await.unwrap().text(), "x");
    client.assert_ended().await;
    let mut client = Client::connect(&sim).await;
    let answer = client.call("send_msg", json!({"group_id": cast::GROUP, "message": "y"})).await;
    assert_eq!(answer["retcode"], 0, "it was for one call: {answer}");
}

#[tokio::test]
async fn the_server_restarts_or_crashes_on_a_call() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().restart_on("send_msg");
    client.request("send_msg", json!({"group_id": cast::GROUP, "message": "x"})).await;
    assert_eq!(client.frame().await, Frame::Close(None));
    drop(client);
    let again = timeout(crate::client::DEADLINE, async {
        loop {
            match Client::dial(&sim.uri(), None).await {
                Ok(client) => break client,
                Err(_) => tokio::task::yield_now().await,
            }
        }
    });
    let mut client = again.await.unwrap();
    sim.faults().crash_on("get_status");
    client.request("get_status", json!({})).await;
    client.assert_ended().await;
    assert!(!sim.is_running());
    assert_eq!(sim.expect_reply().await.unwrap().text(), "x");
}

#[tokio::test]
async fn events_come_twice() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().duplicate_events();
    sim.says(cast::ALICE, "echo").await;
    let first = client.event().await;
    assert_eq!(client.event().await, first);
    sim.faults().clear();
    sim.says(cast::ALICE, "once").await;
    assert_eq!(client.event().await["raw_message"], "once");
    client.assert_quiet().await;
}

#[tokio::test]
async fn heartbeats_stop_while_everything_else_goes_on() {
    let sim = Sim::builder().heartbeat(Duration::from_millis(20)).start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    client.event().await;
    sim.faults().stop_heartbeats();
    client.assert_quiet_but_for_events().await;
    client.events.clear();
    assert_silent(&mut client).await;
    client.assert_quiet().await;
    sim.faults().clear();
    assert_eq!(client.event().await["meta_event_type"], "heartbeat");
}

#[tokio::test]
async fn a_flood_comes_until_it_is_ended() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().flood(5_000);
    for number in 1..=1_000 {
        assert_eq!(client.event().await["raw_message"], format!("flood {number}"));
    }
    sim.faults().flood(0);
    client.assert_quiet_but_for_events().await;
    client.events.clear();
    client.assert_quiet().await;
}

#[tokio::test]
async fn an_oversized_event_is_as_long_as_it_was_asked_to_be() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().oversized_event(100_000);
    let frame = client.socket.next().await.unwrap().unwrap().into_text().unwrap();
    assert_eq!(frame.len(), 100_000);
    let event: serde_json::Value = serde_json::from_str(&frame).unwrap();
    assert_eq!(event["notice_type"], "oversized");
}

#[tokio::test]
async fn a_token_that_is_changed_leaves_those_in_who_are_in() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.faults().change_token("new");
    client.assert_quiet().await;
    assert_eq!(Client::open(&sim.uri()).await.json().await["retcode"], 1403);
    let mut knows = Client::dial(&sim.uri(), Some("Bearer new")).await.unwrap();
    assert_eq!(knows.json().await["sub_type"], "connect");
}
