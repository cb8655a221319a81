//! A raw client: it sends text, reads frames, and has a deadline for everything.

use std::{collections::VecDeque, time::Duration};

use futures_util::{SinkExt, StreamExt};
use mynah_napcat_sim::Sim;
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error, Message, client::IntoClientRequest},
};

/// How long anything may take before a test fails.
pub(crate) const DEADLINE: Duration = Duration::from_secs(10);

/// What came out of the socket.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Frame {
    Json(Value),
    Text(String),
    Bytes(Vec<u8>),
    Pong,
    /// A close frame, with its code if it had one.
    Close(Option<u16>),
    /// The end of the socket.
    End,
}

pub(crate) struct Client {
    pub(crate) socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub(crate) events: VecDeque<Value>,
    pub(crate) echo: u64,
}

impl Client {
    /// Connects and takes the greeting.
    pub(crate) async fn connect(sim: &Sim) -> Self {
        let mut client = Self::open(&sim.uri()).await;
        assert_eq!(client.json().await["meta_event_type"], "lifecycle");
        client
    }

    /// Connects and leaves the greeting to be read.
    pub(crate) async fn open(uri: &str) -> Self {
        Self::dial(uri, None).await.expect("the server lets anybody upgrade")
    }

    pub(crate) async fn dial(uri: &str, authorization: Option<&str>) -> Result<Self, Error> {
        let mut request = uri.into_client_request()?;
        if let Some(authorization) = authorization {
            let value = authorization.parse().expect("tests use plain headers");
            request.headers_mut().insert("Authorization", value);
        }
        let connected = timeout(DEADLINE, connect_async(request)).await;
        let (socket, _) = connected.expect("connecting takes no time")?;
        Ok(Self { socket, events: VecDeque::new(), echo: 0 })
    }

    pub(crate) async fn send(&mut self, text: impl Into<String>) {
        self.socket.send(Message::text(text.into())).await.expect("the socket is open");
    }

    /// Reads one frame of any kind.
    pub(crate) async fn frame(&mut self) -> Frame {
        let frame = timeout(DEADLINE, self.socket.next()).await.expect("a frame in time");
        match frame {
            Some(Ok(Message::Text(text))) => match serde_json::from_str(&text) {
                Ok(value) => Frame::Json(value),
                Err(_) => Frame::Text(text.to_string()),
            },
            Some(Ok(Message::Binary(bytes))) => Frame::Bytes(bytes.to_vec()),
            Some(Ok(Message::Close(close))) => Frame::Close(close.map(|close| close.code.into())),
            Some(Ok(Message::Pong(_))) => Frame::Pong,
            Some(Ok(other)) => panic!("the server never sends {other:?}"),
            Some(Err(_)) | None => Frame::End,
        }
    }

    pub(crate) async fn json(&mut self) -> Value {
        match self.frame().await {
            Frame::Json(value) => value,
            other => panic!("expected a JSON frame, got {other:?}"),
        }
    }

    /// Sends a request and gives back its echo.
    pub(crate) async fn request(&mut self, action: &str, params: Value) -> String {
        self.echo += 1;
        let echo = format!("test-{}", self.echo);
        let frame = json!({"action": action, "params": params, "echo": echo});
        self.send(frame.to_string()).await;
        echo
    }

    /// Calls an action and waits for its answer; events that come first are kept.
    pub(crate) async fn call(&mut self, action: &str, params: Value) -> Value {
        let echo = self.request(action, params).await;
        let answer = self.answer().await;
        assert_eq!(answer["echo"], echo.as_str(), "{answer}");
        answer
    }

    /// The next answer; events that come first are kept.
    pub(crate) async fn answer(&mut self) -> Value {
        loop {
            let frame = self.json().await;
            if frame.get("status").is_some_and(Value::is_string) {
                return frame;
            }
            self.events.push_back(frame);
        }
    }

    /// The next answer, pongs and events left aside.
    pub(crate) async fn answer_among_pongs(&mut self) -> Value {
        loop {
            match self.frame().await {
                Frame::Json(frame) if frame["status"].is_string() => return frame,
                Frame::Json(_) | Frame::Pong => {}
                other => panic!("expected an answer, got {other:?}"),
            }
        }
    }

    /// The next event; an answer in its place is a failure.
    pub(crate) async fn event(&mut self) -> Value {
        if let Some(event) = self.events.pop_front() {
            return event;
        }
        let frame = self.json().await;
        assert!(frame.get("post_type").is_some(), "expected an event, got {frame}");
        frame
    }

    /// Makes sure that the socket ended without a close frame; what came before is left aside.
    pub(crate) async fn assert_ended(&mut self) {
        loop {
            match self.frame().await {
                Frame::End => return,
                Frame::Json(_) => {}
                other => panic!("expected the end, got {other:?}"),
            }
        }
    }

    /// Makes sure that no answer is on its way.
    pub(crate) async fn assert_quiet_but_for_events(&mut self) {
        self.call("get_status", json!({})).await;
    }

    /// Makes sure that nothing is on its way: what was asked first is answered first.
    pub(crate) async fn assert_quiet(&mut self) {
        let answer = self.call("get_status", json!({})).await;
        assert_eq!(answer["retcode"], 0);
        assert!(self.events.is_empty(), "unexpected events: {:?}", self.events);
    }
}

/// A server as it is at first, and a client of it.
pub(crate) async fn start() -> (Sim, Client) {
    let sim = Sim::start().await.expect("a port is free");
    let client = Client::connect(&sim).await;
    (sim, client)
}

/// The part of an answer that says how it went.
pub(crate) fn refusal(answer: &Value) -> (i64, &str) {
    assert_eq!(answer["message"], answer["wording"]);
    (answer["retcode"].as_i64().expect("a retcode"), answer["message"].as_str().expect("a text"))
}
