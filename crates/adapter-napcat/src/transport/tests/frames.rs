//! Frames of every sort.

use futures_util::{SinkExt, StreamExt};
use mynah_core::Payload;
use mynah_core::event::UnknownEvent;
use serde_json::json;
use tokio::io::AsyncWriteExt;
use tokio_tungstenite::tungstenite::Message;

use super::pipe::{accept, accept_for, hello, run, say};

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

#[tokio::test(start_paused = true)]
async fn a_name_that_was_cut_in_the_middle_of_a_sign_spoils_nothing() {
    let event = json!({
        "time": 1_795_395_000, "self_id": 10001, "post_type": "message", "message_id": 1,
        "message_type": "private", "sub_type": "friend", "user_id": 2,
        "sender": { "nickname": "Ann HALF" }, "message": "hi",
    });
    let frame = event.to_string().replace("HALF", r"\ud83d");
    let outcome = run(vec![accept(move |mut peer| async move {
        peer.send(Message::text(frame)).await.unwrap();
    })])
    .await;
    let (_, event) = &outcome.events[0];
    let Payload::Message(message) = &**event else { panic!("{event:?}") };
    assert_eq!(message.sender.nickname, "Ann \u{fffd}");
    let raw: serde_json::Value = serde_json::from_str(event.header().raw.as_str()).unwrap();
    assert_eq!(raw["user_id"], 2);
}

#[tokio::test(start_paused = true)]
async fn a_text_frame_that_is_no_text_ends_the_connection_and_not_the_bot() {
    let broken = accept(|mut peer| async move {
        peer.get_mut().write_all(&[0x81, 2, 0xff, 0xfe]).await.unwrap();
        while peer.next().await.is_some_and(|message| message.is_ok()) {}
    });
    let outcome = run(vec![broken, accept_for(1, vec![hello()])]).await;
    assert_eq!(outcome.attempts.len(), 2, "it connects again");
    assert_eq!(outcome.lifecycles().len(), 2);
}
