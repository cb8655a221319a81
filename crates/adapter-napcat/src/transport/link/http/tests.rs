//! What was recorded over HTTP, said again over a real socket.

use mynah_core::{ErrorKind, Section};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::*;
use crate::action::CATALOGUE;
use crate::config::{Config, Way};
use crate::recording;

/// Asks a server that answers with this.
async fn ask(call: &Call, response: &Value) -> Result<Reply, CallError> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let uri = format!("http://{}", listener.local_addr().unwrap());
    let body = match &response["body"] {
        Value::String(text) => text.clone(),
        json => json.to_string(),
    };
    let answer = format!(
        "HTTP/1.1 {} As Recorded\r\ncontent-type: {}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        response["status"],
        response["content_type"].as_str().unwrap_or("text/plain"),
        body.len(),
    );
    let length = call.params.len();
    let server = async move {
        let (mut client, _) = listener.accept().await.unwrap();
        let mut asked = Vec::new();
        let whole = |asked: &[u8]| {
            let head = asked.windows(4).position(|end| end == b"\r\n\r\n");
            head.is_some_and(|head| asked.len() == head + 4 + length)
        };
        while !whole(&asked) {
            assert_ne!(client.read_buf(&mut asked).await.unwrap(), 0);
        }
        client.write_all(answer.as_bytes()).await.unwrap();
    };
    let calls = calls(&uri);
    let (answer, ()) = tokio::join!(calls.exchange(call, PATIENCE), server);
    answer?.understood(call)
}

const PATIENCE: Duration = Duration::from_secs(10);

fn calls(uri: &str) -> Arc<HttpCalls> {
    let section = Section::of(json!({ "uri": uri, "token": "secret", "name": "main" })).unwrap();
    let config = Config::read(&section).unwrap();
    let Way::Stream(address) = &config.way else { panic!("{:?}", config.way) };
    HttpCalls::new(Http::new(&config, address), true)
}

/// A request that was recorded, as a call.
fn call(request: &Value) -> Call {
    let path = request["path"].as_str().unwrap().trim_start_matches('/');
    let action = path.split('?').next().unwrap_or_default().to_owned();
    Call::new(action, request["body"].as_str().unwrap_or("{}"))
}

#[tokio::test]
async fn every_recorded_answer_over_http_means_what_it_means_over_a_websocket() {
    let rows = || CATALOGUE.iter().flat_map(|(_, rows)| *rows);
    let (mut accepted, mut refused) = (0, Vec::new());
    for line in recording::lines().filter(|line| line["transport"] == "http") {
        let (case, response) = (line["case"].as_str().unwrap(), &line["response"]);
        let call = call(&line["request"]);
        match ask(&call, response).await {
            // The first of several, which come as one text.
            Ok(reply) if response["body"].is_string() => {
                assert!(reply.text().contains("data_chunk"), "{case}");
            }
            Ok(reply) => {
                let said = response["body"].get("data").cloned().unwrap_or_default();
                assert_eq!(reply.decode::<Value>(case.to_owned()).unwrap(), said, "{case}");
                if let Some(row) = rows().find(|row| row.name == call.action) {
                    assert_eq!(row.again(&reply).unwrap(), said, "{case}");
                }
                accepted += 1;
            }
            Err(error) => {
                let CallError::Rejected { retcode, .. } = &error else { panic!("{case}: {error}") };
                refused.push((case.to_owned(), *retcode, error.kind()));
            }
        }
    }
    assert_eq!(accepted, 6);
    let refused: Vec<_> =
        refused.iter().map(|(case, retcode, kind)| (case.as_str(), *retcode, *kind)).collect();
    assert_eq!(
        refused,
        [
            ("no token", 1403, ErrorKind::Unauthorized),
            ("wrong token", 1403, ErrorKind::Unauthorized),
            ("unknown action", 1404, ErrorKind::Unsupported),
            ("missing field", 1400, ErrorKind::InvalidInput),
            ("handler error", 1200, ErrorKind::Refused),
            ("invalid json", 1400, ErrorKind::InvalidInput),
        ]
    );
}

/// A port at which somebody listens and says nothing.
async fn silence() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    (listener, address)
}

const SOON: Duration = Duration::from_millis(100);

#[tokio::test]
async fn a_call_whose_time_is_up_was_not_sent_unless_it_began_to_be_written() {
    let call = Call::new("send_msg", "{}");
    let (_listener, address) = silence().await;
    let written = calls(&format!("http://{address}")).exchange(&call, SOON).await.unwrap_err();
    assert!(matches!(written, CallError::Timeout { .. }), "{written:?}");
    assert!(written.may_have_happened());
    // The connection is never encrypted, so there is none to write to.
    let unwritten = calls(&format!("https://{address}"));
    let error = unwritten.exchange(&call, SOON).await.unwrap_err();
    assert!(matches!(error, CallError::NotWritten { .. }), "{error:?}");
    assert!(!error.may_have_happened());
    let error = unwritten.several(call, SOON).await.unwrap_err();
    assert!(matches!(error, CallError::NotWritten { .. }), "{error:?}");
}

#[tokio::test]
async fn a_call_that_is_given_up_was_not_sent_unless_it_began_to_be_written() {
    for (scheme, sent) in [("http", true), ("https", false)] {
        let call = Call::new("send_msg", "{}");
        let (listener, address) = silence().await;
        let calls = calls(&format!("{scheme}://{address}"));
        let given_up = async {
            let (mut client, _) = listener.accept().await.unwrap();
            // What comes is the request, or the beginning of what would encrypt it.
            assert_ne!(client.read(&mut [0; 64]).await.unwrap(), 0);
            calls.give_up();
            client
        };
        let (answer, _client) = tokio::join!(calls.exchange(&call, PATIENCE), given_up);
        let error = answer.unwrap_err();
        assert_eq!(error, CallError::Disconnected { action: "send_msg".into(), sent });
    }
}

#[tokio::test]
async fn where_nobody_listens_nothing_was_sent() {
    let (listener, address) = silence().await;
    drop(listener);
    let call = Call::new("send_msg", "{}");
    let error = calls(&format!("http://{address}")).exchange(&call, PATIENCE).await.unwrap_err();
    assert_eq!(error, CallError::Disconnected { action: "send_msg".into(), sent: false });
}
