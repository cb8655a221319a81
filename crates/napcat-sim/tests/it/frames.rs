//! Frames that are odd, and what is said about them.

use futures_util::SinkExt;
use mynah_napcat_sim::{Sim, World, cast};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use crate::client::{Client, Frame, refusal};

#[tokio::test]
async fn recorded_odd_frames_get_the_recorded_answers() {
    let world = World::new(cast::SELF, "TestBot");
    let sim = Sim::builder().world(world).start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    for line in include_str!("../data/frames.jsonl").lines() {
        let recorded: Value = serde_json::from_str(line).unwrap();
        let raw = recorded["raw"].as_str().unwrap();
        if recorded["binary"] == true {
            let frame = Message::binary(raw.as_bytes().to_vec());
            client.socket.send(frame).await.unwrap();
        } else {
            client.send(raw).await;
        }
        match recorded["responses"].get(0) {
            Some(expected) => assert_eq!(&client.answer().await, expected, "{raw}"),
            None => client.assert_quiet().await,
        }
    }
}

#[tokio::test]
async fn other_scalars_get_no_answer_either() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    client.send("5").await;
    client.send("true").await;
    client.assert_quiet().await;
}

#[tokio::test]
async fn an_unknown_action_keeps_its_echo_and_its_suffix() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let answer = client.call("no_such_action_async", json!({})).await;
    assert_eq!(refusal(&answer), (1404, "不支持的API no_such_action_async"));
}

#[tokio::test]
async fn a_frame_nested_too_deep_is_not_json() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    client.send("[".repeat(100_000)).await;
    assert_eq!(client.answer().await["retcode"], 1400);
    client.assert_quiet().await;
}

#[tokio::test]
async fn a_frame_of_fifty_mebibytes_is_taken() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let frame =
        |size| format!("{{\"action\":\"get_status\",\"echo\":1,\"pad\":\"{}\"}}", "x".repeat(size));
    let padding = (50 << 20) - frame(0).len();
    client.send(frame(padding)).await;
    assert_eq!(client.answer().await["retcode"], 0);
}

#[tokio::test]
async fn a_larger_frame_closes_the_connection_with_1009() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    client.send("x".repeat(51 << 20)).await;
    assert_eq!(client.frame().await, Frame::Close(Some(1009)));
    sim.wait_for_disconnect().await.unwrap();
}

#[tokio::test]
async fn a_ping_is_answered() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    client.socket.send(Message::Ping(Vec::new().into())).await.unwrap();
    assert_eq!(client.frame().await, Frame::Pong);
}

#[tokio::test]
async fn the_list_of_two_thousand_members_comes_in_one_frame() {
    let members = (0..2000).map(|number| mynah_napcat_sim::MemberSpec::new(1_500_000_000 + number));
    let group = mynah_napcat_sim::GroupSpec::new(1, "Crowd").members(members);
    let world = World::new(cast::SELF, "Mynah").group(group);
    let sim = Sim::builder().world(world).start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let answer = client.call("get_group_member_list", json!({"group_id": 1})).await;
    assert_eq!(answer["data"].as_array().unwrap().len(), 2001);
}
