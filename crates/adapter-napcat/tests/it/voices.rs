//! Voices that are made by a machine, and whether anything can be sent at all.

use mynah_adapter_napcat::prelude::*;
use mynah_adapter_napcat::{CallError, ChatType};
use mynah_napcat_sim::{Sim, cast};
use serde_json::{Value, json};

use crate::bot::start;
use crate::recorder::{Recorded, Recorder};

#[tokio::test]
async fn what_is_asked_of_voices() {
    let client = Recorder::default();
    let _ = client.get_ai_characters(1, ChatType::Speech).await;
    let _ = client.get_ai_characters("1", ChatType::Singing).await;
    let _ = client.get_ai_record(1, "lucy", "hello").await;
    let _ = client.send_ai_record(1, "lucy".to_owned(), "hello").await;
    let _ = client.can_send_image().await;
    let _ = client.can_send_record(1).await;
    insta::assert_snapshot!(client.heard(), @r#"
    get_ai_characters {"group_id":"1","chat_type":1}
    get_ai_characters {"group_id":"1","chat_type":2}
    get_ai_record {"group_id":"1","character":"lucy","text":"hello"}
    send_group_ai_record {"group_id":"1","character":"lucy","text":"hello"}
    can_send_image {}
    can_send_record {"group_id":"1"}
    "#);
}

#[tokio::test]
async fn voices_are_read_as_they_were_recorded() {
    let voices = Recorded(0).get_ai_characters(1, ChatType::Speech).await.unwrap();
    assert_eq!(voices.len(), 2);
    assert_eq!(voices.id_by_name("小新"), Some("lucy-voice-laibixiaoxin"));
    assert_eq!(voices.id_by_name("小"), None, "only the whole name counts");
    assert_eq!(voices[1].category.as_deref(), Some("推荐"));
    assert_eq!(voices[1].preview_url, "https://res.qpt.qq.com/preview2.wav");
    assert!(Recorded(1).get_ai_characters(1, ChatType::Singing).await.unwrap().is_empty());

    let link = Recorded(0).get_ai_record(1, &voices[0], "hello").await.unwrap();
    assert!(link.starts_with("https://multimedia.nt.qq.com.cn/"));
    Recorded(0).send_ai_record(1, &voices[0], "hello").await.unwrap();
}

#[tokio::test]
async fn a_voice_of_several_kinds_is_listed_once() {
    let odd = json!([
        { "type": "best", "characters": [
            { "character_id": 1, "character_name": "one" },
            { "character_name": "none" },
            { "character_id": "2", "character_name": "two", "new": true },
        ] },
        { "type": 5, "characters": [{ "character_id": "1", "character_name": "uno" }] },
        { "characters": [{ "character_id": "3", "character_name": "one" }] },
        { "type": "empty", "characters": null },
        { "type": "missing" },
        {},
        "what?",
    ]);
    let voices = Recorder::answering(&odd).get_ai_characters(1, ChatType::Speech).await.unwrap();
    let seen: Vec<_> = voices
        .iter()
        .map(|voice| (voice.character_id.as_str(), voice.category.as_deref()))
        .collect();
    assert_eq!(seen, [("1", Some("best")), ("2", Some("best")), ("3", None)]);
    assert_eq!(voices.id_by_name("one"), Some("1"));
    assert_eq!((voices[0].preview_url.as_str(), &voices[1].extra["new"]), ("", &json!(true)));

    let none = Recorder::answering(&Value::Null).get_ai_characters(1, ChatType::Speech).await;
    assert!(none.unwrap().is_empty());
    let error = Recorder::answering(&json!({})).get_ai_characters(1, ChatType::Speech).await;
    assert!(matches!(error, Err(CallError::Decode { .. })));
}

#[tokio::test]
async fn a_voice_without_a_link_is_no_voice() {
    for odd in [json!(null), json!({}), json!(7)] {
        let error = Recorder::answering(&odd).get_ai_record(1, "lucy", "hello").await.unwrap_err();
        assert!(matches!(error, CallError::Decode { .. }), "{error}");
        Recorder::answering(&odd).send_ai_record(1, "lucy", "hello").await.unwrap();
    }
}

#[tokio::test]
async fn who_does_not_say_yes_says_no() {
    assert!(Recorded(0).can_send_image().await.unwrap());
    assert!(Recorded(0).can_send_record(1).await.unwrap());
    for (answer, wanted) in [
        (json!({ "yes": true }), true),
        (json!({ "yes": "true" }), true),
        (json!({ "yes": 1 }), true),
        (json!({ "yes": false }), false),
        (json!({ "yes": null }), false),
        (json!({}), false),
        (json!(null), false),
    ] {
        let server = Recorder::answering(&answer);
        assert_eq!(server.can_send_image().await.unwrap(), wanted, "{answer}");
        assert_eq!(server.can_send_record(1).await.unwrap(), wanted, "{answer}");
    }
}

#[tokio::test]
async fn a_server_without_packets_has_no_voice() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let voices = bot.napcat.get_ai_characters(cast::GROUP, ChatType::Speech).await.unwrap();
    bot.napcat.send_ai_record(cast::GROUP, &voices[0], "hello").await.unwrap();
    sim.expect_reply().await.unwrap();
    sim.packet_backend(false);
    let error = bot.napcat.get_ai_characters(cast::GROUP, ChatType::Speech).await.unwrap_err();
    assert!(matches!(error, CallError::Rejected { retcode: 1400, .. }), "{error}");
}
