//! Frames of every sort.

use futures_util::SinkExt;
use mynah_core::Payload;
use mynah_core::event::UnknownEvent;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use super::pipe::{accept, hello, run, say};

#[tokio::test(start_paused = true)]
async fn a_frame_that_makes_no_sense_is_counted_and_skipped() {
    let odd = accept(|mut peer| async move {
        for text in ["", "not json", "[1]", "{}", r#"{"retcode":1400,"echo":null}"#, "{\"a\":"] {
            peer.send(Message::text(text)).await.unwrap();
        }
        peer.send(Message::binary(vec![0xff, 0xfe])).await.unwrap();
        say(&mut peer, &hello()).await;
    });
    let outcome = run(vec![odd]).await;
    assert_eq!(outcome.bot.stats().skipped_frames, 7);
    assert_eq!(outcome.events.len(), 2, "the hello and the loss");
}

#[tokio::test(start_paused = true)]
async fn a_binary_frame_with_json_is_like_a_text_frame() {
    let binary = accept(|mut peer| async move {
        peer.send(Message::binary(hello().to_string())).await.unwrap();
    });
    let outcome = run(vec![binary]).await;
    assert_eq!(outcome.lifecycles().len(), 2);
    assert_eq!(outcome.bot.stats().skipped_frames, 0);
}

#[tokio::test(start_paused = true)]
async fn an_event_nobody_has_heard_of_is_kept_as_it_came() {
    let frame = r#"{"post_type":"dream","time":0,"self_id":"10001","of":["sheep"]}"#;
    let strange = accept(move |mut peer| async move {
        peer.send(Message::text(frame)).await.unwrap();
    });
    let outcome = run(vec![strange]).await;
    let (_, event) = &outcome.events[0];
    let kind = "dream".to_owned();
    assert_eq!(**event, Payload::Unknown(UnknownEvent { kind }));
    assert_eq!(event.header().raw.as_str(), frame);
    assert_eq!(event.header().self_id, "10001");
}

#[tokio::test(start_paused = true)]
async fn a_frame_may_be_as_long_as_a_message() {
    // The WebSocket library by itself allows 16 MiB, and the server does not split what it sends.
    let event = json!({
        "time": 1_795_395_000, "self_id": 10001, "post_type": "message", "message_id": 1,
        "message_type": "private", "sub_type": "friend", "user_id": 2,
        "message": "x".repeat(20 << 20),
    });
    let frame = event.to_string();
    let length = frame.len();
    let talkative = accept(move |mut peer| async move {
        peer.send(Message::text(frame)).await.unwrap();
    });
    let outcome = run(vec![talkative]).await;
    let (_, event) = &outcome.events[0];
    assert!(matches!(&**event, Payload::Message(_)));
    assert_eq!(event.header().raw.as_str().len(), length);
}
