//! Raw HTTP, both ways: a client of the server, and a bot that is posted to.

use std::{
    convert::Infallible,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use http_body_util::{BodyExt, Full};
use hyper::{
    HeaderMap, Request, Response,
    body::{Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::{
    client::legacy::Client,
    rt::{TokioExecutor, TokioIo},
};
use serde_json::Value;
use tokio::{net::TcpListener, sync::mpsc, task::JoinHandle, time::timeout};

use crate::client::DEADLINE;

/// What the server answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) content_type: Option<String>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }
}

/// Sends a request and reads only the head of the answer.
pub(crate) async fn ask(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Response<Incoming> {
    let mut request = Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Full::new(Bytes::from(body.to_owned()))).unwrap();
    let client = Client::builder(TokioExecutor::new()).build_http();
    timeout(DEADLINE, client.request(request)).await.expect("an answer in time").unwrap()
}

/// Sends a request and reads the whole answer.
pub(crate) async fn fetch(method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let response = ask(method, url, headers, body).await;
    let status = response.status().as_u16();
    let content_type = response.headers().get("content-type");
    let content_type = content_type.map(|value| value.to_str().unwrap().to_owned());
    let body = timeout(DEADLINE, response.into_body().collect()).await.expect("an end in time");
    let body = String::from_utf8(body.unwrap().to_bytes().to_vec()).unwrap();
    Answer { status, content_type, body }
}

/// Posts JSON without a token.
pub(crate) async fn post(url: &str, body: &str) -> Answer {
    fetch("POST", url, &[], body).await
}

/// The next chunk of an answer; `None` at its end.
pub(crate) async fn chunk(body: &mut Incoming) -> Option<String> {
    let frame = timeout(DEADLINE, body.frame()).await.expect("a chunk in time")?;
    let bytes = frame.ok()?.into_data().expect("there are no trailers");
    Some(String::from_utf8(bytes.to_vec()).unwrap())
}

/// What was posted to the bot.
#[derive(Debug)]
pub(crate) struct Posted {
    /// The other end of the connection it came over.
    pub(crate) peer: SocketAddr,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

/// A bot that is posted to, and answers what it is told to.
pub(crate) struct Bot {
    pub(crate) url: String,
    answer: Arc<Mutex<String>>,
    posted: mpsc::UnboundedReceiver<Posted>,
    server: JoinHandle<()>,
}

impl Bot {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/onebot", listener.local_addr().unwrap());
        let (sender, posted) = mpsc::unbounded_channel();
        let answer = Arc::new(Mutex::new(String::new()));
        let server = tokio::spawn(receive(listener, Arc::clone(&answer), sender));
        Self { url, answer, posted, server }
    }

    /// Answers every event with this from now on.
    pub(crate) fn answers(&self, answer: &Value) {
        *self.answer.lock().unwrap() = answer.to_string();
    }

    pub(crate) async fn posted(&mut self) -> Posted {
        timeout(DEADLINE, self.posted.recv()).await.expect("an event in time").unwrap()
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn receive(
    listener: TcpListener,
    answer: Arc<Mutex<String>>,
    posted: mpsc::UnboundedSender<Posted>,
) {
    loop {
        let (socket, peer) = listener.accept().await.unwrap();
        let (answer, posted) = (Arc::clone(&answer), posted.clone());
        let service = service_fn(move |request: Request<Incoming>| {
            let (answer, posted) = (Arc::clone(&answer), posted.clone());
            async move {
                let (head, body) = request.into_parts();
                let body = body.collect().await.unwrap().to_bytes();
                let body = String::from_utf8(body.to_vec()).unwrap();
                let _ = posted.send(Posted { peer, headers: head.headers, body });
                let answer = answer.lock().unwrap().clone();
                Ok::<_, Infallible>(Response::new(Full::new(Bytes::from(answer))))
            }
        });
        let served = http1::Builder::new().serve_connection(TokioIo::new(socket), service);
        tokio::spawn(served);
    }
}
