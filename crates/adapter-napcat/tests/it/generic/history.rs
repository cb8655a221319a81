//! Messages that were sent.

use mynah_core::message::segment::{Forward, Node};
use mynah_core::model::HistoryQuery;
use mynah_core::{MessageId, Target};
use mynah_napcat_sim::cast;
use serde_json::json;

use super::{Scene, group, user};

#[tokio::test]
async fn one_message_is_looked_up_with_its_time_and_its_reactions() {
    let scene = Scene::new().await;
    let history = scene.bot.history().unwrap();
    let id = scene.sim.says(cast::ALICE, "hello").await;
    scene.sim.likes(cast::BOB, id, "76").await;
    let message = MessageId::from(id);
    let call = async || history.get_msg(&message).await;
    let told = scene.calls(call, "get_msg", json!({ "message_id": message })).await;
    assert_eq!((told.chain.plain_text().as_ref(), told.user_id()), ("hello", &user(cast::ALICE)));
    assert_eq!(told.target, Target::group(cast::GROUP));
    assert!(told.time.is_some() && !told.is_own);
    assert_eq!((told.reactions[0].emoji_id.as_str(), told.reactions[0].count), ("76", 1));
}

/// The server does not say who the bot said it to.
#[tokio::test]
async fn what_the_bot_said_in_private_is_looked_up_as_well() {
    let scene = Scene::new().await;
    let history = scene.bot.history().unwrap();
    let friend = Target::private(u64::try_from(cast::ALICE).unwrap());
    let message = scene.bot.send_msg(&friend, "between us").await.unwrap();
    let told = history.get_msg(&message).await.unwrap();
    assert!(told.is_own);
    assert_eq!(told.chain.plain_text(), "between us");
    assert_eq!(told.target, Target::Private(told.user_id().clone()));
}

#[tokio::test]
async fn the_bot_takes_back_its_own_message_without_asking_anything_first() {
    let scene = Scene::new().await;
    let history = scene.bot.history().unwrap();
    let message = scene.bot.send_msg(&Target::group(cast::GROUP), "oops").await.unwrap();
    let call = async || history.delete_msg(&message).await;
    scene.calls(call, "delete_msg", json!({ "message_id": message })).await;
    assert_eq!(scene.sim.calls().len(), 1);
    assert!(history.get_msg(&message).await.is_err());
}

#[tokio::test]
async fn a_merged_forward_is_looked_into() {
    let scene = Scene::new().await;
    let history = scene.bot.history().unwrap();
    let forward = Forward::new([Node::written(cast::ALICE, "Alice", "within")]);
    let message = scene.bot.send_msg(&Target::group(cast::GROUP), forward).await.unwrap();
    let call = async || history.get_forward_msg(&message).await;
    let read = scene.calls(call, "get_forward_msg", json!({ "message_id": message })).await;
    let Node::Written(node) = &read.nodes[0] else { panic!("nothing was quoted") };
    assert_eq!(node.content.plain_text(), "within");
}

#[tokio::test]
async fn a_history_has_as_many_messages_as_were_asked_for_oldest_first() {
    let scene = Scene::new().await;
    let history = scene.bot.history().unwrap();
    let mut ids = Vec::new();
    for number in 0..5 {
        ids.push(MessageId::from(scene.sim.says(cast::ALICE, format!("{number}")).await));
    }
    for (query, params, first, last) in [
        (HistoryQuery::latest().count(2), json!({ "count": 2 }), 3, 4),
        (
            HistoryQuery::ending_at(&ids[3]).count(3),
            json!({ "count": 3, "message_seq": ids[3] }),
            1,
            3,
        ),
        (
            HistoryQuery::starting_at(&ids[1]).count(2),
            json!({ "count": 2, "message_seq": ids[1], "reverse_order": true }),
            1,
            2,
        ),
    ] {
        let mut params = params;
        params["group_id"] = json!(group());
        let call = async || history.get_group_msg_history(&group(), &query).await;
        let told = scene.calls(call, "get_group_msg_history", params).await;
        assert_eq!(told.first().map(|told| &told.message_id), Some(&ids[first]));
        assert_eq!(told.last().map(|told| &told.message_id), Some(&ids[last]));
        assert!(told.iter().all(|message| message.time.is_some()));
    }
}

#[tokio::test]
async fn a_private_chat_has_a_history_too() {
    let (scene, fiona) = (Scene::new().await, user(cast::FIONA));
    let history = scene.bot.history().unwrap();
    scene.sim.whispers(cast::FIONA, "psst").await;
    let query = HistoryQuery::default();
    let call = async || history.get_private_msg_history(&fiona, &query).await;
    let params = json!({ "user_id": fiona, "count": 20 });
    let told = scene.calls(call, "get_friend_msg_history", params).await;
    assert_eq!(told.last().unwrap().chain.plain_text(), "psst");
    assert_eq!(told.last().unwrap().target, Target::private(cast::FIONA));
}

#[tokio::test]
async fn the_latest_message_of_each_conversation_is_told() {
    let scene = Scene::new().await;
    let history = scene.bot.history().unwrap();
    scene.sim.whispers(cast::FIONA, "psst").await;
    let call = async || history.get_last_msg_per_conv().await;
    let latest = scene.calls(call, "get_recent_contact", json!({})).await;
    assert_eq!(latest[0].target, Some(Target::private(cast::FIONA)));
    assert_eq!(latest[0].message.as_ref().unwrap().chain.plain_text(), "psst");
}

#[tokio::test]
async fn what_was_said_is_marked_as_read_where_it_was_said() {
    let (scene, fiona) = (Scene::new().await, user(cast::FIONA));
    let history = scene.bot.history().unwrap();
    let call = async || history.mark_group_msg_as_read(&group()).await;
    scene.calls(call, "mark_group_msg_as_read", json!({ "group_id": group() })).await;
    let call = async || history.mark_private_msg_as_read(&fiona).await;
    scene.calls(call, "mark_private_msg_as_read", json!({ "user_id": fiona })).await;
    let call = async || history.mark_all_as_read().await;
    scene.calls(call, "_mark_all_as_read", json!({})).await;
}
