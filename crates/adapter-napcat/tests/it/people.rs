//! People outside of groups, and what was last said to them.

use mynah_adapter_napcat::CallError;
use mynah_adapter_napcat::prelude::*;
use mynah_core::model::Sex;
use mynah_core::{Bot, Target};
use mynah_napcat_sim::{Sim, cast};
use serde_json::{Value, json};

use crate::bot::start;
use crate::recorder::{Recorded, Recorder};

#[tokio::test]
async fn what_is_asked_of_people() {
    let client = Recorder::default();
    let _ = client.get_friends().await;
    let _ = client.get_friends().no_cache(true).await;
    let _ = client.get_stranger_info(4_000_000_003_u64).await;
    let _ = client.get_stranger_info("10001").no_cache(true).await;
    let _ = client.get_last_msg_per_conv().await;
    let _ = client.get_last_msg_per_conv().count(3).await;
    let _ = client.send_like(7).await;
    let _ = client.send_like("7").times(20).await;
    let _ = client.create_collection("raw", "brief").await;
    insta::assert_snapshot!(client.heard(), @r#"
    get_friend_list {}
    get_friend_list {"no_cache":true}
    get_stranger_info {"user_id":"4000000003"}
    get_stranger_info {"user_id":"10001","no_cache":true}
    get_recent_contact {}
    get_recent_contact {"count":3}
    send_like {"user_id":"7"}
    send_like {"user_id":"7","times":20}
    create_collection {"rawData":"raw","brief":"brief"}
    "#);
}

#[tokio::test]
async fn friends_are_read_as_they_were_recorded() {
    let friends = Recorded(0).get_friends().await.unwrap();
    assert_eq!(friends.len(), 4);
    let alice = &friends[0];
    assert_eq!(alice.user_id, "1000000011");
    assert_eq!((alice.nickname.as_str(), alice.remark.as_str()), ("Alice", "Ali"));
    assert_eq!((alice.sex, alice.age, alice.level), (Sex::Female, Some(20), Some(39)));
    assert_eq!(alice.extra["category_id"], 1);
    assert_eq!(Recorded(1).get_friends().await.unwrap(), friends);
}

#[tokio::test]
async fn odd_friends_are_friends_and_what_is_none_is_left_out() {
    let odd = json!([
        { "user_id": "7", "level": "12", "age": "0", "sex": 1 },
        { "uin": "8", "nick": "eight", "qqLevel": { "sunNum": 1 } },
        { "nickname": "nobody" },
        "nine",
        null,
    ]);
    let friends = Recorder::answering(&odd).get_friends().await.unwrap();
    let seen: Vec<_> =
        friends.iter().map(|friend| (friend.user_id.as_str(), friend.level)).collect();
    assert_eq!(seen, [("7", Some(12)), ("8", Some(16))]);
    assert_eq!((friends[0].sex, friends[0].age), (Sex::Male, None));
    assert_eq!(friends[1].nickname, "eight");
    assert_eq!(Recorder::answering(&Value::Null).get_friends().await.unwrap(), []);
    let error = Recorder::answering(&json!({})).get_friends().await.unwrap_err();
    assert!(matches!(error, CallError::Decode { .. }), "{error}");
}

#[tokio::test]
async fn strangers_are_read_as_they_were_recorded() {
    let alice = Recorded(0).get_stranger_info(cast::ALICE).await.unwrap();
    assert_eq!(alice.user_id, "1000000011");
    assert_eq!((alice.nickname.as_str(), alice.bio.as_str()), ("Alice", "hello world"));
    assert_eq!((alice.level, alice.age, alice.sex), (Some(39), Some(20), Sex::Female));
    assert_eq!(alice.reg_time.unwrap().as_second(), 1_300_000_000);
    assert_eq!((alice.is_vip, alice.is_years_vip), (Some(true), Some(false)));
    assert_eq!((alice.vip_level, alice.status, alice.login_days), (Some(7), Some(10), Some(0)));
    assert_eq!(alice.uid.as_deref(), Some("u_HmQgCmiFp94G0nV3mG6c3A"));
    assert_eq!(alice.qid.as_deref(), Some("alice_q"));
    assert_eq!((alice.remark.as_str(), &alice.extra["country"]), ("Ali", &json!("中国")));

    let big = Recorded(1).get_stranger_info(3_889_000_001_u64).await.unwrap();
    assert_eq!((big.user_id.as_u64(), big.qid.as_deref()), (Some(3_889_000_001), None));
}

#[tokio::test]
async fn a_stranger_is_read_however_little_is_said() {
    let read = async |answer: Value| Recorder::answering(&answer).get_stranger_info(7).await;
    let little = read(json!({ "user_id": "7" })).await.unwrap();
    assert_eq!((little.level, little.uid.as_ref(), little.is_years_vip), (None, None, None));
    assert_eq!((little.vip_level, little.status, little.login_days), (None, None, None));

    let native = json!({
        "uin": "7", "nick": "n", "longNick": "b", "regTime": "5", "qqLevel": null, "age": null,
        "is_vip": "true", "is_years_vip": 1, "vip_level": "7", "status": "10", "qq_level": "4",
    });
    let native = read(native).await.unwrap();
    assert_eq!((native.nickname.as_str(), native.bio.as_str()), ("n", "b"));
    assert_eq!((native.level, native.vip_level, native.status), (Some(4), Some(7), Some(10)));
    assert_eq!((native.is_vip, native.is_years_vip), (Some(true), Some(true)));

    for nobody in [json!(null), json!({}), json!([]), json!({ "user_id": 0 })] {
        let error = read(nobody).await.unwrap_err();
        assert!(matches!(error, CallError::Decode { .. }), "{error}");
    }
}

#[tokio::test]
async fn conversations_are_read_as_they_were_recorded() {
    let latest = Recorded(0).get_last_msg_per_conv().await.unwrap();
    let targets: Vec<_> = latest.iter().map(|conversation| conversation.target.clone()).collect();
    let session = Target::Temporary { user: 1_000_000_021.into(), group: Some(570_000_001.into()) };
    let private = Target::private(1_000_000_011);
    assert_eq!(targets, [Some(Target::group(570_000_001)), Some(private), Some(session.clone())]);

    let group = &latest[0];
    assert_eq!((group.peer_name.as_str(), group.peer_uin.as_str()), ("Small Group", "570000001"));
    assert_eq!(group.time.unwrap().as_second(), 1_795_395_017);
    assert_eq!((group.chat_type, group.msg_time_str.as_str()), (2, "1795395017"));
    assert_eq!(
        (group.send_nick_name.as_str(), group.send_member_name.as_str()),
        ("TestBot", "BotCard")
    );

    let whispered = latest[2].message.as_ref().unwrap();
    assert_eq!(whispered.chain.plain_text(), "stranger");
    assert_eq!(whispered.target, session);
    assert_eq!(whispered.message_id, latest[2].msg_id.as_str(), "the platform's id stands in");
}

#[tokio::test]
async fn a_conversation_is_read_however_little_is_said() {
    let odd = json!([
        {},
        { "peerUin": 7, "chatType": "1", "msgTime": 1_795_395_017, "lastestMsg": {} },
        { "peer_uin": "8", "chat_type_num": 2, "msg_time_str": "0", "peer_name": "eight" },
        { "peerUin": "9", "chatType": 100, "msgId": "5", "lastestMsg": {
            "user_id": "9", "message": "[CQ:face,id=76]hi", "group_id": 284_840_486,
        } },
        { "peerUin": "1", "chatType": 77 },
        "what?",
    ]);
    let latest = Recorder::answering(&odd).get_last_msg_per_conv().await.unwrap();
    assert_eq!(latest.len(), 5);
    assert_eq!((&latest[0].target, &latest[0].message, latest[0].time), (&None, &None, None));
    assert_eq!((&latest[1].target, &latest[1].message), (&Some(Target::private(7)), &None));
    assert!(latest[1].time.is_some());
    assert_eq!((&latest[2].target, latest[2].time), (&Some(Target::group(8)), None));
    let message = latest[3].message.as_ref().unwrap();
    assert_eq!(message.target, Target::Temporary { user: 9.into(), group: None });
    assert_eq!((message.chain.len(), message.message_id.as_str()), (2, "5"));
    assert_eq!((&latest[4].target, latest[4].chat_type), (&None, 77));
}

#[tokio::test]
async fn likes_answer_what_the_server_answers() {
    assert_eq!(Recorded(0).send_like(cast::ALICE).times(10).await.unwrap(), Value::Null);
    for odd in [json!(null), json!({}), json!({ "code": "5" })] {
        let answer = Recorder::answering(&odd).send_like(7).await.unwrap();
        assert_eq!(answer, odd);
    }
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    assert_eq!(bot.napcat.send_like(cast::FIONA).times(20).await.unwrap(), Value::Null);
    assert_eq!(sim.likes_given_to(cast::FIONA), 20);
    let error = bot.napcat.send_like(cast::FIONA).await.unwrap_err();
    assert!(matches!(error, CallError::Rejected { retcode: 1200, .. }), "{error}");
}

#[tokio::test]
async fn a_collection_that_the_platform_refuses_is_refused() {
    let said = Recorded(0).create_collection("raw", "brief").await.unwrap();
    assert_eq!(said["collectionItem"], Value::Null);
    for fine in [json!(null), json!({}), json!({ "result": "0" }), json!([]), json!("done")] {
        let said = Recorder::answering(&fine).create_collection("raw", "brief").await.unwrap();
        assert_eq!(said, fine);
    }
    for no in
        [json!({ "result": 72, "errMsg": "full" }), json!({ "result": "72", "errMsg": "full" })]
    {
        let error = Recorder::answering(&no).create_collection("raw", "brief").await.unwrap_err();
        let CallError::Rejected { action, retcode: 72, message, params } = &error else {
            panic!("{error}")
        };
        assert_eq!((action.as_ref(), message.as_str()), ("create_collection", "full"));
        assert_eq!(params, r#"{"brief":"brief","rawData":"raw"}"#);
    }
}

#[tokio::test]
async fn the_generic_api_knows_the_same_people() {
    let sim = Sim::start().await.unwrap();
    sim.whispers(cast::FIONA, "psst").await;
    let running = start(&sim).await;
    let bot = Bot::new(std::sync::Arc::new(running.napcat.clone()));
    let account = bot.account().unwrap();
    let friends = bot.friends().unwrap().get_friends().await.unwrap();
    assert_eq!(friends, running.napcat.get_friends().await.unwrap());
    assert!(friends.iter().any(|friend| friend.user_id == "1000000014"));
    let fiona = account.get_stranger_info(&cast::FIONA.into()).await.unwrap();
    assert_eq!((fiona.nickname.as_str(), fiona.level), ("Fiona", Some(44)));
    let latest = bot.history().unwrap().get_last_msg_per_conv().await.unwrap();
    assert_eq!(latest[0].target, Some(Target::private(cast::FIONA)));
    assert_eq!(latest[0].message.as_ref().unwrap().chain.plain_text(), "psst");
}
