//! What is said without words.

use mynah_core::model::InputStatus;
use mynah_core::{MessageId, Target};
use mynah_napcat_sim::cast;
use serde_json::json;

use super::{Scene, group, user};

#[tokio::test]
async fn a_reaction_is_set_and_seen_and_taken_back() {
    let scene = Scene::new().await;
    let reactions = scene.bot.reactions().unwrap();
    let message = MessageId::from(scene.sim.says(cast::ALICE, "look").await);
    let params = |set| json!({ "message_id": message, "emoji_id": 76, "set": set });
    let call = async || reactions.set_reaction(&message, "76", true).await;
    scene.calls(call, "set_msg_emoji_like", params(true)).await;
    let call = async || reactions.get_reaction_users(&message, "76").await;
    let asked = json!({ "message_id": message, "emoji_id": "76" });
    let users = scene.calls(call, "get_emoji_likes", asked).await;
    assert_eq!((&users[0].user_id, users[0].nickname.as_str()), (&user(cast::SELF), "Mynah"));
    let call = async || reactions.set_reaction(&message, "76", false).await;
    scene.calls(call, "set_msg_emoji_like", params(false)).await;
    assert_eq!(reactions.get_reaction_users(&message, "76").await.unwrap(), []);
}

#[tokio::test]
async fn somebody_is_poked_where_the_target_leads() {
    let (scene, alice) = (Scene::new().await, user(cast::ALICE));
    let reactions = scene.bot.reactions().unwrap();
    let in_group = json!({ "group_id": group(), "user_id": alice });
    let call = async || reactions.group_poke(&group(), &alice).await;
    scene.calls(call, "group_poke", in_group.clone()).await;
    let call = async || reactions.poke(&Target::from(&group()), &alice).await;
    scene.calls(call, "group_poke", in_group).await;
    let call = async || reactions.friend_poke(&alice).await;
    scene.calls(call, "friend_poke", json!({ "user_id": alice })).await;
    let call = async || reactions.poke(&Target::from(&alice), &alice).await;
    scene.calls(call, "friend_poke", json!({ "user_id": alice })).await;
}

#[tokio::test]
async fn a_friend_sees_what_the_bot_is_about_to_do() {
    let (scene, fiona) = (Scene::new().await, user(cast::FIONA));
    let reactions = scene.bot.reactions().unwrap();
    for (status, number) in [(InputStatus::Speaking, 0), (InputStatus::Typing, 1)] {
        let call = async || reactions.set_input_status(&fiona, status).await;
        let params = json!({ "user_id": fiona, "event_type": number });
        scene.calls(call, "set_input_status", params).await;
    }
}
