//! Calls against the simulated server.

use std::sync::Arc;
use std::time::Duration;

use mynah_adapter_napcat::prelude::*;
use mynah_adapter_napcat::{CallError, GroupMemberInfo, SendError};
use mynah_core::model::Role;
use mynah_core::{Bot, ErrorKind, MessageChain, Payload, Target};
use mynah_napcat_sim::{Refusal, Sim, cast};
use serde_json::{Value, json};

use crate::bot::start;

#[tokio::test]
async fn a_group_tells_what_it_is() {
    let sim = Sim::start().await.unwrap();
    sim.group(cast::GROUP).name("Tea").remark("ours").max_member_count(500).all_muted(true);
    let bot = start(&sim).await;
    let group = bot.napcat.get_group_info(cast::GROUP).await.unwrap();
    assert_eq!(group.group_id, "570000001");
    assert_eq!(group.group_name, "Tea");
    assert_eq!(group.group_remark, "ours");
    assert!(group.group_all_shut);
    assert_eq!(group.max_member_count, Some(500));
    assert_eq!(group.member_count, Some(7));
}

#[tokio::test]
async fn members_are_known_with_their_levels() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let members = bot.napcat.get_group_members(cast::GROUP).await.unwrap();
    assert_eq!(members.len(), 7);
    let olivia = members.get(&cast::OLIVIA.into()).unwrap();
    assert_eq!(olivia.role, Role::Owner);
    assert_eq!(olivia.activity_level, "100");
    assert_eq!(olivia.title_expire_time, None);
    assert!(olivia.card_changeable);

    let veterans = members.filter_by_level_ge(50);
    let ids: Vec<_> = veterans.ids().map(AsRef::as_ref).collect();
    assert!(ids.contains(&"1000000010") && ids.contains(&"1000000011"));
    assert!(!ids.contains(&"1000000013"), "level 49 is not 50");

    let alice = bot.napcat.get_group_member_info(cast::GROUP, cast::ALICE).await.unwrap();
    assert_eq!(alice.level(), 50);
}

#[tokio::test]
async fn a_member_that_makes_no_sense_is_left_out() {
    let sim = Sim::start().await.unwrap();
    sim.answer(
        "get_group_member_list",
        json!([
            { "group_id": 1, "user_id": 7, "level": 5 },
            "who?",
            { "group_id": 1, "nickname": "nobody" },
            { "group_id": "1", "user_id": "8", "level": "12", "shut_up_timestamp": 1_795_395_000 },
        ]),
    );
    let bot = start(&sim).await;
    let members = bot.napcat.get_group_members(1).await.unwrap();
    let ids: Vec<_> = members.ids().map(AsRef::as_ref).collect();
    assert_eq!(ids, ["7", "8"]);
    assert_eq!(members.filter_by_level_ge(6).len(), 1);
    assert!(members.get(&8.into()).unwrap().shut_up_time.is_some());
}

#[tokio::test]
async fn the_dragon_king_is_known() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let honor = bot.napcat.get_group_honor_info(cast::GROUP, HonorType::Talkative).await.unwrap();
    assert_eq!(honor.current_talkative.unwrap().user_id.as_u64(), Some(1_000_000_012));
    assert!(honor.performer_list.is_empty());

    let none = bot.napcat.get_group_honor_info(cast::GROUP, HonorType::Performer).await.unwrap();
    assert_eq!(none.current_talkative, None, "an empty mapping is nobody");
}

#[tokio::test]
async fn the_generic_api_answers_the_same() {
    let sim = Sim::start().await.unwrap();
    let running = start(&sim).await;
    let bot = Bot::new(Arc::new(running.napcat.clone()));
    let groups = bot.groups().unwrap();
    let group = cast::GROUP.into();

    let members = groups.get_group_members(&group).await.unwrap();
    let calls = sim.calls().len();
    let typed = members.downcast::<GroupMemberInfo>().unwrap();
    assert_eq!(typed.filter_by_level_ge(100).len(), 1);
    assert_eq!(sim.calls().len(), calls, "going back to the typed list asks nobody");

    assert_eq!(groups.get_group_info(&group).await.unwrap().group_id, group);
    let bob = groups.get_group_member_info(&group, &cast::BOB.into()).await.unwrap();
    assert_eq!(bob.user_id.as_u64(), Some(1_000_000_012));
    let account = bot.account().unwrap().get_login_info().await.unwrap();
    assert_eq!(account.user_id, "10001");
    let support = bot.support().unwrap();
    assert!(support.get_status().await.unwrap().online);
    let version = support.get_version_info().await.unwrap();
    assert_eq!(
        (version.app_name.as_str(), version.protocol_version.as_str()),
        ("NapCat.Onebot", "v11")
    );
    let raw = bot.raw_calls().unwrap().call_raw("get_login_info", json!({})).await.unwrap();
    assert_eq!(raw["user_id"], 10001);
}

#[tokio::test]
async fn messages_arrive_where_they_are_sent_to() {
    let sim = Sim::start().await.unwrap();
    let running = start(&sim).await;
    let bot = Bot::new(Arc::new(running.napcat.clone()));

    let sent = bot.send_msg(&Target::group(cast::GROUP), "to all").await.unwrap();
    let message = sim.expect_reply().await.unwrap();
    assert_eq!(message.text(), "to all");
    assert_eq!(sent, message.message_id.to_string().as_str());
    assert_eq!(sim.expect_call("send_group_msg").await.unwrap().params["group_id"], "570000001");

    bot.send_msg(&Target::private(cast::FIONA), "to one").await.unwrap();
    assert_eq!(sim.expect_reply().await.unwrap().text(), "to one");

    let stranger =
        Target::Temporary { user: cast::STRANGER.into(), group: Some(cast::GROUP.into()) };
    bot.send_msg(&stranger, "hello").await.unwrap();
    assert_eq!(sim.expect_reply().await.unwrap().text(), "hello");
    sim.expect_call("send_private_msg").await.unwrap();
    let params = sim.expect_call("send_private_msg").await.unwrap().params;
    assert_eq!(
        (&params["user_id"], &params["group_id"]),
        (&json!("1000000021"), &json!("570000001"))
    );

    running.napcat.send_msg(&stranger, "again").await.unwrap();
    assert_eq!(sim.expect_reply().await.unwrap().text(), "again");
}

#[tokio::test]
async fn what_a_user_typed_cannot_become_a_mention() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    bot.napcat.send_group_msg(cast::GROUP, "[CQ:at,qq=all]").await.unwrap();
    let message = sim.expect_reply().await.unwrap();
    assert_eq!(message.text(), "[CQ:at,qq=all]");
    assert_eq!(message.segments.len(), 1);
}

#[tokio::test]
async fn a_message_is_answered_where_it_was_said() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    sim.says(cast::ALICE, "ping").await;
    let event = bot.hears_something().await;
    let Payload::Message(message) = &*event else { panic!("{event:?}") };
    assert_eq!(message.chain.plain_text(), "ping");
    assert_eq!(message.user_id().as_u64(), Some(1_000_000_011));
    let answer = MessageChain::from("pong").quoting(&message.message_id);
    bot.napcat.send_msg(&message.target, answer).await.unwrap();
    let reply = sim.expect_reply().await.unwrap();
    assert_eq!(reply.text(), "pong");
    assert_eq!(
        reply.quotes().map(|id| id.to_string()).as_deref(),
        Some(message.message_id.as_str())
    );
}

#[tokio::test]
async fn a_refusal_is_told_with_what_was_asked() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let error = bot.napcat.call_raw("no_such_action", Value::Null).await.unwrap_err();
    let CallError::Rejected { retcode: 1404, params, .. } = &error else { panic!("{error}") };
    assert_eq!(params, "{}");
    assert_eq!(error.kind(), ErrorKind::Unsupported);

    sim.refuse_once("get_status", 1200, "Timeout: NTEvent\n{\n}\n");
    let error = bot.napcat.get_status().await.unwrap_err();
    assert!(error.may_have_happened());
    let error = mynah_core::Error::from(error);
    assert_eq!(error.kind(), ErrorKind::TimedOut);
    assert!(matches!(error.downcast_ref(), Some(CallError::Rejected { retcode: 1200, .. })));
}

#[tokio::test]
async fn an_answer_of_another_shape_is_told_with_its_place() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    sim.answer("get_group_info", json!({ "group_id": [1] }));
    let error = bot.napcat.get_group_info(1).await.unwrap_err();
    let CallError::Decode { path, .. } = &error else { panic!("{error}") };
    assert_eq!(path, "group_id");

    sim.answer_with("send_group_msg", |_| Err(Refusal::new(1200, "no")));
    let error = bot.napcat.send_group_msg(1, "hi").await.unwrap_err();
    assert!(matches!(error, SendError::Refused(CallError::Rejected { .. })), "{error}");
}

#[tokio::test]
async fn two_thousand_calls_at_once_find_their_answers() {
    let sim = Sim::start().await.unwrap();
    sim.answer_with("get_group_info", |params| Ok(json!({ "group_id": params["group_id"] })));
    sim.faults().reorder_answers(50).duplicate_answers();
    let bot = start(&sim).await;
    let calls = (1..=2000).map(|group| bot.napcat.get_group_info(group).into_future());
    let groups = futures_util::future::join_all(calls).await;
    for (number, group) in (1..=2000).zip(groups) {
        assert_eq!(group.unwrap().group_id.as_u64(), Some(number));
    }
}

#[tokio::test]
async fn an_answer_that_never_comes_ends_at_the_deadline() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    sim.faults().never_answer("send_group_msg");
    let limit = Duration::from_millis(50);
    let error = bot.napcat.send_group_msg(cast::GROUP, "hi").timeout(limit).await.unwrap_err();
    assert!(matches!(error, SendError::Unknown(CallError::Timeout { .. })), "{error}");
    assert_eq!(sim.expect_reply().await.unwrap().text(), "hi", "it was sent all the same");
}
