//! What people do, what the bot may do to them, and how it is told.

use mynah_napcat_sim::{GroupSpec, MemberSpec, Role, Sim, World, cast};
use serde_json::{Value, json};

use crate::client::{Client, refusal};

/// Compares an event, apart from its time and the two fields all have.
fn assert_event(event: &Value, expected: &Value) {
    let mut event = event.clone();
    let fields = event.as_object_mut().expect("events are objects");
    assert!(fields.remove("time").is_some_and(|time| time.is_number()));
    assert_eq!(fields.remove("self_id"), Some(json!(10001)));
    assert_eq!(&event, expected);
}

#[tokio::test]
async fn deeds_are_told_as_the_real_server_tells_them() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let group = cast::GROUP;
    let notice = |kind: &str, user: i64, more: Value| {
        let mut event = json!({
            "post_type": "notice", "notice_type": kind, "group_id": group, "user_id": user,
        });
        event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        event
    };

    sim.joins(group, 77).await;
    let more = json!({"sub_type": "approve", "operator_id": cast::OLIVIA});
    assert_event(&client.event().await, &notice("group_increase", 77, more));
    sim.leaves(group, 77).await;
    let more = json!({"sub_type": "leave", "operator_id": 77});
    assert_event(&client.event().await, &notice("group_decrease", 77, more));
    sim.kicks(group, cast::OLIVIA, cast::BIG_UIN).await;
    let more = json!({"sub_type": "kick", "operator_id": cast::OLIVIA});
    assert_event(&client.event().await, &notice("group_decrease", cast::BIG_UIN, more));
    sim.promotes(group, cast::BOB).await;
    let more = json!({"sub_type": "set"});
    assert_event(&client.event().await, &notice("group_admin", cast::BOB, more));
    assert_eq!(sim.group(group).find(cast::BOB).unwrap().role, Role::Admin);
    let said = sim.says(cast::BOB, "oops").await;
    client.event().await;
    sim.likes(cast::ALICE, said, "76").await;
    let likes = json!([{"emoji_id": "76", "count": 1}]);
    let more = json!({"message_id": said, "likes": likes, "is_add": true});
    assert_event(&client.event().await, &notice("group_msg_emoji_like", cast::ALICE, more));
    sim.recalls(cast::OLIVIA, said).await;
    let more = json!({"operator_id": cast::OLIVIA, "message_id": said});
    assert_event(&client.event().await, &notice("group_recall", cast::BOB, more));
    let answer = client.call("get_msg", json!({"message_id": said})).await;
    assert_eq!(refusal(&answer), (1200, "消息不存在"));
}

#[tokio::test]
async fn pokes_and_requests_are_told() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.pokes(cast::GROUP, cast::ALICE, sim.self_id()).await;
    let poke = client.event().await;
    assert_eq!((&poke["sub_type"], &poke["target_id"]), (&json!("poke"), &json!(10001)));
    assert_eq!(poke["raw_info"].as_array().unwrap().len(), 5);
    sim.pokes_privately(cast::FIONA).await;
    let poke = client.event().await;
    assert_eq!((&poke["user_id"], &poke["sender_id"]), (&json!(cast::FIONA), &json!(cast::FIONA)));
    sim.asks_for_friendship(88, "please").await;
    assert_eq!(client.event().await["request_type"], "friend");
    sim.asks_to_join(cast::GROUP, 88, "let me in").await;
    assert_eq!(client.event().await["sub_type"], "add");
    sim.invites(4711, cast::ALICE).await;
    assert_eq!(client.event().await["sub_type"], "invite");
    sim.befriends(88).await;
    assert_eq!(client.event().await["notice_type"], "friend_add");
    assert!(sim.friends().contains(&88));
    sim.event(json!({"post_type": "anything", "x": 1})).await;
    assert_eq!(client.event().await, json!({"post_type": "anything", "x": 1}));
}

#[tokio::test]
async fn what_the_bot_does_to_members_is_told_back_to_it() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let params = json!({"group_id": cast::GROUP, "user_id": cast::BOB, "duration": "600"});
    assert_eq!(client.call("set_group_ban", params).await["data"], Value::Null);
    let notice = client.event().await;
    assert_eq!((&notice["sub_type"], &notice["duration"]), (&json!("ban"), &json!(600)));
    assert_eq!(notice["operator_id"], 10001);
    let params = json!({"group_id": cast::GROUP, "user_id": cast::BOB});
    let info = client.call("get_group_member_info", params.clone()).await;
    assert!(info["data"]["shut_up_timestamp"].as_i64().unwrap() > 0);
    client.call("set_group_kick", params).await;
    let notice = client.event().await;
    assert_eq!((&notice["sub_type"], &notice["user_id"]), (&json!("kick"), &json!(cast::BOB)));
    assert!(sim.group(cast::GROUP).find(cast::BOB).is_none());
    let params = json!({"group_id": cast::GROUP, "user_id": cast::ALICE});
    assert_eq!(client.call("group_poke", params).await.get("data"), None);
    let notice = client.event().await;
    assert_eq!((&notice["user_id"], &notice["target_id"]), (&json!(10001), &json!(cast::ALICE)));
}

#[tokio::test]
async fn rank_decides_whom_the_bot_may_mute_and_whose_messages_it_may_recall() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let ban = |user_id| json!({"group_id": cast::GROUP, "user_id": user_id, "duration": 60});
    let answer = client.call("set_group_ban", ban(cast::OLIVIA)).await;
    assert_eq!(refusal(&answer), (1200, "cannot ban owner"));
    sim.group(cast::GROUP).member(MemberSpec::new(cast::SELF));
    let answer = client.call("set_group_ban", ban(cast::BOB)).await;
    assert_eq!(refusal(&answer), (1200, "ERR_NOT_GROUP_ADMIN"));
    let said = sim.says(cast::BOB, "mine").await;
    let answer = client.call("delete_msg", json!({"message_id": said})).await;
    assert_eq!(refusal(&answer), (1200, "Recall failed"));
    sim.group(cast::GROUP).member(MemberSpec::new(cast::SELF).admin());
    let answer = client.call("delete_msg", json!({"message_id": said})).await;
    assert_eq!(answer["retcode"], 0);
}

#[tokio::test]
async fn a_new_card_is_announced_with_the_next_message() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let params = json!({"group_id": cast::GROUP, "user_id": cast::ALICE, "card": "New"});
    client.call("set_group_card", params).await;
    client.assert_quiet().await;
    sim.says(cast::ALICE, "hi").await;
    let notice = client.event().await;
    assert_eq!((&notice["card_old"], &notice["card_new"]), (&json!("Alice Card"), &json!("New")));
    assert_eq!(client.event().await["sender"]["card"], "New");
    sim.says(cast::ALICE, "again").await;
    assert_eq!(client.event().await["post_type"], "message");
}

#[tokio::test]
async fn reactions_are_counted_on_the_message() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let said = sim.says(cast::ALICE, "nice").await;
    sim.likes(cast::BOB, said, "76").await;
    let params = json!({"message_id": said, "emoji_id": 76});
    client.call("set_msg_emoji_like", params).await;
    let found = client.call("get_msg", json!({"message_id": said})).await;
    let expected = json!([{"emoji_id": "76", "emoji_type": "1", "likes_cnt": "2"}]);
    assert_eq!(found["data"]["emoji_likes_list"], expected);
}

#[tokio::test]
async fn a_bot_that_was_removed_hears_no_more_of_the_group() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    sim.kicks(cast::GROUP, cast::OLIVIA, sim.self_id()).await;
    assert_eq!(client.event().await["sub_type"], "kick_me");
    sim.says(cast::ALICE, "is it gone?").await;
    client.assert_quiet().await;
    assert_eq!(client.call("get_group_list", json!({})).await["data"], json!([]));
    let info = client.call("get_group_info", json!({"group_id": cast::GROUP})).await;
    assert_eq!(info["data"]["groupName"], info["data"]["group_name"], "the kernel's record too");
}

#[tokio::test]
async fn a_file_is_told_twice() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let data = json!({"file": "a.txt", "file_id": "/1", "file_size": "12", "url": "https://e.com"});
    sim.says(cast::ALICE, json!({"type": "file", "data": data})).await;
    let notice = client.event().await;
    let file = json!({"id": "/1", "name": "a.txt", "size": 12, "busid": 0});
    assert_eq!((&notice["notice_type"], &notice["file"]), (&json!("group_upload"), &file));
    assert_eq!(client.event().await["message"][0]["type"], "file");
}

#[tokio::test]
async fn an_empty_world_is_furnished_as_it_runs() {
    let sim = Sim::builder().empty().start().await.unwrap();
    assert!(sim.groups().is_empty());
    let group = sim.group(4711).name("Aviary").remark("birds").max_member_count(500);
    group.member(MemberSpec::new(1).nickname("One").owner().level(60));
    sim.friend(2).nickname("Two").remark("Zwei");
    let mut client = Client::connect(&sim).await;
    let info = client.call("get_group_info", json!({"group_id": 4711})).await;
    let expected = json!({
        "group_all_shut": 0, "group_remark": "birds", "group_id": 4711, "group_name": "Aviary",
        "member_count": 2, "max_member_count": 500,
    });
    assert_eq!(info["data"], expected);
    let friends = client.call("get_friend_list", json!({})).await;
    assert_eq!(friends["data"][0]["remark"], "Zwei");
    assert_eq!(sim.default_group().id(), 4711);
    assert_eq!(sim.user(1).profile().nickname, "One");
}

#[tokio::test]
async fn the_example_has_levels_that_tell_a_right_filter_from_a_wrong_one() {
    let sim = Sim::start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let list = client.call("get_group_member_list", json!({"group_id": cast::GROUP})).await;
    let members = list["data"].as_array().unwrap();
    let level = |member: &Value| member["level"].as_str().unwrap().parse::<u32>().unwrap();
    let veterans: Vec<_> = members.iter().filter(|member| level(member) >= 50).collect();
    assert_eq!(veterans.len(), 2);
    let honor = client.call("get_group_honor_info", json!({"group_id": cast::GROUP})).await;
    assert_eq!(honor["data"]["current_talkative"]["user_id"], cast::BOB);
}

#[tokio::test]
async fn a_foreign_group_is_known_but_not_joined() {
    let spec = GroupSpec::new(9, "Elsewhere").member(MemberSpec::new(1).owner()).foreign();
    let world = World::new(cast::SELF, "Mynah").group(spec);
    let sim = Sim::builder().world(world).start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    assert_eq!(client.call("get_group_list", json!({})).await["data"], json!([]));
    let params = json!({"group_id": 9, "message": "x"});
    let answer = client.call("send_group_msg", params).await;
    assert!(refusal(&answer).1.contains("群不存在或不在群内"));
}
