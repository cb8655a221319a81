//! Greeting, heartbeat, paths, stopping and starting.

use std::time::Duration;

use mynah_napcat_sim::{Sim, SimError, cast};
use serde_json::json;
use tokio::sync::oneshot;

use crate::client::{Client, DEADLINE, Frame};

#[tokio::test]
async fn the_first_frame_is_the_greeting() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::open(&sim.uri()).await;
    let mut greeting = client.json().await;
    assert!(greeting["time"].take().is_number());
    assert_eq!(
        greeting,
        json!({
            "time": null,
            "self_id": 10001,
            "post_type": "meta_event",
            "meta_event_type": "lifecycle",
            "sub_type": "connect",
        })
    );
}

#[tokio::test]
async fn the_api_path_answers_and_reports_nothing() {
    let sim = Sim::start().await.unwrap();
    for path in ["/api", "/api/"] {
        let mut client = Client::open(&format!("{}{path}", sim.uri())).await;
        client.assert_quiet().await;
        sim.says(cast::ALICE, "not for you").await;
        client.assert_quiet().await;
    }
}

#[tokio::test]
async fn heartbeats_come_at_the_interval_and_say_how_long_it_is() {
    let interval = Duration::from_millis(40);
    let sim = Sim::builder().heartbeat(interval).start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    for _ in 0..3 {
        let mut beat = client.event().await;
        assert!(beat["time"].take().is_number());
        assert_eq!(
            beat,
            json!({
                "time": null,
                "self_id": 10001,
                "post_type": "meta_event",
                "meta_event_type": "heartbeat",
                "status": {"online": true, "good": true},
                "interval": 40,
            })
        );
    }
}

#[tokio::test]
async fn all_clients_share_one_heartbeat() {
    let sim = Sim::builder().heartbeat(Duration::from_millis(40)).start().await.unwrap();
    let mut first = Client::connect(&sim).await;
    let mut second = Client::connect(&sim).await;
    assert_eq!(first.event().await["meta_event_type"], "heartbeat");
    assert_eq!(second.event().await["meta_event_type"], "heartbeat");
}

#[tokio::test]
async fn without_an_interval_there_is_no_heartbeat() {
    let sim = Sim::builder().heartbeat(Duration::ZERO).start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    client.assert_quiet().await;
}

#[tokio::test]
async fn stopping_says_goodbye_with_an_empty_close_frame() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let read = tokio::spawn(async move { client.frame().await });
    sim.stop().await;
    assert_eq!(read.await.unwrap(), Frame::Close(None));
    assert!(!sim.is_running());
    assert!(Client::dial(&sim.uri(), None).await.is_err());
}

#[tokio::test]
async fn a_client_that_does_not_answer_the_goodbye_cannot_hold_up_a_stop() {
    let sim = Sim::start().await.unwrap();
    let _client = Client::connect(&sim).await;
    tokio::time::timeout(DEADLINE, sim.stop()).await.unwrap();
    assert_eq!(sim.connections(), 0);
}

#[tokio::test]
async fn a_crash_drops_the_socket_without_a_close_frame() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.crash().await;
    assert_eq!(client.frame().await, Frame::End);
    assert!(Client::dial(&sim.uri(), None).await.is_err());
}

#[tokio::test]
async fn after_a_restart_the_port_and_the_messages_are_the_same() {
    let sim = Sim::start().await.unwrap();
    let message_id = sim.says(cast::ALICE, "remember me").await;
    let uri = sim.uri();
    sim.crash().await;
    sim.restart().await.unwrap();
    assert_eq!(sim.uri(), uri);
    let mut client = Client::connect(&sim).await;
    let answer = client.call("get_msg", json!({"message_id": message_id})).await;
    assert_eq!(answer["data"]["raw_message"], "remember me");
}

#[tokio::test]
async fn bot_exit_ends_the_server_without_an_answer() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    client.request("bot_exit", json!({})).await;
    assert_eq!(client.frame().await, Frame::End);
    sim.wait_for_disconnect().await.unwrap();
    assert!(!sim.is_running());
}

#[tokio::test]
async fn dropping_the_simulator_ends_its_connections() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    drop(sim);
    assert_eq!(client.frame().await, Frame::End);
}

#[tokio::test]
async fn a_port_that_is_taken_is_an_error_that_names_it() {
    let sim = Sim::start().await.unwrap();
    let error = Sim::builder().port(sim.port()).start().await.unwrap_err();
    assert!(matches!(error, SimError::Bind { .. }));
    assert!(error.to_string().contains(&sim.port().to_string()), "{error}");
}

#[tokio::test]
async fn somebody_can_wait_for_the_end() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let exit = client.request("bot_exit", json!({}));
    tokio::time::timeout(DEADLINE, async { tokio::join!(sim.stopped(), exit) }).await.unwrap();
}

#[tokio::test]
async fn serving_ends_when_it_is_told_to() {
    let (stop, stopped) = oneshot::channel::<()>();
    let shutdown = async { drop(stopped.await) };
    let serving = tokio::spawn(mynah_napcat_sim::serve(Sim::builder(), shutdown));
    stop.send(()).unwrap();
    tokio::time::timeout(DEADLINE, serving).await.unwrap().unwrap().unwrap();
}
