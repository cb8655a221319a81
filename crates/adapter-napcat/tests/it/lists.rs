//! Lists that belong to groups: the groups themselves, who is mute, what was singled out, honors.

use mynah_adapter_napcat::CallError;
use mynah_adapter_napcat::prelude::*;
use mynah_core::Bot;
use mynah_core::model::Role;
use mynah_napcat_sim::{Sim, cast};
use serde_json::{Value, json};

use crate::bot::start;
use crate::recorder::{Recorded, Recorder};

#[tokio::test]
async fn what_lists_are_asked_for() {
    let client = Recorder::default();
    let _ = client.get_groups().await;
    let _ = client.get_groups().no_cache(true).await;
    let _ = client.get_group_shut_list(1).await;
    let _ = client.get_essence_msg_list("1").await;
    insta::assert_snapshot!(client.heard(), @r#"
    get_group_list {}
    get_group_list {"no_cache":true}
    get_group_shut_list {"group_id":"1"}
    get_essence_msg_list {"group_id":"1"}
    "#);
}

#[tokio::test]
async fn groups_are_read_as_they_were_recorded() {
    let groups = Recorded(0).get_groups().await.unwrap();
    let seen: Vec<_> = groups
        .iter()
        .map(|group| (group.group_id.as_str(), group.member_count, group.max_member_count))
        .collect();
    assert_eq!(
        seen,
        [
            ("570000001", Some(6), Some(200)),
            ("570000002", Some(2000), Some(2000)),
            ("4000000003", Some(3), Some(200)),
        ]
    );
    assert_eq!(groups[0].group_remark, "my small group");
    assert!(!groups[0].group_all_shut);
}

#[tokio::test]
async fn odd_groups_are_groups_and_what_is_none_is_left_out() {
    let odd = json!([
        { "group_id": "7", "max_member_count": "500", "group_all_shut": "-1", "member_count": null },
        { "group_id": 8, "maxMember": 200 },
        { "group_name": "no number" },
        7,
    ]);
    let groups = Recorder::answering(&odd).get_groups().await.unwrap();
    assert_eq!(groups.len(), 2);
    assert_eq!((groups[0].max_member_count, groups[0].member_count), (Some(500), None));
    assert!(groups[0].group_all_shut);
    assert_eq!(groups[1].max_member_count, Some(200));
    assert_eq!(Recorder::answering(&Value::Null).get_groups().await.unwrap(), []);
    let error = Recorder::answering(&json!({})).get_groups().await.unwrap_err();
    assert!(matches!(error, CallError::Decode { .. }), "{error}");
    let error = Recorder::answering(&json!({})).get_group_info(1).await.unwrap_err();
    assert!(matches!(error, CallError::Decode { .. }), "{error}");
}

#[tokio::test]
async fn who_is_mute_is_read_from_the_records_of_the_platform() {
    let muted = Recorded(0).get_group_shut_list(570_000_001).await.unwrap();
    assert_eq!(muted.len(), 1);
    let stranger = muted.get(&1_000_000_021.into()).unwrap();
    assert_eq!(stranger.group_id, "570000001", "the record does not say, so the request does");
    assert_eq!((stranger.name(), stranger.role), ("Stranger", Role::Member));
    assert_eq!(stranger.shut_up_time.unwrap().as_second(), 1_795_398_600);
    assert_eq!(stranger.join_time.unwrap().as_second(), 1_600_000_021);
    assert_eq!(stranger.last_sent_time.unwrap().as_second(), 1_700_000_021);
    assert_eq!((stranger.activity_level.as_str(), stranger.level()), ("22", 22));
    assert_eq!((stranger.title_expire_time, stranger.card_changeable), (None, true));
    assert!(!stranger.is_robot);
    assert!(Recorded(1).get_group_shut_list(570_000_002).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_record_is_read_in_either_spelling() {
    let odd = json!([
        { "uin": "7", "nick": "n", "cardName": "c", "role": 3, "memberSpecialTitle": "t",
          "specialTitleExpireTime": "1795398600", "isRobot": true, "shutUpTime": "0",
          "qqLevel": { "crownNum": 1, "sunNum": 0, "moonNum": 0, "starNum": 2 } },
        { "user_id": 8, "nickname": "n", "nick": "x", "role": "4", "activity_level": 9,
          "shut_up_time": 1_795_398_600, "group_id": 5, "qqLevel": 12 },
        { "uin": "9", "role": "owner", "level": "3", "memberRealLevel": 22, "qqLevel": "many" },
        { "nick": "nobody" },
        {},
        null,
    ]);
    let members = Recorder::answering(&odd).get_group_shut_list(1).await.unwrap();
    let ids: Vec<_> = members.ids().map(AsRef::as_ref).collect();
    assert_eq!(ids, ["7", "8", "9"]);

    let first = members.get(&7.into()).unwrap();
    assert_eq!(
        (first.nickname.as_str(), first.card.as_str(), first.title.as_str()),
        ("n", "c", "t")
    );
    assert_eq!((first.role, first.qq_level, first.shut_up_time), (Role::Admin, Some(66), None));
    assert!(first.is_robot && first.title_expire_time.is_some());

    let second = members.get(&8.into()).unwrap();
    assert_eq!((second.nickname.as_str(), second.role), ("n", Role::Owner));
    assert_eq!((second.group_id.as_str(), second.level(), second.qq_level), ("5", 9, Some(12)));
    assert!(second.shut_up_time.is_some());

    let third = members.get(&9.into()).unwrap();
    assert_eq!((third.role, third.level(), third.qq_level), (Role::Owner, 3, None));
    assert_eq!(
        (&third.extra["memberRealLevel"], &third.extra["qqLevel"]),
        (&json!(22), &json!("many"))
    );

    assert!(Recorder::answering(&Value::Null).get_group_shut_list(1).await.unwrap().is_empty());
    let one = Recorder::answering(&json!({ "user_id": "7", "level": 5, "role": 3 }));
    let one = one.get_group_member_info(1, 7).await.unwrap();
    assert_eq!((one.group_id.as_str(), one.level(), one.role), ("1", 5, Role::Admin));
}

#[tokio::test]
async fn a_muted_member_is_listed() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    sim.mutes(cast::GROUP, cast::OLIVIA, cast::ALICE, 600).await;
    let muted = bot.napcat.get_group_shut_list(cast::GROUP).await.unwrap();
    let alice = muted.get(&cast::ALICE.into()).unwrap();
    assert_eq!((alice.card.as_str(), alice.level()), ("Alice Card", 50));
    assert_eq!(muted.filter_by_level_ge(51).len(), 0);
}

#[tokio::test]
async fn what_was_singled_out_is_read_as_it_was_recorded() {
    let list = Recorded(0).get_essence_msg_list(570_000_001).await.unwrap();
    let first = &list[0];
    assert_eq!((first.msg_seq, first.msg_random), (Some(1001), Some(100_007_919)));
    assert_eq!((first.message_id.as_str(), first.sender_id.as_str()), ("353809385", "1000000011"));
    assert_eq!(
        (first.sender_nick.as_str(), first.operator_nick.as_deref()),
        ("Alice", Some("TestBot"))
    );
    assert_eq!(first.operator_id, Some(10001.into()));
    assert_eq!(first.operator_time.unwrap().as_second(), 1_700_000_500);
    assert_eq!(first.chain.plain_text(), "hello group hi [x] & y, z");
    assert_eq!((list.len(), list[1].chain.len()), (2, 2));
}

#[tokio::test]
async fn what_was_singled_out_is_read_in_either_spelling() {
    let odd = json!([
        { "message_id": "1", "sender_id": "2", "msgSeq": "3", "msgRandom": 4_294_967_295_u64 },
        { "message_id": 1, "sender_id": 2, "operator_id": 0, "operator_time": "0", "content": "hi",
          "msg_seq": 3, "msgSeq": 5, "msg_random": null },
        { "sender_id": 2 },
        {},
    ]);
    let list = Recorder::answering(&odd).get_essence_msg_list(1).await.unwrap();
    assert_eq!(list.len(), 2);
    assert_eq!((list[0].msg_seq, list[0].msg_random), (Some(3), Some(4_294_967_295)));
    assert!(list[0].chain.is_empty());
    assert_eq!((list[1].msg_seq, list[1].msg_random), (Some(3), None));
    assert_eq!((&list[1].operator_id, list[1].operator_time), (&None, None));
    assert_eq!(list[1].chain.plain_text(), "hi");
    assert_eq!(Recorder::answering(&Value::Null).get_essence_msg_list(1).await.unwrap(), []);
}

#[tokio::test]
async fn honors_are_read_however_little_is_said() {
    let read =
        async |answer: Value| Recorder::answering(&answer).get_group_honor_info(1, None).await;
    let nothing = read(json!({})).await.unwrap();
    assert_eq!((nothing.group_id.as_str(), &nothing.current_talkative), ("1", &None));
    assert!(nothing.legend_list.is_empty() && nothing.strong_newbie_list.is_empty());

    let odd = read(json!({
        "group_id": "5", "current_talkative": {}, "talkative_list": null,
        "performer_list": [{ "user_id": "7" }, {}, { "user_id": 8, "description": "3 days" }],
    }));
    let odd = odd.await.unwrap();
    assert_eq!((odd.group_id.as_str(), odd.talkative_list.len()), ("5", 0));
    assert_eq!((odd.performer_list.len(), odd.performer_list[0].nickname.as_str()), (2, ""));
    assert_eq!(odd.performer_list[1].description.as_deref(), Some("3 days"));
    assert!(matches!(read(Value::Null).await, Err(CallError::Decode { .. })));
}

#[tokio::test]
async fn the_generic_api_knows_the_same_groups() {
    let sim = Sim::start().await.unwrap();
    sim.group(cast::GROUP).old_essence(cast::ALICE, cast::SELF, "wise words");
    let running = start(&sim).await;
    let bot = Bot::new(std::sync::Arc::new(running.napcat.clone()));
    let groups = bot.groups().unwrap();
    assert_eq!(groups.get_groups().await.unwrap()[0].group_id, "570000001");
    let essence = groups.get_essence_msg_list(&cast::GROUP.into()).await.unwrap();
    assert_eq!(essence[0].chain.plain_text(), "wise words");
}
