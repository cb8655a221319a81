//! Friends, and what people are called.

use mynah_core::ErrorKind;
use mynah_core::model::FriendDeletion;
use mynah_napcat_sim::cast;
use serde_json::json;

use super::{Scene, group, user};

#[tokio::test]
async fn friends_are_listed_and_looked_for() {
    let (scene, fiona) = (Scene::new().await, user(cast::FIONA));
    let friends = scene.bot.friends().unwrap();
    let call = async || friends.get_friends().await;
    assert_eq!(scene.calls(call, "get_friend_list", json!({})).await.len(), 2);
    let call = async || friends.get_friends_with_category().await;
    let folders = scene.calls(call, "get_friends_with_category", json!({})).await;
    let mut listed = folders.iter().flat_map(|folder| &folder.friends);
    assert!(listed.any(|friend| friend.user_id == fiona));
    let call = async || friends.get_user_by_friend(&fiona).await;
    let found = scene.calls(call, "get_friend_list", json!({})).await;
    assert_eq!(found.unwrap().nickname, "Fiona");
    assert_eq!(friends.get_user_by_friend(&user(cast::BOB)).await.unwrap(), None);
}

#[tokio::test]
async fn a_friendship_begins_and_ends() {
    let (scene, fiona) = (Scene::new().await, user(cast::FIONA));
    let friends = scene.bot.friends().unwrap();
    let call = async || friends.set_friend_remark(&fiona, "Fi").await;
    scene.calls(call, "set_friend_remark", json!({ "user_id": fiona, "remark": "Fi" })).await;
    let call = async || friends.delete_friend(&fiona, FriendDeletion::default()).await;
    let params = json!({ "user_id": fiona, "temp_block": false, "temp_both_del": true });
    scene.calls(call, "delete_friend", params).await;
    let error = friends.delete_friend(&fiona, FriendDeletion::default()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused, "no friend any more");

    let flag = scene.sim.asks_for_friendship(cast::STRANGER, "hi").await;
    let call = async || friends.process_friend_add_request(&flag, true, None).await;
    scene.calls(call, "set_friend_add_request", json!({ "flag": flag, "approve": true })).await;
    let flag = scene.sim.asks_for_friendship(cast::BOB, "hi").await;
    let call = async || friends.process_friend_add_request(&flag, true, Some("Bobby")).await;
    let params = json!({ "flag": flag, "approve": true, "remark": "Bobby" });
    scene.calls(call, "set_friend_add_request", params).await;
}

#[tokio::test]
async fn somebody_is_called_by_name_and_else_by_number() {
    let scene = Scene::new().await;
    let account = scene.bot.account().unwrap();
    assert_eq!(account.get_nickname(&user(cast::FIONA)).await.unwrap(), "Fiona");
    scene.sim.user(cast::FIONA).nickname("");
    assert_eq!(account.get_nickname(&user(cast::FIONA)).await.unwrap(), "1000000014");
    assert_eq!(account.get_nickname(&user(4_000_000_000)).await.unwrap(), "4000000000");
    scene.sim.refuse_once("get_stranger_info", 1200, "no way");
    assert_eq!(account.get_nickname(&user(cast::BOB)).await.unwrap(), "1000000012");
}

#[tokio::test]
async fn a_name_is_searched_in_the_group_then_everywhere() {
    let scene = Scene::new().await;
    let account = scene.bot.account().unwrap();
    let here = group();
    let alice = account.get_card_by_search(&user(cast::ALICE), Some(&here)).await.unwrap();
    assert_eq!((alice.shown(), alice.nickname.as_str()), ("Alice Card", "Alice"));
    let alice = account.get_card_by_search(&user(cast::ALICE), None).await.unwrap();
    assert_eq!((alice.shown(), &alice.card), ("Alice", &None));
    let stranger = account.get_card_by_search(&user(cast::STRANGER), Some(&here)).await.unwrap();
    assert_eq!(stranger.shown(), "Stranger");

    scene.sim.refuse("get_stranger_info", 1200, "no way");
    let fiona = account.get_card_by_search(&user(cast::FIONA), None).await.unwrap();
    assert_eq!(fiona.shown(), "Fiona", "among the friends");
    let olivia = account.get_card_by_search(&user(cast::OLIVIA), None).await.unwrap();
    assert_eq!(olivia.shown(), "Olivia", "among the groups");
    let nobody = account.get_card_by_search(&user(4_000_000_000), None).await.unwrap();
    assert_eq!(nobody.shown(), "4000000000");
}
