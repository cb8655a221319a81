//! The server connects to the bot.

use std::{collections::VecDeque, time::Duration};

use futures_util::SinkExt;
use mynah_napcat_sim::{Service, Sim, SimBuilder, SimError, cast};
use serde_json::json;
use tokio::{
    net::{TcpListener, TcpStream},
    time::timeout,
};
use tokio_tungstenite::{
    MaybeTlsStream, accept_hdr_async,
    tungstenite::{
        Message,
        handshake::server::{ErrorResponse, Request, Response},
        http::HeaderMap,
    },
};

use crate::client::{Client, DEADLINE, Frame};

/// A bot that listens.
struct Bot(TcpListener);

impl Bot {
    async fn start() -> Self {
        Self(TcpListener::bind("127.0.0.1:0").await.unwrap())
    }

    fn url(&self) -> String {
        format!("ws://{}/onebot/v11/ws", self.0.local_addr().unwrap())
    }

    /// A server that connects to this bot.
    fn sim(&self) -> SimBuilder {
        let sim = Sim::builder().serves(Service::Nothing).dials(self.url());
        sim.reconnect_interval(Duration::from_millis(20))
    }

    async fn socket(&self) -> TcpStream {
        let (socket, _) = timeout(DEADLINE, self.0.accept()).await.expect("it dials").unwrap();
        socket
    }

    /// Lets the server in; gives back the headers and path it came with.
    #[expect(clippy::result_large_err, reason = "the callback is tungstenite's")]
    async fn accept(&self) -> (Client, HeaderMap, String) {
        let socket = MaybeTlsStream::Plain(self.socket().await);
        let mut seen = None;
        let look = |request: &Request, response: Response| -> Result<_, ErrorResponse> {
            seen = Some((request.headers().clone(), request.uri().to_string()));
            Ok(response)
        };
        let socket = accept_hdr_async(socket, look).await.unwrap();
        let (headers, path) = seen.unwrap();
        (Client { socket, events: VecDeque::new(), echo: 0 }, headers, path)
    }
}

#[tokio::test]
async fn the_server_says_who_it_is_and_greets() {
    let bot = Bot::start().await;
    let sim = bot.sim().token("secret").start().await.unwrap();
    let (mut client, headers, path) = bot.accept().await;
    assert_eq!(path, "/onebot/v11/ws");
    for (name, value) in [
        ("x-self-id", "10001"),
        ("authorization", "Bearer secret"),
        ("x-client-role", "Universal"),
        ("user-agent", "OneBot/11"),
    ] {
        assert_eq!(headers[name], value);
    }
    assert_eq!(client.json().await["sub_type"], "connect");
    let answer = client.call("get_login_info", json!({})).await;
    assert_eq!(answer["data"]["user_id"], 10001);
    sim.says(cast::ALICE, "hello").await;
    assert_eq!(client.event().await["raw_message"], "hello");
    assert_eq!((sim.connections(), sim.port()), (1, 0));
}

#[tokio::test]
async fn without_a_token_the_header_is_sent_empty() {
    let bot = Bot::start().await;
    let _sim = bot.sim().start().await.unwrap();
    let (_, headers, _) = bot.accept().await;
    assert_eq!(headers["authorization"].to_str().unwrap().trim_end(), "Bearer");
}

#[tokio::test]
async fn every_connection_has_a_heartbeat_of_its_own() {
    let bot = Bot::start().await;
    let _sim = bot.sim().heartbeat(Duration::from_millis(30)).start().await.unwrap();
    let (mut client, ..) = bot.accept().await;
    client.json().await;
    for _ in 0..2 {
        let beat = client.event().await;
        assert_eq!(
            (&beat["meta_event_type"], &beat["interval"]),
            (&json!("heartbeat"), &json!(30))
        );
    }
}

#[tokio::test]
async fn the_server_comes_again_whatever_the_bot_does() {
    let bot = Bot::start().await;
    let sim = bot.sim().start().await.unwrap();
    drop(bot.socket().await);
    let (mut client, ..) = bot.accept().await;
    client.socket.send(Message::Close(None)).await.unwrap();
    drop(client);
    let (client, ..) = bot.accept().await;
    drop(client);
    let (mut client, ..) = bot.accept().await;
    assert_eq!(client.json().await["sub_type"], "connect");
    assert_eq!(sim.connection_attempts(), 4);
}

#[tokio::test]
async fn a_bot_that_does_not_answer_the_upgrade_is_left_after_two_seconds() {
    let bot = Bot::start().await;
    let sim = bot.sim().start().await.unwrap();
    let _silent = bot.socket().await;
    let (mut client, ..) = bot.accept().await;
    assert_eq!(client.json().await["sub_type"], "connect");
    assert_eq!(sim.connection_attempts(), 2);
}

#[tokio::test]
async fn stopping_closes_the_connection_and_starting_opens_it_again() {
    let bot = Bot::start().await;
    let sim = bot.sim().start().await.unwrap();
    let (mut client, ..) = bot.accept().await;
    client.json().await;
    let read = tokio::spawn(async move { client.frame().await });
    sim.stop().await;
    assert_eq!(read.await.unwrap(), Frame::Close(None));
    sim.restart().await.unwrap();
    let (mut client, ..) = bot.accept().await;
    assert_eq!(client.json().await["sub_type"], "connect");
    sim.crash().await;
    client.assert_ended().await;
}

#[tokio::test]
async fn dropped_and_useless_connections_are_dialled_again() {
    let bot = Bot::start().await;
    let sim = bot.sim().start().await.unwrap();
    let (mut client, ..) = bot.accept().await;
    client.json().await;
    sim.faults().drop_connections().accept_and_drop();
    assert_eq!(client.frame().await, Frame::End);
    let (mut client, ..) = bot.accept().await;
    assert_eq!(client.frame().await, Frame::End);
    sim.faults().accept();
    loop {
        let (mut client, ..) = bot.accept().await;
        if let Frame::Json(greeting) = client.frame().await {
            assert_eq!(greeting["sub_type"], "connect");
            break;
        }
    }
}

#[tokio::test]
async fn the_address_may_hold_the_number_of_the_account() {
    let bot = Bot::start().await;
    let url = bot.url() + "/{self_id}";
    let sim = Sim::builder().serves(Service::Nothing).dials(url);
    let _sim = sim.start().await.unwrap();
    assert_eq!(bot.accept().await.2, "/onebot/v11/ws/10001");
}

#[tokio::test]
async fn only_websockets_are_dialled() {
    let error = Sim::builder().dials("http://127.0.0.1:8080").start().await.unwrap_err();
    assert!(matches!(error, SimError::Url { .. }));
    assert!(error.to_string().contains("ws:// or wss://"), "{error}");
}
