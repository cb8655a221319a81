//! What the bot does to groups, to requests and to single messages.

use mynah_napcat_sim::{MemberSpec, Sim, Target, cast};
use serde_json::{Value, json};

use crate::client::{Client, refusal, start};

/// Lets the bot own the group.
fn crown(sim: &Sim) {
    sim.group(cast::GROUP).member(MemberSpec::new(cast::SELF).owner());
}

/// Parameters about Bob in the group, and more.
fn of_bob(mut more: Value) -> Value {
    more["group_id"] = cast::GROUP.into();
    more["user_id"] = cast::BOB.into();
    more
}

async fn call(client: &mut Client, action: &str, more: Value) -> Value {
    client.call(action, of_bob(more)).await
}

#[tokio::test]
async fn a_group_is_muted_and_everybody_is_told() {
    let (sim, mut client) = start().await;
    call(&mut client, "set_group_whole_ban", json!({})).await;
    assert!(sim.group(cast::GROUP).is_all_muted());
    let notice = client.event().await;
    assert_eq!((&notice["user_id"], &notice["duration"]), (&json!(0), &json!(-1)));
    let info = client.call("get_group_info", json!({"group_id": cast::GROUP})).await;
    assert_eq!(info["data"]["group_all_shut"], -1);
    call(&mut client, "set_group_whole_ban", json!({"enable": "false"})).await;
    let notice = client.event().await;
    assert_eq!((&notice["sub_type"], &notice["duration"]), (&json!("lift_ban"), &json!(0)));
    sim.group(cast::GROUP).member(MemberSpec::new(cast::SELF));
    let answer = call(&mut client, "set_group_whole_ban", json!({})).await;
    assert_eq!(answer["retcode"], 1200);
}

#[tokio::test]
async fn only_an_owner_gives_ranks_and_titles_but_nobody_says_so() {
    let (sim, mut client) = start().await;
    let bob = || sim.group(cast::GROUP).find(cast::BOB).unwrap();
    for (action, params) in [
        ("set_group_admin", json!({"enable": true})),
        ("set_group_special_title", json!({"special_title": "Boss"})),
    ] {
        assert_eq!(call(&mut client, action, params.clone()).await["retcode"], 0);
        client.assert_quiet().await;
        crown(&sim);
        call(&mut client, action, params).await;
        assert_eq!(client.event().await["user_id"], cast::BOB);
        sim.group(cast::GROUP).member(MemberSpec::new(cast::SELF).admin());
    }
    assert_eq!((bob().role.as_str(), &*bob().title), ("admin", "Boss"));
    crown(&sim);
    call(&mut client, "set_group_special_title", json!({})).await;
    assert_eq!(client.event().await["title"], "");
    call(&mut client, "set_group_admin", json!({})).await;
    assert_eq!(client.event().await["sub_type"], "unset", "left out, it is false");
    assert_eq!((bob().role.as_str(), &*bob().title), ("member", ""));
}

#[tokio::test]
async fn a_group_is_renamed_remarked_and_left() {
    let (sim, mut client) = start().await;
    let group = sim.group(cast::GROUP);
    call(&mut client, "set_group_name", json!({"group_name": "Nest"})).await;
    let notice = client.event().await;
    assert_eq!((&notice["sub_type"], &notice["name_new"]), (&json!("group_name"), &json!("Nest")));
    call(&mut client, "set_group_remark", json!({"remark": "home"})).await;
    assert_eq!((&*group.current_name(), &*group.current_remark()), ("Nest", "home"));
    call(&mut client, "set_group_sign", json!({})).await;
    assert!(group.is_signed());
    sim.a_day_passes();
    assert!(!group.is_signed());
    call(&mut client, "set_group_leave", json!({"is_dismiss": true})).await;
    assert_eq!(client.event().await["sub_type"], "leave");
    assert!(group.find(sim.self_id()).is_none() && group.find(cast::BOB).is_some());
}

#[tokio::test]
async fn many_are_removed_at_once_as_far_as_the_rank_allows() {
    let (sim, mut client) = start().await;
    let crowd = [cast::BOB, cast::OLIVIA, 999, cast::ZHANG_SAN];
    let params = json!({"group_id": cast::GROUP, "user_id": crowd});
    client.call("set_group_kick_members", params).await;
    let group = sim.group(cast::GROUP);
    assert!(group.find(cast::BOB).is_none() && group.find(cast::ZHANG_SAN).is_none());
    assert!(group.find(cast::OLIVIA).is_some());
    assert_eq!(client.event().await["user_id"], cast::BOB);
    assert_eq!(client.event().await["user_id"], cast::ZHANG_SAN);
}

#[tokio::test]
async fn the_muted_are_listed_as_the_kernel_knows_them() {
    let (sim, mut client) = start().await;
    let params = json!({"group_id": cast::GROUP});
    assert_eq!(client.call("get_group_shut_list", params.clone()).await["data"], json!([]));
    sim.mutes(cast::GROUP, cast::OLIVIA, cast::BOB, 600).await;
    let list = client.call("get_group_shut_list", params).await;
    let bob = &list["data"][0];
    assert_eq!((&bob["uin"], &bob["role"]), (&json!(cast::BOB.to_string()), &json!(2)));
    assert!(bob["shutUpTime"].is_number() && bob["specialTitleExpireTime"].is_string());
}

#[tokio::test]
async fn an_essence_is_told_when_it_is_made_and_not_when_it_goes() {
    let (sim, mut client) = start().await;
    let said = sim.says(cast::BOB, "wise words").await;
    client.event().await;
    let params = json!({"message_id": said});
    assert_eq!(client.call("set_essence_msg", params.clone()).await["data"]["errCode"], 0);
    let notice = client.event().await;
    assert_eq!((&notice["notice_type"], &notice["sub_type"]), (&json!("essence"), &json!("add")));
    assert_eq!((&notice["sender_id"], &notice["operator_id"]), (&json!(cast::BOB), &json!(10001)));
    sim.group(cast::GROUP).old_essence(cast::ALICE, cast::OLIVIA, "old words");
    let list = client.call("get_essence_msg_list", json!({"group_id": cast::GROUP})).await;
    assert_eq!(list["data"][0]["content"][0]["data"]["text"], "old words");
    assert_eq!(list["data"][1]["message_id"], said);
    client.call("delete_essence_msg", params).await;
    let old = json!({"message_id": list["data"][0]["message_id"]});
    client.call("delete_essence_msg", old.clone()).await;
    assert!(sim.group(cast::GROUP).essences().is_empty());
    client.assert_quiet().await;
    let answer = client.call("delete_essence_msg", old).await;
    assert_eq!(refusal(&answer), (1200, "消息不存在"));
    let answer = client.call("set_essence_msg", json!({"message_id": 1})).await;
    assert_eq!(refusal(&answer), (1200, "msg not found"));
}

#[tokio::test]
async fn a_friend_request_is_answered_by_its_flag() {
    let (sim, mut client) = start().await;
    let first = sim.asks_for_friendship(88, "please").await;
    let second = sim.asks_for_friendship(89, "me too").await;
    assert_ne!(first, second, "two in a second can be told apart");
    assert_eq!(client.event().await["flag"], first.as_str());
    client.event().await;
    let params = json!({"flag": second, "approve": "false"});
    client.call("set_friend_add_request", params).await;
    assert!(!sim.answer_to(&second).unwrap().approved && sim.answer_to(&first).is_none());
    client.call("set_friend_add_request", json!({"flag": first, "remark": "Eighty"})).await;
    assert_eq!(client.event().await["notice_type"], "friend_add");
    assert!(sim.friends().contains(&88) && !sim.friends().contains(&89));
    assert_eq!(sim.user(88).profile().remark, "Eighty");
    let params = json!({"flag": first, "remark": null});
    let answer = client.call("set_friend_add_request", params).await;
    assert_eq!(refusal(&answer), (1400, "Schema compilation error: Expected string"));
}

#[tokio::test]
async fn whoever_is_let_into_a_group_is_in() {
    let (sim, mut client) = start().await;
    let flag = sim.asks_to_join(cast::GROUP, 88, "let me in").await;
    assert_eq!(client.event().await["flag"], flag.as_str());
    let params = json!({"flag": flag, "approve": false, "reason": "full"});
    client.call("set_group_add_request", params).await;
    assert_eq!(sim.answer_to(&flag).unwrap().words, "full");
    client.call("set_group_add_request", json!({"flag": flag, "reason": null})).await;
    assert_eq!(client.event().await["sub_type"], "approve");
    assert!(sim.group(cast::GROUP).find(88).is_some());
    let flag = sim.invites(4711, cast::ALICE).await;
    client.event().await;
    client.call("set_group_add_request", json!({"flag": flag})).await;
    assert_eq!(client.event().await["user_id"], sim.self_id());
    assert!(sim.group(4711).find(sim.self_id()).is_some());
    let answer = client.call("set_friend_add_request", json!({"flag": flag})).await;
    assert_eq!(refusal(&answer), (1200, "No such request"));
}

#[tokio::test]
async fn those_who_reacted_are_named() {
    let (sim, mut client) = start().await;
    let said = sim.says(cast::BOB, "nice").await;
    for user_id in [cast::ALICE, cast::OLIVIA] {
        sim.likes(user_id, said, "76").await;
    }
    let params = json!({"message_id": said, "emoji_id": 76, "count": 1});
    let answer = client.call("get_emoji_likes", params).await;
    let expected = json!([{"user_id": cast::OLIVIA.to_string(), "nick_name": "Olivia"}]);
    assert_eq!(answer["data"]["emoji_like_list"], expected);
    let params = json!({"message_id": said, "emojiId": "76", "emojiType": 1});
    let answer = client.call("fetch_emoji_like", params).await;
    assert_eq!(answer["data"]["emojiLikesList"][1]["tinyId"], cast::ALICE.to_string());
    let params = json!({"message_id": "7400000000000000001", "emoji_id": "76"});
    let answer = client.call("get_emoji_likes", params).await;
    assert_eq!(refusal(&answer), (1200, "长ID模式下必须提供群号"));
}

#[tokio::test]
async fn a_message_is_passed_on_as_it_is() {
    let (sim, mut client) = start().await;
    let said = sim.says(cast::BOB, "gossip").await;
    let params = json!({"message_id": said, "user_id": cast::FIONA});
    assert_eq!(client.call("forward_friend_single_msg", params).await["data"], Value::Null);
    let sent = sim.expect_reply().await.unwrap();
    assert_eq!((sent.target, &*sent.text()), (Target::Friend(cast::FIONA), "gossip"));
    let params = json!({"message_id": 1, "group_id": cast::GROUP});
    let answer = client.call("forward_group_single_msg", params).await;
    assert_eq!(refusal(&answer), (1200, "无法找到消息1"));
    let params = json!({"message_id": said, "group_id": 999});
    let answer = client.call("forward_group_single_msg", params).await;
    assert!(refusal(&answer).1.starts_with("转发消息失败"), "{answer}");
}

#[tokio::test]
async fn a_forward_is_found_by_every_name_it_has() {
    let (sim, mut client) = start().await;
    let nodes = json!([{"type": "node", "data": {"user_id": cast::ALICE, "content": "one"}}]);
    let params = json!({"group_id": cast::GROUP, "messages": nodes});
    let sent = client.call("send_group_forward_msg", params).await["data"].take();
    let found = client.call("get_msg", json!({"message_id": sent["message_id"]})).await;
    let kernel_id = &found["data"]["message"][0]["data"]["id"];
    assert_ne!(kernel_id, &sent["res_id"]);
    for id in [&sent["res_id"], &sent["message_id"], kernel_id] {
        let answer = client.call("get_forward_msg", json!({"message_id": id})).await;
        assert_eq!(answer["data"]["messages"][0]["raw_message"], "one", "{id}");
        assert_eq!(answer["data"]["messages"][0]["sender"]["nickname"], "QQ用户");
    }
    let message = json!({"type": "forward", "data": {"id": sent["res_id"]}});
    let params = json!({"user_id": cast::FIONA, "message": message});
    let again = client.call("send_private_msg", params).await;
    let params = json!({"message_id": again["data"]["message_id"]});
    let answer = client.call("get_forward_msg", params).await;
    assert_eq!(answer["data"]["messages"][0]["raw_message"], "one");
    drop(sim);
}

#[tokio::test]
async fn nodes_lie_in_nodes_three_deep_and_no_deeper() {
    let (_sim, mut client) = start().await;
    let node = |content: Value| json!([{"type": "node", "data": {"content": content}}]);
    let nodes = node(node(node(node(json!("too deep")))));
    let params = json!({"group_id": cast::GROUP, "messages": nodes});
    let sent = client.call("send_group_forward_msg", params).await;
    let params = json!({"message_id": sent["data"]["message_id"]});
    let answer = client.call("get_forward_msg", params).await;
    let inner = |messages: &Value| messages[0]["message"][0]["data"]["content"].clone();
    let third = inner(&inner(&answer["data"]["messages"]));
    assert_eq!(third.as_array().unwrap().len(), 1);
    assert_eq!(inner(&third), json!([]));
}
