//! What becomes of messages.

use mynah_napcat_sim::{MessageFormat, Sim, Target, cast, segment};
use serde_json::{Value, json};

use crate::client::{Client, refusal};

async fn send(client: &mut Client, message: Value) -> Value {
    client.call("send_msg", json!({"group_id": cast::GROUP, "message": message})).await
}

#[tokio::test]
async fn text_that_looks_like_a_code_arrives_as_text() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.says(cast::BOB, "[CQ:at,qq=all] & co").await;
    let event = client.event().await;
    assert_eq!(event["message"], json!([segment::text("[CQ:at,qq=all] & co")]));
    assert_eq!(event["raw_message"], "&#91;CQ:at,qq=all&#93; &amp; co");
}

#[tokio::test]
async fn a_message_can_be_made_of_segments() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let segments = vec![segment::at(sim.self_id()), segment::text(" hi"), segment::face(76)];
    sim.says_segments(cast::ALICE, segments.clone()).await;
    let event = client.event().await;
    assert_eq!(event["message"], json!(segments));
    let raw = "[CQ:at,qq=10001] hi[CQ:face,id=76,raw=";
    assert!(event["raw_message"].as_str().unwrap().starts_with(raw), "{event}");
}

#[tokio::test]
async fn on_a_string_server_messages_are_strings() {
    let sim = Sim::builder().message_format(MessageFormat::String).start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let id = sim.says(cast::ALICE, [segment::at(10001), segment::text(" hi")]).await;
    let event = client.event().await;
    assert_eq!(event["message"], "[CQ:at,qq=10001] hi");
    assert_eq!(event["message_format"], "string");
    let answer = client.call("get_msg", json!({"message_id": id})).await;
    assert_eq!(answer["data"]["message"], event["message"]);
}

#[tokio::test]
async fn own_messages_are_reported_only_where_asked_for() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    send(&mut client, json!("quiet")).await;
    client.assert_quiet().await;

    let sim = Sim::builder().report_self_message(true).start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let answer = send(&mut client, json!("loud")).await;
    let event = client.event().await;
    assert_eq!(event["post_type"], "message_sent");
    assert_eq!(event["message_sent_type"], "self");
    assert_eq!(event["target_id"], cast::GROUP);
    assert_eq!(event["message_id"], answer["data"]["message_id"]);
    assert_eq!(event["sender"]["role"], "admin");
}

#[tokio::test]
async fn private_messages_name_the_peer() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.whispers(cast::FIONA, "psst").await;
    let event = client.event().await;
    assert_eq!(event["sub_type"], "friend");
    assert_eq!(event["target_id"], cast::FIONA);
    assert_eq!(event.get("group_id"), None);
    sim.whispers_through(cast::GROUP, cast::BOB, "hey").await;
    let event = client.event().await;
    assert_eq!(event["sub_type"], "group");
    assert_eq!(event["temp_source"], 0);
    assert_eq!(event["group_id"], cast::GROUP);
    assert_eq!(event["sender"]["nickname"], "临时会话");
}

#[tokio::test]
async fn the_target_of_a_send_follows_the_keys() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let temporary = |group_id| Target::Temporary { group_id, user_id: cast::BOB };
    let cases = [
        ("send_private_msg", json!({"user_id": cast::FIONA}), Target::Friend(cast::FIONA)),
        ("send_private_msg", json!({"user_id": cast::BOB}), temporary(284_840_486)),
        (
            "send_private_msg",
            json!({"user_id": cast::BOB, "group_id": cast::GROUP}),
            temporary(cast::GROUP),
        ),
        // The session is open now.
        ("send_private_msg", json!({"user_id": cast::BOB}), temporary(cast::GROUP)),
        (
            "send_msg",
            json!({"user_id": cast::FIONA, "group_id": cast::GROUP}),
            Target::Group(cast::GROUP),
        ),
    ];
    for (action, mut params, target) in cases {
        params["message"] = "x".into();
        assert_eq!(client.call(action, params).await["retcode"], 0);
        assert_eq!(sim.expect_reply().await.unwrap().target, target);
    }
}

#[tokio::test]
async fn dropped_segments_are_not_among_those_sent() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let message = json!([
        {"type": "reply", "data": {"id": 1}},
        {"type": "xml", "data": {"data": "<x/>"}},
        {"type": "text", "data": {"text": "kept"}},
    ]);
    send(&mut client, message).await;
    assert_eq!(sim.expect_reply().await.unwrap().segments, [segment::text("kept")]);
}

#[tokio::test]
async fn a_muted_bot_cannot_speak() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.mutes(cast::GROUP, cast::OLIVIA, sim.self_id(), 600).await;
    assert_eq!(client.event().await["sub_type"], "ban");
    let answer = send(&mut client, json!("x")).await;
    assert!(refusal(&answer).1.contains("\"result\": 120"), "{answer}");
    sim.mutes(cast::GROUP, cast::OLIVIA, sim.self_id(), 0).await;
    assert_eq!(client.event().await["sub_type"], "lift_ban");
    assert_eq!(send(&mut client, json!("x")).await["retcode"], 0);
}

#[tokio::test]
async fn nodes_become_a_forward_whose_content_can_be_looked_up() {
    let sim = Sim::builder().report_self_message(true).start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let quoted = sim.says(cast::BOB, "quoted").await;
    client.event().await;
    let inner = json!([{"type": "node", "data": {"user_id": cast::BOB, "content": "deep"}}]);
    let message = json!([
        {"type": "node", "data": {"user_id": cast::ALICE, "nickname": "A.", "content": "one"}},
        {"type": "node", "data": {"id": quoted}},
        {"type": "node", "data": {"id": 1}},
        {"type": "node", "data": {"uin": cast::BOB, "name": "B.", "content": inner}},
    ]);
    let answer = send(&mut client, message).await;
    assert_eq!(answer["data"]["res_id"], answer["data"]["forward_id"]);
    let event = client.event().await;
    assert_eq!(event["message"][0]["data"].get("content"), None);
    let id = &answer["data"]["message_id"];
    let found = client.call("get_msg", json!({"message_id": id})).await;
    let content = &found["data"]["message"][0]["data"]["content"];
    let texts: Vec<_> = (0..3).map(|place| content[place]["raw_message"].clone()).collect();
    assert_eq!(texts[..2], [json!("one"), json!("quoted")]);
    assert_eq!(content[0]["sender"]["nickname"], "A.");
    assert_eq!(content[2]["message"][0]["data"]["content"][0]["raw_message"], "deep");
}

#[tokio::test]
async fn a_forward_of_unknown_messages_is_refused() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let answer = send(&mut client, json!([{"type": "node", "data": {"id": 1}}])).await;
    assert_eq!(answer["retcode"], 1200);
}
