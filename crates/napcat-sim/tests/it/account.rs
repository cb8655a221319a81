//! What the bot does with its own account and its friends can be read again.

use mynah_napcat_sim::{FileSource, Sim, Target, User, World, cast};
use serde_json::{Value, json};

use crate::client::{Client, refusal, start};

async fn stranger_info(client: &mut Client, user_id: i64) -> Value {
    client.call("get_stranger_info", json!({"user_id": user_id})).await["data"].take()
}

#[tokio::test]
async fn a_presence_that_was_set_is_seen_everywhere() {
    let (sim, mut client) = start().await;
    let params = json!({"status": "10", "ext_status": 1000, "battery_status": 85});
    assert_eq!(client.call("set_online_status", params).await["data"], Value::Null);
    let status = sim.online_status();
    assert_eq!((status.status, status.ext_status, status.battery_status), (10, 1000, 85));
    let answer = client.call("nc_get_user_status", json!({"user_id": sim.self_id()})).await;
    assert_eq!(answer["data"], json!({"status": 10, "ext_status": 1000}));
    let own = stranger_info(&mut client, sim.self_id()).await;
    assert_eq!((&own["extStatus"], &own["batteryStatus"]), (&json!(1000), &json!(85)));
    sim.user(cast::BOB).status(30, 0);
    let answer = client.call("nc_get_user_status", json!({"user_id": cast::BOB})).await;
    assert_eq!(answer["data"]["status"], 30);
}

#[tokio::test]
async fn a_presence_needs_three_numbers() {
    let (sim, mut client) = start().await;
    let params = json!({"status": 10, "ext_status": 0, "battary_status": 0});
    let answer = client.call("set_online_status", params).await;
    assert_eq!(refusal(&answer), (1400, "Schema compilation error: Expected required property"));
    let params = json!({"status": "busy", "ext_status": 0, "battery_status": 0});
    let answer = client.call("set_online_status", params).await;
    assert_eq!(refusal(&answer), (1200, "设置在线状态失败"));
    assert_eq!(sim.online_status().status, 10);
}

#[tokio::test]
async fn a_presence_of_ones_own_making_stays_until_another_is_set() {
    let (sim, mut client) = start().await;
    let answer = client.call("set_diy_online_status", json!({"face_id": 21})).await;
    assert_eq!(answer["data"], "");
    let diy = sim.online_status().diy.unwrap();
    assert_eq!((&*diy.face_id, &*diy.face_type, &*diy.wording), ("21", "1", " "));
    let params = json!({"status": 11, "ext_status": 0, "battery_status": 0});
    client.call("set_online_status", params).await;
    assert_eq!(sim.online_status().diy, None);
}

#[tokio::test]
async fn likes_are_counted_until_the_day_is_over() {
    let (sim, mut client) = start().await;
    let like = |times: i64| json!({"user_id": cast::ALICE, "times": times});
    assert_eq!(client.call("send_like", json!({"user_id": cast::ALICE})).await.get("data"), None);
    assert_eq!(client.call("send_like", like(19)).await["retcode"], 0);
    assert_eq!(sim.likes_given_to(cast::ALICE), 20);
    let answer = client.call("send_like", like(1)).await;
    assert_eq!(refusal(&answer), (1200, "点赞失败 今日同一好友点赞数已达上限"));
    sim.a_day_passes();
    assert_eq!(client.call("send_like", like(1)).await["retcode"], 0);
    assert_eq!((sim.likes_given_to(cast::ALICE), sim.likes_given_to(cast::BOB)), (1, 0));
    let answer = client.call("send_like", json!({"user_id": 999})).await;
    assert_eq!(refusal(&answer), (1200, "点赞失败 点赞失败"));
}

#[tokio::test]
async fn the_level_of_a_friend_is_told_by_two_actions_out_of_three() {
    let (_sim, mut client) = start().await;
    let fiona = stranger_info(&mut client, cast::FIONA).await;
    assert_eq!((&fiona["qqLevel"], fiona.get("level")), (&json!(44), None));
    let find = |friends: &Value| {
        let friends = friends.as_array().unwrap();
        friends.iter().find(|friend| friend["user_id"] == cast::FIONA).unwrap()["level"].clone()
    };
    let friends = client.call("get_friend_list", json!({})).await;
    assert_eq!(find(&friends["data"]), 44);
    let categories = client.call("get_friends_with_category", json!({})).await;
    assert_eq!(find(&categories["data"][1]["buddyList"]), 0);
}

#[tokio::test]
async fn friends_lie_in_categories() {
    let world = World::new(cast::SELF, "Mynah")
        .category(7, "Birds")
        .friend(User::new(1, "One").category(7))
        .friend(User::new(2, "Two").category(7).status(20, 0));
    let sim = Sim::builder().world(world).start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    let answer = client.call("get_friends_with_category", json!({})).await;
    let birds = &answer["data"][2];
    assert_eq!((&birds["categoryName"], &birds["categorySortId"]), (&json!("Birds"), &json!(2)));
    assert_eq!((&birds["categoryMbCount"], &birds["onlineCount"]), (&json!(2), &json!(1)));
}

#[tokio::test]
async fn a_friend_gets_a_remark_and_is_dropped() {
    let (sim, mut client) = start().await;
    let params = json!({"user_id": cast::FIONA, "remark": "Fi"});
    assert_eq!(client.call("set_friend_remark", params).await.get("data"), None);
    assert_eq!(sim.user(cast::FIONA).profile().remark, "Fi");
    let params = json!({"user_id": cast::BOB, "remark": "B"});
    let answer = client.call("set_friend_remark", params).await;
    assert_eq!(refusal(&answer), (1200, format!("用户 {} 不是好友", cast::BOB).as_str()));
    client.call("delete_friend", json!({"user_id": cast::FIONA})).await;
    assert_eq!(sim.friends(), [cast::ALICE]);
    for (key, id, message) in
        [("friend_id", cast::FIONA, "不是好友"), ("user_id", 999, "好友不存在")]
    {
        let answer = client.call("delete_friend", json!({key: id})).await;
        assert_eq!(answer["data"], json!({"valid": false, "message": message}));
    }
}

#[tokio::test]
async fn the_profile_changes_only_where_it_is_told_to() {
    let (sim, mut client) = start().await;
    sim.user(sim.self_id()).long_nick("old");
    client.call("set_qq_profile", json!({"nickname": "Jay", "sex": "2"})).await;
    assert_eq!(client.call("get_login_info", json!({})).await["data"]["nickname"], "Jay");
    let own = stranger_info(&mut client, sim.self_id()).await;
    assert_eq!((&own["sex"], &own["long_nick"]), (&json!("female"), &json!("old")));
    client.call("set_self_longnick", json!({"longNick": "new"})).await;
    assert_eq!(sim.user(sim.self_id()).profile().long_nick, "new");
}

#[tokio::test]
async fn a_new_avatar_needs_a_file_the_server_finds() {
    let (sim, mut client) = start().await;
    let answer = client.call("set_qq_avatar", json!({"file": "/no/such"})).await;
    assert_eq!(refusal(&answer), (1200, "头像/no/such设置失败,file字段可能格式不正确"));
    assert_eq!(sim.avatar(), None);
    client.call("set_qq_avatar", json!({"file": "base64://AAAA"})).await;
    assert_eq!(sim.avatar(), Some(FileSource::Inline));
}

#[tokio::test]
async fn what_was_collected_is_listed_newest_first() {
    let (sim, mut client) = start().await;
    for brief in ["one", "two", "three"] {
        let params = json!({"rawData": "raw", "brief": brief});
        let answer = client.call("create_collection", params).await;
        assert_eq!(answer["data"]["collectionItem"], Value::Null);
    }
    assert_eq!((sim.collection().len(), &*sim.collection()[0].brief), (3, "one"));
    let answer = client.call("get_collection_list", json!({"category": 0, "count": 2})).await;
    let list = &answer["data"]["collectionSearchList"];
    let brief = |place: usize| {
        list["collectionItemList"][place]["summary"]["richMediaSummary"]["brief"].clone()
    };
    assert_eq!((brief(0), brief(1), brief(2)), (json!("three"), json!("two"), Value::Null));
    assert_eq!(list["hasMore"], true);
}

#[tokio::test]
async fn what_was_read_can_be_counted() {
    let (sim, mut client) = start().await;
    let group = Target::Group(cast::GROUP);
    let said = sim.says(cast::BOB, "one").await;
    sim.says(cast::BOB, "two").await;
    sim.whispers(cast::FIONA, "three").await;
    assert_eq!((sim.unread(group), sim.unread(Target::Friend(cast::FIONA))), (2, 1));
    client.call("mark_msg_as_read", json!({"message_id": said})).await;
    assert_eq!(sim.unread(group), 0);
    // The wrong key marks a group of that number, and nobody complains.
    client.call("mark_private_msg_as_read", json!({"group_id": cast::FIONA})).await;
    assert_eq!(sim.unread(Target::Friend(cast::FIONA)), 1);
    client.call("mark_private_msg_as_read", json!({"user_id": cast::FIONA})).await;
    assert_eq!(sim.unread(Target::Friend(cast::FIONA)), 0);
    sim.says(cast::BOB, "four").await;
    client.call("_mark_all_as_read", json!({})).await;
    assert_eq!(sim.unread(group), 0);
    let answer = client.call("mark_private_msg_as_read", json!({"user_id": 999})).await;
    assert_eq!(refusal(&answer), (1200, "私聊999不存在"));
}

#[tokio::test]
async fn the_last_word_of_every_conversation_goes_without_an_id() {
    let (sim, mut client) = start().await;
    sim.says(cast::BOB, "one").await;
    sim.whispers(cast::FIONA, "two").await;
    sim.says(cast::ALICE, "three").await;
    let answer = client.call("get_recent_contact", json!({})).await;
    let contacts = answer["data"].as_array().unwrap();
    let said: Vec<_> = contacts.iter().map(|it| &it["lastestMsg"]["raw_message"]).collect();
    assert_eq!(said, [&json!("three"), &json!("two")]);
    assert_eq!(contacts[0]["lastestMsg"].get("message_id"), None);
    assert_eq!(contacts[0]["sendMemberName"], "Alice Card");
    assert_eq!((&contacts[1]["chatType"], &contacts[1]["peerName"]), (&json!(1), &json!("Fiona")));
    let answer = client.call("get_recent_contact", json!({"count": "1"})).await;
    assert_eq!(answer["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn text_in_pictures_is_read_on_windows_only() {
    let (sim, mut client) = start().await;
    sim.reads_in_pictures(["first", "second"]);
    let image = json!({"image": "https://example.com/a.png"});
    for action in ["ocr_image", ".ocr_image"] {
        let answer = client.call(action, image.clone()).await;
        assert_eq!(answer["data"][1]["text"], "second");
    }
    sim.runs_on_windows(false);
    let answer = client.call("ocr_image", image).await;
    assert_eq!(refusal(&answer), (1200, "OCR https://example.com/a.png失败"));
}

#[tokio::test]
async fn a_voice_is_said_although_nobody_learns_its_id() {
    let (sim, mut client) = start().await;
    let voices = client.call("get_ai_characters", json!({"group_id": cast::GROUP})).await;
    let voice = &voices["data"][0]["characters"][1];
    let params = json!({
        "group_id": cast::GROUP, "character": voice["character_id"], "text": "hello",
    });
    assert!(client.call("get_ai_record", params.clone()).await["data"].is_string());
    let answer = client.call("send_group_ai_record", params).await;
    assert_eq!(answer["data"], json!({"message_id": 0}));
    assert_eq!(sim.expect_reply().await.unwrap().segments[0]["type"], "record");
}
