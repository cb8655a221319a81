//! Events that are posted.

use std::time::Duration;

use mynah_adapter_napcat::ConnectError;
use mynah_core::{Adapter, BotState, Payload};
use mynah_napcat_sim::{Service, Sim, World, cast};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::rig::{Rig, Way, free_port, merged, until};

/// Posts a body by hand and answers the status.
async fn post(port: u16, headers: &str, body: &str) -> u16 {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let length = body.len();
    let request = format!(
        "POST /qq HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n\
         {headers}\r\n{body}"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

/// By Python: `hmac.new(b"secret", EVENT, "sha1").hexdigest()`.
const SIGNED: &str = "x-signature: sha1=794542c2f199bca76d410367c570d392948329d5\r\n";
const EVENT: &str =
    r#"{"time":1795395000,"self_id":10001,"post_type":"notice","notice_type":"made_up"}"#;

#[tokio::test]
async fn only_what_is_signed_by_napcat_is_taken_and_only_once() {
    let sim = Sim::builder().token("secret").serves(Service::Http).start().await.unwrap();
    let port = free_port();
    let listen = format!("127.0.0.1:{port}/qq");
    let mut rig = Rig::run(json!({
        "uri": sim.uri(), "token": "secret", "post": { "listen": listen },
        "connect": { "max_message_size": 10_000 },
    }));
    let bot = rig.ready().await;
    let me = format!("x-self-id: {}\r\n", sim.self_id());
    assert_eq!(post(port, &me, EVENT).await, 401);
    assert_eq!(post(port, &format!("{me}{SIGNED}"), &EVENT.replace("10001", "10002")).await, 403);
    assert_eq!(post(port, &format!("{me}{SIGNED}"), &" ".repeat(10_001)).await, 413);
    assert_eq!(post(port, &format!("x-self-id: 7\r\n{SIGNED}"), EVENT).await, 404);
    assert_eq!(bot.stats().refused_requests, 4);
    for _ in 0..3 {
        assert_eq!(post(port, &format!("{me}{SIGNED}"), EVENT).await, 204);
    }
    assert!(matches!(*rig.hears_something().await, Payload::Notice(_)));
    assert_eq!(bot.stats().replays, 2);
    rig.stops().await;
}

#[tokio::test]
async fn another_secret_than_the_token_may_be_agreed_on() {
    let (sim, section) = Way::Posts.meet("right", "right").await;
    let listen = section["post"]["listen"].clone();
    let post = json!({ "post": { "listen": listen, "secret": "other" } });
    let mut rig = Rig::run(merged(section, post));
    let bot = rig.ready().await;
    sim.says(cast::ALICE, "is signed with the token").await;
    until(|| bot.stats().refused_requests > 0).await;
    rig.stops().await;
}

#[tokio::test]
async fn accounts_may_share_a_path() {
    let port = free_port();
    let mut rigs = Vec::new();
    for account in [10001, 20002] {
        let world = World::new(account, "bot");
        let sim = Sim::builder().world(world).serves(Service::Http).start().await.unwrap();
        let mut rig = Rig::run(json!({
            "name": account.to_string(), "uri": sim.uri(),
            "post": { "listen": format!("127.0.0.1:{port}/qq") },
        }));
        rig.ready().await;
        rigs.push((sim, rig, account));
    }
    for (_sim, rig, account) in &mut rigs {
        let me = format!("x-self-id: {account}\r\n");
        assert_eq!(post(port, &me, &EVENT.replace("10001", &account.to_string())).await, 204);
        assert_eq!(rig.hears_something().await.header().bot.as_str(), account.to_string());
    }
    assert_eq!(post(port, "x-self-id: 7\r\n", EVENT).await, 404);
    for (_sim, rig, _) in rigs {
        rig.stops().await;
    }
}

#[tokio::test]
async fn a_server_without_events_is_told_from_one_with_them() {
    let sim = Sim::builder().serves(Service::Http).start().await.unwrap();
    let error = Rig::run(json!({ "uri": sim.uri() })).ends().await.unwrap_err();
    assert!(matches!(error.downcast_ref(), Some(ConnectError::NoEvents { .. })), "{error:?}");
}

#[tokio::test]
async fn parts_of_an_answer_come_over_http_unless_they_go_to_whoever_hears_events() {
    use futures_util::StreamExt;
    use mynah_adapter_napcat::CallError;
    use mynah_adapter_napcat::action::{Call, Client};

    let call = || Call::new("test_download_stream", "{}").timeout(Some(Duration::from_secs(5)));
    let (sim, section) = Way::Posts.meet("", "").await;
    let mut rig = Rig::run(section);
    let bot = rig.ready().await;
    let parts = bot.call_for_several(call(), 1 << 20).await.unwrap().collect::<Vec<_>>().await;
    assert!(parts.len() > 1 && parts.iter().all(Result::is_ok), "{parts:?}");
    rig.stops().await;
    drop(sim);

    let (_sim, section) = Way::Stream.meet("", "").await;
    let mut rig = Rig::run(section);
    let bot = rig.ready().await;
    let error = bot.call_for_several(call(), 1 << 20).await.unwrap_err();
    assert!(matches!(error, CallError::Unsupported { .. }), "{error:?}");
    rig.stops().await;
}

#[tokio::test]
async fn a_post_tells_a_bot_that_waits_that_its_server_is_back() {
    let (sim, section) = Way::Posts.meet("", "").await;
    sim.stop().await;
    let keys = json!({ "retry_config": { "wait_fixed": { "wait": "1h" } } });
    let listen = section["post"]["listen"].as_str().unwrap().replace("/qq", "");
    let mut rig = Rig::run(merged(section, keys));
    // Its port is open before it tries, which is in vain.
    while TcpStream::connect(&listen).await.is_err() {
        tokio::task::yield_now().await;
    }
    sim.restart().await.unwrap();
    let bot = rig.bot().await;
    let mut state = bot.state();
    let speaks = async {
        loop {
            sim.says(cast::ALICE, "I am back").await;
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::select! {
        ready = state.wait_for(|state| *state == BotState::Ready) => assert!(ready.is_ok()),
        () = speaks => {}
        () = tokio::time::sleep(Duration::from_secs(10)) => panic!("it goes on waiting"),
    }
    rig.stops().await;
}
