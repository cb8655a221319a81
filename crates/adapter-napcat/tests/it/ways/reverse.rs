//! NapCats that dial in.

use mynah_adapter_napcat::prelude::*;
use mynah_adapter_napcat::{CallError, ConnectError};
use mynah_core::event::meta::Lifecycle;
use mynah_core::{Adapter, BotState, Payload};
use mynah_napcat_sim::{Sim, cast};
use serde_json::json;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Error as WsError;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

use super::rig::{Rig, Way, dialling, enters, free_port};

fn request(
    here: &str,
    headers: &[(&'static str, &str)],
) -> tokio_tungstenite::tungstenite::handshake::client::Request {
    let mut request = format!("ws://{here}").into_client_request().unwrap();
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().unwrap());
    }
    request
}

#[tokio::test]
async fn each_account_is_a_bot_of_its_own() {
    let here = format!("127.0.0.1:{}", free_port());
    let mut rig = Rig::run(json!({ "name": "main", "listen": here }));
    let sim = dialling(Sim::builder(), &here).start().await.unwrap();
    let first = rig.ready().await;
    assert_eq!(first.id().as_str(), format!("main/{}", sim.self_id()));

    let other = request(&here, &[("X-Self-ID", "20002")]);
    let dialling = async {
        loop {
            match connect_async(other.clone()).await {
                Ok(connected) => return connected,
                Err(_) => tokio::task::yield_now().await,
            }
        }
    };
    let (_socket, _) = dialling.await;
    let second = rig.bot().await;
    assert_eq!(second.id(), "main/20002");
    assert_eq!(*rig.adapter.state().borrow(), BotState::Connecting, "it is no account itself");
    sim.says(cast::ALICE, "hello").await;
    let event = rig.hears_something().await;
    assert_eq!(event.header().bot, *first.id());
    rig.stops().await;
}

#[tokio::test]
async fn an_account_that_comes_back_is_the_same_bot() {
    let (sim, section) = Way::Reverse.meet("", "").await;
    let mut rig = Rig::run(section);
    let bot = rig.ready().await;
    sim.crash().await;
    enters(&bot, BotState::Connecting).await;
    sim.restart().await.unwrap();
    enters(&bot, BotState::Ready).await;
    assert_eq!(bot.stats().connections, 2);
    rig.stops().await;
}

#[tokio::test]
async fn a_second_connection_of_an_account_takes_the_place_of_the_first() {
    let here = format!("127.0.0.1:{}", free_port());
    let mut rig = Rig::run(json!({ "name": "main", "listen": here, "token": "t" }));
    let headers = [("X-Self-ID", "20002"), ("Authorization", "Bearer t")];
    let dial = async || loop {
        match connect_async(request(&here, &headers)).await {
            Ok((socket, _)) => return socket,
            Err(WsError::Io(_)) => tokio::task::yield_now().await,
            Err(error) => panic!("{error}"),
        }
    };
    let first = dial().await;
    let bot = rig.ready().await;
    assert_eq!(rig.lifecycle().await, Lifecycle::Connect);
    let call = bot.get_status().into_future();
    let replace = async {
        let second = dial().await;
        assert_eq!(rig.lifecycle().await, Lifecycle::Disconnect);
        second
    };
    let (answer, second) = tokio::join!(call, replace);
    assert!(matches!(answer, Err(CallError::Disconnected { sent: true, .. })), "{answer:?}");
    assert_eq!(rig.lifecycle().await, Lifecycle::Connect);
    assert_eq!(bot.stats().connections, 2);
    drop((first, second));
    rig.stops().await;
}

#[tokio::test]
async fn who_is_not_meant_is_told_why() {
    let here = format!("127.0.0.1:{}", free_port());
    let rig = Rig::run(json!({ "name": "main", "listen": format!("{here}/qq"), "token": "t" }));
    let path = format!("{here}/qq");
    let (id, token) = (("X-Self-ID", "20002"), ("Authorization", "Bearer t"));
    for (path, headers, status) in [
        (&path, vec![id], 401),
        (&path, vec![id, ("Authorization", "bearer t")], 401),
        (&path, vec![token], 400),
        (&path, vec![token, ("X-Self-ID", "../x")], 400),
        (&here, vec![id, token], 404),
    ] {
        let refused = loop {
            match connect_async(request(path, &headers)).await {
                Err(WsError::Http(response)) => break response.status().as_u16(),
                Err(WsError::Io(_)) => tokio::task::yield_now().await,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(refused, status, "{path} {headers:?}");
    }
    rig.stops().await;
}

#[tokio::test]
async fn bots_share_a_port_and_not_a_path() {
    let port = free_port();
    let section = |name: &str, path: &str| json!({ "name": name, "listen": format!("127.0.0.1:{port}/{path}") });
    let mut first = Rig::run(section("first", "a"));
    let a = dialling(Sim::builder(), &format!("127.0.0.1:{port}/a")).start().await.unwrap();
    first.ready().await;
    let mut second = Rig::run(section("second", "b"));
    let b = dialling(Sim::builder(), &format!("127.0.0.1:{port}/b")).start().await.unwrap();
    assert_eq!(second.ready().await.id().as_str(), format!("second/{}", b.self_id()));
    let error = Rig::run(section("third", "a")).ends().await.unwrap_err();
    assert!(
        matches!(error.downcast_ref(), Some(ConnectError::Taken { bot, .. }) if *bot == "first"),
        "{error:?}"
    );
    first.stops().await;
    a.stop().await;
    b.says(cast::ALICE, "still here").await;
    assert!(matches!(*second.hears_something().await, Payload::Message(_)), "the port is open");
    second.stops().await;
}
