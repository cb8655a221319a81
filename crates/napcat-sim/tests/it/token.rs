//! Who is let in.

use mynah_napcat_sim::Sim;
use serde_json::json;

use crate::client::{Client, Frame};

/// Path, header, and whether the recorded server let the client in.
const RECORDED: [(&str, Option<&str>, bool); 12] = [
    ("/", None, false),
    ("/", Some("Bearer nope"), false),
    ("/?access_token=nope", None, false),
    ("/?access_token=secret", None, true),
    ("/", Some("Bearer secret"), true),
    ("/", Some("secret"), true),
    ("/", Some("Token secret"), false),
    ("/", Some("bearer secret"), false),
    ("/?access_token=nope", Some("Bearer secret"), false),
    ("/?access_token=", Some("Bearer secret"), true),
    ("/event", Some("Bearer secret"), true),
    ("/onebot/v11/ws", Some("Bearer secret"), true),
];

#[tokio::test]
async fn the_token_table_holds_over_the_wire() {
    let sim = Sim::builder().token("secret").start().await.unwrap();
    for (path, header, let_in) in RECORDED {
        let uri = format!("{}{path}", sim.uri());
        let mut client = Client::dial(&uri, header).await.expect("the upgrade never fails");
        let first = client.json().await;
        if let_in {
            assert_eq!(first["meta_event_type"], "lifecycle", "{path} {header:?}");
            client.assert_quiet().await;
        } else {
            assert_eq!(first, wrong_token(), "{path} {header:?}");
            assert_eq!(client.frame().await, Frame::Close(None), "{path} {header:?}");
            assert_eq!(client.frame().await, Frame::End);
        }
    }
    assert_eq!(sim.connection_attempts(), 12);
}

fn wrong_token() -> serde_json::Value {
    json!({
        "status": "failed",
        "retcode": 1403,
        "data": null,
        "message": "token验证失败",
        "wording": "token验证失败",
        "echo": null,
        "stream": "normal-action",
    })
}

#[tokio::test]
async fn a_client_with_a_wrong_token_is_not_counted_and_not_heard() {
    let sim = Sim::builder().token("secret").start().await.unwrap();
    let mut client = Client::dial(&sim.uri(), None).await.unwrap();
    client.send(r#"{"action":"get_status"}"#).await;
    assert_eq!(client.json().await["retcode"], 1403);
    assert_eq!(client.frame().await, Frame::Close(None));
    assert_eq!(sim.connections(), 0);
    assert!(sim.calls().is_empty());
}

#[tokio::test]
async fn the_token_does_not_show_in_debug_output() {
    let builder = Sim::builder().token("secret");
    let shown = format!("{builder:?} {:?}", builder.clone().start().await.unwrap());
    assert!(!shown.contains("secret") && shown.contains("<redacted>"), "{shown}");
}

#[tokio::test]
async fn without_a_token_anything_goes() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::dial(&sim.uri(), Some("whatever")).await.unwrap();
    assert_eq!(client.json().await["sub_type"], "connect");
}
