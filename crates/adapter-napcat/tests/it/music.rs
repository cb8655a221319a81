//! Songs of music platforms.

use mynah_adapter_napcat::prelude::*;
use mynah_adapter_napcat::{CallError, MusicPlatformError, SendError};
use mynah_core::event::notice::{GroupIncrease, Notice};
use mynah_core::event::{Event, Header, MessagePayload, message::Sender};
use mynah_core::{Message, Payload, Segment, Target};
use mynah_napcat_sim::{Sim, cast};
use serde_json::json;

use crate::bot::start;
use crate::recorder::{Recorded, Recorder};

fn said(target: Target) -> Message {
    let message = MessagePayload::new(1, target, Sender::new(2), "sing!");
    Event::new(Header::for_bot("main"), Payload::Message(message)).downcast().unwrap()
}

#[tokio::test]
async fn where_songs_go_to() {
    let client = Recorder::answering(&json!({ "message_id": 7 }));
    let song = MusicPlatform::NetEase;
    let temporary = Target::Temporary { user: 2.into(), group: Some(1.into()) };
    for target in [Target::group(1), Target::private(2), temporary] {
        client.send_platform_music(&target, song, 28_391_863).await.unwrap();
        client.send_platform_music_in(&said(target), "163", "28391863").await.unwrap();
    }
    client.send_group_platform_music(1, song, 5).await.unwrap();
    client.send_private_platform_music(2, song, 5).await.unwrap();
    client.send_private_platform_music(2, song, 5).group_id(1).await.unwrap();
    client.send_platform_private_music(2, song, 5).await.unwrap();
    insta::assert_snapshot!(client.heard(), @r#"
    send_msg {"message_type":"group","group_id":"1","message":[{"type":"music","data":{"id":"28391863","type":"163"}}]}
    send_msg {"message_type":"group","group_id":"1","message":[{"type":"music","data":{"id":"28391863","type":"163"}}]}
    send_msg {"message_type":"private","user_id":"2","message":[{"type":"music","data":{"id":"28391863","type":"163"}}]}
    send_msg {"message_type":"private","user_id":"2","message":[{"type":"music","data":{"id":"28391863","type":"163"}}]}
    send_msg {"message_type":"private","user_id":"2","group_id":"1","message":[{"type":"music","data":{"id":"28391863","type":"163"}}]}
    send_msg {"message_type":"private","user_id":"2","group_id":"1","message":[{"type":"music","data":{"id":"28391863","type":"163"}}]}
    send_group_msg {"group_id":"1","message":[{"type":"music","data":{"id":"5","type":"163"}}]}
    send_private_msg {"user_id":"2","message":[{"type":"music","data":{"id":"5","type":"163"}}]}
    send_private_msg {"user_id":"2","message":[{"type":"music","data":{"id":"5","type":"163"}}],"group_id":"1"}
    send_private_msg {"user_id":"2","message":[{"type":"music","data":{"id":"5","type":"163"}}]}
    "#);
}

#[tokio::test]
async fn a_song_answers_any_event_of_a_conversation() {
    let client = Recorder::answering(&json!({ "message_id": 7 }));
    let joined =
        GroupIncrease { group_id: 1.into(), user_id: 2.into(), operator_id: None, invited: false };
    let notice = Payload::Notice(Notice::GroupIncrease(joined));
    let event = Event::new(Header::for_bot("main"), notice);
    client.send_platform_music_in(&event, MusicPlatform::Qq, 5).await.unwrap();
    let typed: Event<GroupIncrease> = event.downcast().unwrap();
    client.send_platform_music_in(&typed, MusicPlatform::Qq, 5).await.unwrap();
    insta::assert_snapshot!(client.heard(), @r#"
    send_msg {"message_type":"group","group_id":"1","message":[{"type":"music","data":{"id":"5","type":"qq"}}]}
    send_msg {"message_type":"group","group_id":"1","message":[{"type":"music","data":{"id":"5","type":"qq"}}]}
    "#);
}

#[tokio::test]
async fn every_platform_is_known_by_its_name() {
    let client = Recorder::answering(&json!({ "message_id": 7 }));
    for platform in MusicPlatform::ALL {
        assert_eq!(platform.as_str().parse(), Ok(*platform));
        client.send_group_msg(1, PlatformMusic::new(*platform, "x")).await.unwrap();
    }
    insta::assert_snapshot!(client.heard(), @r#"
    send_group_msg {"group_id":"1","message":[{"type":"music","data":{"id":"x","type":"qq"}}]}
    send_group_msg {"group_id":"1","message":[{"type":"music","data":{"id":"x","type":"163"}}]}
    send_group_msg {"group_id":"1","message":[{"type":"music","data":{"id":"x","type":"kugou"}}]}
    send_group_msg {"group_id":"1","message":[{"type":"music","data":{"id":"x","type":"kuwo"}}]}
    send_group_msg {"group_id":"1","message":[{"type":"music","data":{"id":"x","type":"migu"}}]}
    "#);
    let error = "spotify".parse::<MusicPlatform>().unwrap_err();
    assert_eq!(error.given, "spotify");
    let error: CallError = MusicPlatformError::into(error);
    assert_eq!(
        error.to_string(),
        "`platform` must be one of qq, 163, kugou, kuwo and migu, not `spotify`"
    );
    assert!(matches!(Segment::from(PlatformMusic::new(MusicPlatform::Qq, 1)), Segment::Unknown(_)));
}

#[tokio::test]
async fn the_answer_is_the_id_of_the_message() {
    let sent = Recorded(0).send_group_platform_music(1, "qq", "001Qu4I30eVFYb").await.unwrap();
    assert_eq!(sent, "1926791698");
    let text = Recorder::answering(&json!({ "message_id": "7", "res_id": null }));
    assert_eq!(text.send_private_platform_music(2, "qq", 1).await.unwrap(), "7");
    for odd in [json!({}), json!(null), json!({ "message_id": null })] {
        let error =
            Recorder::answering(&odd).send_group_platform_music(1, "qq", 1).await.unwrap_err();
        let unread = matches!(error, SendError::Unknown(CallError::Decode { .. }));
        assert!(unread, "it was sent, and nobody knows as what: {error}");
    }
}

#[tokio::test]
async fn a_song_is_heard_where_it_was_asked_for() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    sim.whispers_through(cast::GROUP, cast::BOB, "sing!").await;
    let event = bot.hears_something().await;
    bot.napcat.send_platform_music_in(&event, "163", 28_391_863).await.unwrap();
    let call = sim.expect_call("send_msg").await.unwrap();
    assert_eq!(call.params["message_type"], "private", "what was whispered is not answered aloud");
    sim.expect_reply().await.unwrap();

    sim.music_signing(false);
    let error = bot.napcat.send_group_platform_music(cast::GROUP, "qq", 1).await.unwrap_err();
    assert!(
        matches!(error, SendError::Refused(CallError::Rejected { retcode: 1200, .. })),
        "{error}"
    );
}
