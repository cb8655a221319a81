//! The bot's own account.

use mynah_core::ErrorKind;
use mynah_core::message::MediaSource;
use mynah_core::model::{OnlineStatus, ProfileChange, Sex};
use mynah_napcat_sim::{FileSource, cast};
use serde_json::json;

use super::{Scene, user};

#[tokio::test]
async fn the_profile_changes_only_where_it_is_told_to() {
    let scene = Scene::new().await;
    let account = scene.bot.account().unwrap();
    let name = ProfileChange::new("Myna");
    let call = async || account.set_profile(&name).await;
    scene.calls(call, "set_qq_profile", json!({ "nickname": "Myna" })).await;
    let all = ProfileChange::new("Mynah").personal_note("hi").sex(Sex::Female);
    let call = async || account.set_profile(&all).await;
    let params = json!({ "nickname": "Mynah", "personal_note": "hi", "sex": 2 });
    scene.calls(call, "set_qq_profile", params).await;
    let call = async || account.set_bio("I repeat").await;
    scene.calls(call, "set_self_longnick", json!({ "longNick": "I repeat" })).await;
    let call = async || account.get_login_info().await;
    assert_eq!(scene.calls(call, "get_login_info", json!({})).await.user_id, user(cast::SELF));
}

#[tokio::test]
async fn the_picture_is_brought_to_the_server_first() {
    let scene = Scene::new().await;
    let account = scene.bot.account().unwrap();
    let picture = MediaSource::from(vec![7; 3]);
    let call = async || account.set_avatar(picture.clone()).await;
    scene.calls(call, "set_qq_avatar", json!({ "file": "base64://BwcH" })).await;
    assert!(matches!(scene.sim.avatar(), Some(FileSource::Inline)));
    let missing = MediaSource::parse("/nowhere/to/be/found.png");
    let error = account.set_avatar(missing).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
}

#[tokio::test]
async fn every_state_is_the_numbers_of_the_server() {
    let scene = Scene::new().await;
    let account = scene.bot.account().unwrap();
    for (status, numbers) in [
        (OnlineStatus::Online, (10, 0)),
        (OnlineStatus::Away, (30, 0)),
        (OnlineStatus::Invisible, (40, 0)),
        (OnlineStatus::Busy, (50, 0)),
        (OnlineStatus::DoNotDisturb, (70, 0)),
        (OnlineStatus::Other { status: 10, ext_status: 1018 }, (10, 1018)),
    ] {
        let call = async || account.set_online_status(status).await;
        let (status, ext_status) = numbers;
        let params = json!({ "status": status, "ext_status": ext_status, "battery_status": 0 });
        scene.calls(call, "set_online_status", params).await;
    }
}

#[tokio::test]
async fn kept_pictures_are_ready_to_be_sent() {
    let scene = Scene::new().await;
    let account = scene.bot.account().unwrap();
    scene.sim.answer("fetch_custom_face", json!(["https://p.qpic.cn/1"]));
    let call = async || account.fetch_collected_stickers(48).await;
    let pictures = scene.calls(call, "fetch_custom_face", json!({ "count": 48 })).await;
    assert_eq!(pictures[0].source, MediaSource::Url("https://p.qpic.cn/1".to_owned()));
}

#[tokio::test]
async fn others_are_told_of() {
    let (scene, fiona) = (Scene::new().await, user(cast::FIONA));
    let account = scene.bot.account().unwrap();
    let call = async || account.get_stranger_info(&fiona).await;
    let told = scene.calls(call, "get_stranger_info", json!({ "user_id": fiona })).await;
    assert_eq!((told.nickname.as_str(), told.level), ("Fiona", Some(44)));
    scene.sim.user(cast::FIONA).status(10, 1018);
    let call = async || account.get_user_status(&fiona).await;
    let status = scene.calls(call, "nc_get_user_status", json!({ "user_id": fiona })).await;
    assert_eq!((status.status, status.ext_status), (Some(10), Some(1018)));
}
