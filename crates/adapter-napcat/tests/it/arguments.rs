//! What cannot be meant is refused by name, before anything is sent.

use mynah_adapter_napcat::prelude::*;
use mynah_adapter_napcat::{CallError, OcrSource};
use mynah_core::event::meta::{Lifecycle, Meta};
use mynah_core::event::{Event, Header};
use mynah_core::message::MediaSource;
use mynah_core::message::segment::Record;
use mynah_core::{ErrorKind, GroupId, Payload, Segment, Target};

use crate::recorder::Recorder;

/// Asserts that a call is refused because of `wanted`.
async fn blames<T>(wanted: &str, call: impl IntoFuture<Output = Result<T, impl Into<CallError>>>) {
    let Err(error) = call.into_future().await else { panic!("`{wanted}` is taken") };
    let error = error.into();
    let CallError::InvalidArgument { argument, .. } = &error else { panic!("{error}") };
    assert_eq!(*argument, wanted, "{error}");
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    assert!(!error.may_have_happened());
}

#[tokio::test]
async fn an_id_is_made_of_digits() {
    let client = Recorder::default();
    for id in ["", "57000000x", "-1", "1 2", "u_abc"] {
        blames("group_id", client.get_group_info(id)).await;
        blames("group_id", client.get_group_member_info(id, 1)).await;
        blames("user_id", client.get_group_member_info(1, id)).await;
        blames("group_id", client.get_group_members(id)).await;
        blames("group_id", client.get_group_honor_info(id, None)).await;
        blames("group_id", client.get_group_shut_list(id)).await;
        blames("group_id", client.get_essence_msg_list(id)).await;
        blames("user_id", client.get_stranger_info(id)).await;
        blames("user_id", client.send_like(id)).await;
        blames("group_id", client.get_ai_characters(id, ChatType::Speech)).await;
        blames("group_id", client.get_ai_record(id, "voice", "hi")).await;
        blames("group_id", client.send_ai_record(id, "voice", "hi")).await;
        blames("group_id", client.can_send_record(id)).await;
        blames("group_id", client.send_group_msg(id, "hi")).await;
        blames("user_id", client.send_private_msg(id, "hi")).await;
        blames("group_id", client.send_private_msg(1, "hi").group_id(id)).await;
        blames("group_id", client.send_group_platform_music(id, "qq", 1)).await;
        blames("user_id", client.send_private_platform_music(id, "qq", 1)).await;
        let through = Target::Temporary { user: 1.into(), group: Some(GroupId::from(id)) };
        for target in [Target::group(id), Target::private(id), through] {
            blames("target", client.send_msg(&target, "hi")).await;
            blames("target", client.send_platform_music(target, "qq", 1)).await;
        }
    }
    assert_eq!(client.heard(), "");
}

#[tokio::test]
async fn a_number_is_in_its_range() {
    let client = Recorder::default();
    for times in [0, 21, u32::MAX] {
        blames("times", client.send_like(1).times(times)).await;
    }
    blames("count", client.get_last_msg_per_conv().count(0)).await;
    blames("ext_status", client.set_online_status(10, 101)).await;
    blames("ext_status", client.set_online_status("10", "1000")).await;
    blames("ext_status", client.set_online_status(10, "full")).await;
    blames("status", client.set_online_status("online", 0)).await;
    blames("status", client.set_status(OnlineStatus::Battery(101))).await;
    blames("face_id", client.set_diy_online_status("smile")).await;
    blames("face_type", client.set_diy_online_status(21).face_type("big")).await;
    assert_eq!(client.heard(), "");
}

#[tokio::test]
async fn an_empty_id_is_none() {
    let client = Recorder::default();
    blames("character_id", client.get_ai_record(1, "", "hi")).await;
    blames("character_id", client.send_ai_record(1, "", "hi")).await;
    blames("id", client.send_platform_music(Target::group(1), MusicPlatform::Qq, "")).await;
    blames("image", client.ocr_image("")).await;
    assert_eq!(client.heard(), "");
}

#[tokio::test]
async fn a_song_is_on_a_platform_and_goes_somewhere() {
    let client = Recorder::default();
    for platform in ["spotify", "QQ", "netease", ""] {
        blames("platform", client.send_platform_music(Target::group(1), platform, 1)).await;
        blames("platform", client.send_group_platform_music(1, platform, 1)).await;
        blames("platform", client.send_private_platform_music(1, platform, 1)).await;
        blames("platform", client.send_platform_private_music(1, platform, 1)).await;
    }
    let connected = Payload::Meta(Meta::Lifecycle(Lifecycle::Connect));
    let event = Event::new(Header::for_bot("main"), connected);
    blames("event", client.send_platform_music_in(&event, "qq", 1)).await;
    assert_eq!(client.heard(), "");
}

#[tokio::test]
async fn words_are_only_looked_for_in_pictures() {
    let client = Recorder::default();
    for other in [
        Segment::text("sign.png"),
        Segment::at(7),
        Record::new(MediaSource::parse("https://example.com/a.amr")).into(),
    ] {
        blames("image", client.ocr_image(&other)).await;
        blames("image", client.ocr_image(OcrSource::from(other))).await;
    }
    blames("image", client.ocr_image("/no/such/picture.png")).await;
    assert_eq!(client.heard(), "");
}
