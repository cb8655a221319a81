//! Sending.

use mynah_core::message::MediaSource;
use mynah_core::message::segment::Music;
use mynah_core::{ErrorKind, MessageChain, MessageId, Target};
use mynah_napcat_sim::cast;
use serde_json::{Value, json};

use super::{Scene, group, user};

const LINK: &str = "https://example.com/a.png";

fn link() -> MediaSource {
    MediaSource::Url(LINK.to_owned())
}

fn music() -> Music {
    Music::new("https://example.com/song", LINK).title("Song")
}

fn said(segment: &str, data: &Value) -> Value {
    json!([{ "type": segment, "data": data }])
}

/// What every kind of message is on the wire.
fn song() -> Value {
    json!({ "type": "custom", "url": "https://example.com/song", "image": LINK, "title": "Song" })
}

#[tokio::test]
async fn every_kind_of_message_goes_to_a_group() {
    let (scene, group) = (Scene::new().await, group());
    let messaging = scene.bot.messaging();
    let sent = |segment, data: Value| json!({ "group_id": group, "message": said(segment, &data) });
    let call = async || messaging.send_group_msg(&group, "hi".into()).await;
    scene.calls(call, "send_group_msg", sent("text", json!({ "text": "hi" }))).await;
    let call = async || messaging.send_group_image(&group, link()).await;
    scene.calls(call, "send_group_msg", sent("image", json!({ "file": LINK }))).await;
    let call = async || messaging.send_group_record(&group, link()).await;
    scene.calls(call, "send_group_msg", sent("record", json!({ "file": LINK }))).await;
    let call = async || messaging.send_group_file(&group, link(), None).await;
    scene.calls(call, "send_group_msg", sent("file", json!({ "file": LINK }))).await;
    let call = async || messaging.send_group_file(&group, link(), Some("a.png")).await;
    let data = json!({ "file": LINK, "name": "a.png" });
    scene.calls(call, "send_group_msg", sent("file", data)).await;
    let call = async || messaging.send_group_music(&group, music()).await;
    scene.calls(call, "send_group_msg", sent("music", song())).await;
}

#[tokio::test]
async fn every_kind_of_message_goes_to_one_user() {
    let (scene, fiona) = (Scene::new().await, user(cast::FIONA));
    let messaging = scene.bot.messaging();
    let sent = |segment, data: Value| json!({ "user_id": fiona, "message": said(segment, &data) });
    let call = async || messaging.send_private_msg(&fiona, "hi".into()).await;
    scene.calls(call, "send_private_msg", sent("text", json!({ "text": "hi" }))).await;
    let call = async || messaging.send_private_image(&fiona, link()).await;
    scene.calls(call, "send_private_msg", sent("image", json!({ "file": LINK }))).await;
    let call = async || messaging.send_private_record(&fiona, link()).await;
    scene.calls(call, "send_private_msg", sent("record", json!({ "file": LINK }))).await;
    let call = async || messaging.send_private_file(&fiona, link(), Some("a.png")).await;
    let data = json!({ "file": LINK, "name": "a.png" });
    scene.calls(call, "send_private_msg", sent("file", data)).await;
    let call = async || messaging.send_private_music(&fiona, music()).await;
    scene.calls(call, "send_private_msg", sent("music", song())).await;
}

#[tokio::test]
async fn a_target_decides_where_a_message_goes() {
    let scene = Scene::new().await;
    let messaging = scene.bot.messaging();
    for (target, action, place) in [
        (Target::group(cast::GROUP), "send_group_msg", json!({ "group_id": group() })),
        (Target::private(cast::FIONA), "send_private_msg", json!({ "user_id": user(cast::FIONA) })),
        (
            Target::Temporary { user: user(cast::BOB), group: Some(group()) },
            "send_private_msg",
            json!({ "user_id": user(cast::BOB), "group_id": group() }),
        ),
    ] {
        let sent = |segment, data: Value| {
            let mut params = place.clone();
            params["message"] = said(segment, &data);
            params
        };
        let call = async || messaging.send_image(&target, link()).await;
        scene.calls(call, action, sent("image", json!({ "file": LINK }))).await;
        let call = async || messaging.send_record(&target, link()).await;
        scene.calls(call, action, sent("record", json!({ "file": LINK }))).await;
        let call = async || messaging.send_file(&target, link(), None).await;
        scene.calls(call, action, sent("file", json!({ "file": LINK }))).await;
        let call = async || messaging.send_music(&target, music()).await;
        scene.calls(call, action, sent("music", song())).await;
    }
}

#[tokio::test]
async fn what_is_given_raw_is_sent_as_it_is() {
    let (scene, fiona) = (Scene::new().await, user(cast::FIONA));
    let messaging = scene.bot.messaging();
    let data = json!([{ "type": "text", "data": { "text": "raw" } }]);
    let params = |place: Value| {
        let mut params = place;
        params["message"] = data.clone();
        params
    };
    let call = async || messaging.send_group_raw_msg(&group(), data.clone()).await;
    let place = json!({ "message_type": "group", "group_id": group() });
    let id = scene.calls(call, "send_msg", params(place)).await;
    assert!(!id.is_empty());
    let call = async || messaging.send_private_raw_msg(&fiona, data.clone()).await;
    let place = json!({ "message_type": "private", "user_id": fiona });
    scene.calls(call, "send_msg", params(place.clone())).await;
    let call = async || messaging.send_raw_msg(&Target::from(&fiona), data.clone()).await;
    scene.calls(call, "send_msg", params(place)).await;
    let nobody = Target::group("nobody");
    let error = messaging.send_raw_msg(&nobody, data.clone()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
}

#[tokio::test]
async fn messages_that_exist_are_sent_as_one_by_their_ids() {
    let scene = Scene::new().await;
    let first = MessageId::from(scene.sim.says(cast::ALICE, "first").await);
    let second = MessageId::from(scene.sim.says(cast::BOB, "second").await);
    let messaging = scene.bot.messaging();
    let ids = [first, second];
    let nodes = json!([
        { "type": "node", "data": { "id": ids[0] } },
        { "type": "node", "data": { "id": ids[1] } },
    ]);
    let fiona = user(cast::FIONA);
    scene.sim.forget();
    messaging.send_group_forward_msg_by_id(&group(), &ids).await.unwrap();
    messaging.send_private_forward_msg_by_id(&fiona, &ids).await.unwrap();
    messaging.send_forward_msg_by_id(&Target::from(&fiona), &ids).await.unwrap();
    for (sent, action) in
        scene.sim.calls().iter().zip(["send_group_msg", "send_private_msg", "send_private_msg"])
    {
        assert_eq!((sent.action.as_str(), &sent.params["message"]), (action, &nodes));
    }
    let error = messaging.send_group_forward_msg_by_id(&group(), &[]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    scene.sim.refuse_once("send_group_msg", 1200, "no way");
    let error = messaging.send_group_forward_msg_by_id(&group(), &ids).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused);
}

#[tokio::test]
async fn a_text_that_looks_like_a_code_stays_text() {
    let scene = Scene::new().await;
    let tricky = "[CQ:at,qq=all]";
    scene.bot.messaging().send_group_msg(&group(), MessageChain::from(tricky)).await.unwrap();
    assert_eq!(scene.sim.expect_reply().await.unwrap().text(), tricky);
}
