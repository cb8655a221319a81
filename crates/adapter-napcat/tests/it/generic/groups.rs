//! Groups and their members.

use mynah_core::ErrorKind;
use mynah_core::MessageId;
use mynah_core::message::MediaSource;
use mynah_napcat_sim::cast;
use serde_json::json;

use super::{Scene, group, user};

#[tokio::test]
async fn a_group_and_its_members_are_told_of() {
    let (scene, here, alice) = (Scene::new().await, group(), user(cast::ALICE));
    let groups = scene.bot.groups().unwrap();
    let named = json!({ "group_id": here });
    let call = async || groups.get_group_info(&here).await;
    let info = scene.calls(call, "get_group_info", named.clone()).await;
    assert_eq!(info.group_remark, "the aviary");
    scene.sim.answer("get_group_info_ex", json!({ "groupCode": "570000001", "resultCode": 0 }));
    let call = async || groups.get_group_info_raw(&here).await;
    let raw = scene.calls(call, "get_group_info_ex", named.clone()).await;
    assert_eq!(raw["groupCode"], "570000001");
    let call = async || groups.get_group_members(&here).await;
    let members = scene.calls(call, "get_group_member_list", named).await;
    assert_eq!(members.len(), 7);
    let call = async || groups.get_groups().await;
    assert_eq!(scene.calls(call, "get_group_list", json!({})).await.len(), 1);
    let asked = json!({ "group_id": here, "user_id": alice });
    let call = async || groups.get_group_member_info(&here, &alice).await;
    let member = scene.calls(call, "get_group_member_info", asked.clone()).await;
    assert_eq!(member.title, "Queen");
    let call = async || groups.is_admin(&here, &alice).await;
    assert!(!scene.calls(call, "get_group_member_info", asked).await);
    assert!(groups.is_admin(&here, &user(cast::OLIVIA)).await.unwrap());
    assert!(groups.is_admin(&here, &user(cast::SELF)).await.unwrap());
}

#[tokio::test]
async fn a_card_is_a_name_in_the_group_and_nobodys_is_none() {
    let (scene, here) = (Scene::new().await, group());
    let groups = scene.bot.groups().unwrap();
    let card = async |id| groups.get_card(&here, &user(id)).await.unwrap();
    assert_eq!(card(cast::ALICE).await.as_deref(), Some("Alice Card"));
    assert_eq!(card(cast::OLIVIA).await.as_deref(), Some("Olivia"));
    assert_eq!(card(cast::STRANGER).await, None);
}

#[tokio::test]
async fn somebody_is_found_in_whichever_group_has_them() {
    let scene = Scene::new().await;
    scene.sim.group(7).name("Another").member(mynah_napcat_sim::MemberSpec::new(cast::STRANGER));
    let groups = scene.bot.groups().unwrap();
    let call = async || groups.get_user_by_groups(&user(cast::STRANGER)).await;
    let found = call().await.unwrap().unwrap();
    assert_eq!((found.group_id.as_str(), found.user_id), ("7", user(cast::STRANGER)));
    assert_eq!(groups.get_user_by_groups(&user(cast::FIONA)).await.unwrap(), None);
    scene.sim.refuse_once("get_group_list", 1200, "no way");
    assert_eq!(call().await.unwrap_err().kind(), ErrorKind::Refused);
}

#[tokio::test]
async fn a_group_is_changed() {
    let (scene, here, alice) = (Scene::new().await, group(), user(cast::ALICE));
    let groups = scene.bot.groups().unwrap();
    let call = async || groups.set_group_name(&here, "Mynahs").await;
    let params = json!({ "group_id": here, "group_name": "Mynahs" });
    scene.calls(call, "set_group_name", params).await;
    assert_eq!(scene.sim.default_group().current_name(), "Mynahs");
    let call = async || groups.set_group_remark(&here, "mine").await;
    let params = json!({ "group_id": here, "remark": "mine" });
    scene.calls(call, "set_group_remark", params).await;
    assert_eq!(scene.sim.default_group().current_remark(), "mine");
    let call = async || groups.set_group_card(&here, &alice, "").await;
    let params = json!({ "group_id": here, "user_id": alice, "card": "" });
    scene.calls(call, "set_group_card", params).await;
    assert_eq!(groups.get_card(&here, &alice).await.unwrap().as_deref(), Some("Alice"));
    let call = async || groups.set_group_sign(&here).await;
    scene.calls(call, "set_group_sign", json!({ "group_id": here })).await;
    assert!(scene.sim.default_group().is_signed());
    scene.sim.answer("set_group_portrait", json!({ "result": 0, "errMsg": "success" }));
    let call = async || groups.set_group_avatar(&here, MediaSource::from(vec![7; 3])).await;
    let params = json!({ "group_id": here, "file": "base64://BwcH" });
    scene.calls(call, "set_group_portrait", params).await;
    let call = async || groups.group_leave(&here, false).await;
    let params = json!({ "group_id": here, "is_dismiss": false });
    scene.calls(call, "set_group_leave", params).await;
}

#[tokio::test]
async fn a_message_is_singled_out_and_taken_back() {
    let (scene, here) = (Scene::new().await, group());
    let groups = scene.bot.groups().unwrap();
    let message = MessageId::from(scene.sim.says(cast::ALICE, "worth keeping").await);
    let named = json!({ "message_id": message });
    let call = async || groups.set_essence_msg(&message).await;
    scene.calls(call, "set_essence_msg", named.clone()).await;
    let call = async || groups.get_essence_msg_list(&here).await;
    let list = scene.calls(call, "get_essence_msg_list", json!({ "group_id": here })).await;
    assert_eq!(list[0].chain.plain_text(), "worth keeping");
    let call = async || groups.delete_essence_msg(&message).await;
    scene.calls(call, "delete_essence_msg", named).await;
    assert_eq!(groups.get_essence_msg_list(&here).await.unwrap(), []);
}
