//! What NapCat 4.18 answered, read as what it is used as.

use std::collections::BTreeSet;

use mynah_adapter_napcat::action::{MiniAppCard, MiniApplication, UploadState};
use mynah_adapter_napcat::prelude::*;
use mynah_adapter_napcat::{CallError, SendError};
use mynah_core::Target;
use serde::Serialize;
use serde_json::{Value, json};

use crate::recorded;
use crate::recorder::Recorder;
use crate::samples;

/// The data an action was answered with, each time it was done.
fn answers(action: &str) -> Vec<Value> {
    let same = recorded::accepted().filter(|exchange| exchange.action == action);
    same.map(|mut exchange| exchange.response["data"].take()).collect()
}

/// A server that answers an action as it was answered the first time.
fn recorded(action: &str) -> Recorder {
    Recorder::answering(&answers(action)[0])
}

/// Asserts that all answers of each action are understood, and tells which actions those are.
macro_rules! understood {
    ($client:ident; $($name:literal: $call:expr;)*) => {{
        $(
            for data in answers($name) {
                if data["valid"] == false {
                    continue;
                }
                let $client = Recorder::answering(&data);
                let answer = $call.await;
                assert!(answer.is_ok(), "{}: {answer:?} of {data}", $name);
                assert_eq!($client.heard().split(' ').next(), Some($name));
            }
        )*
        BTreeSet::from([$($name),*])
    }};
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table")]
async fn every_recorded_answer_is_understood() {
    let card = || MiniAppCard::new(MiniApplication::Bili, "t", "d", "p", "j");
    let people = understood! { bot;
        "get_msg": bot.get_msg(1);
        "get_group_msg_history": bot.get_group_msg_history(1);
        "get_friend_msg_history": bot.get_friend_msg_history(2);
        "delete_msg": bot.delete_msg(1);
        "forward_friend_single_msg": bot.forward_friend_single_msg(1, 2);
        "forward_group_single_msg": bot.forward_group_single_msg(1, 2);
        "mark_msg_as_read": bot.mark_msg_as_read().message_id(1);
        "mark_group_msg_as_read": bot.mark_group_msg_as_read(1);
        "mark_private_msg_as_read": bot.mark_private_msg_as_read(2);
        "_mark_all_as_read": bot.mark_all_as_read();
        "set_essence_msg": bot.set_essence_msg(1);
        "delete_essence_msg": bot.delete_essence_msg().message_id(1);
        "fetch_ptt_text": bot.fetch_ptt_text(1);
        ".handle_quick_operation": bot.handle_quick_operation(json!({}), QuickOperation::new());
        "set_msg_emoji_like": bot.set_msg_emoji_like(1, 76);
        "get_emoji_likes": bot.get_emoji_likes(1, 76);
        "fetch_emoji_like": bot.fetch_emoji_like(1, 76, EmojiKind::BuiltIn);
        "send_ark_share": bot.send_ark_share().user_id(2);
        "send_group_ark_share": bot.send_group_ark_share(1);
        "get_mini_app_ark": bot.get_mini_app_ark(card());
        "click_inline_keyboard_button": bot.click_inline_keyboard_button(1, "b");
        "delete_friend": bot.delete_friend(2);
        "set_friend_add_request": bot.set_friend_add_request("flag");
        "set_friend_remark": bot.set_friend_remark(2, "Ali");
        "get_friends_with_category": bot.get_friends_with_category();
        "get_unidirectional_friend_list": bot.get_unidirectional_friend_list();
        "get_doubt_friends_add_request": bot.get_doubt_friends_add_request();
        "set_doubt_friends_add_request": bot.set_doubt_friends_add_request("flag");
        "get_profile_like": bot.get_profile_like();
        "nc_get_user_status": bot.get_user_status(2);
        "set_input_status": bot.set_input_status(2, InputStatus::Typing);
        "set_qq_profile": bot.set_qq_profile("Mynah");
        "set_qq_avatar": bot.set_qq_avatar(b"hi!".to_vec());
        "set_self_longnick": bot.set_self_longnick("hi");
        "get_collection_list": bot.get_collection_list(0);
        "get_online_clients": bot.get_online_clients();
        "_get_model_show": bot.get_model_show();
        "_set_model_show": bot.set_model_show();
        "get_robot_uin_range": bot.get_robot_uin_range();
        "send_qzone_msg": bot.send_qzone_msg("hi");
        "delete_qzone_msg": bot.delete_qzone_msg("t");
        "get_guild_list": bot.get_guild_list();
        "get_guild_service_profile": bot.get_guild_service_profile();
    };
    let others = understood! { bot;
        "get_cookies": bot.get_cookies("qun.qq.com");
        "get_credentials": bot.get_credentials("qun.qq.com");
        "get_csrf_token": bot.get_csrf_token();
        "get_clientkey": bot.get_clientkey();
        "get_rkey": bot.get_rkey();
        "get_rkey_server": bot.get_rkey_server();
        "nc_get_rkey": bot.get_platform_rkey();
        "fetch_custom_face": bot.fetch_custom_face();
        "fetch_custom_face_detail": bot.fetch_custom_face_detail();
        "delete_custom_face": bot.delete_custom_face();
        "set_custom_face_desc": bot.set_custom_face_desc(1, "r", "m", "hi");
        "get_file": bot.get_file("f");
        "get_image": bot.get_image("f");
        "get_record": bot.get_record("f", RecordFormat::Mp3);
        "get_private_file_url": bot.get_private_file_url("f");
        "download_file": bot.download_file().base64("aGkh");
        "upload_private_file": bot.upload_private_file(2, b"hi!".to_vec(), "hi");
        "clean_stream_temp_file": bot.clean_stream_temp_file();
        "get_online_file_msg": bot.get_online_file_msg(2);
        "receive_online_file": bot.receive_online_file(2, "1", "2");
        "refuse_online_file": bot.refuse_online_file(2, "1", "2");
        "cancel_online_file": bot.cancel_online_file(2, "1");
        "create_flash_task": bot.create_flash_task(["a".to_owned()]);
        "send_flash_msg": bot.send_flash_msg("s").group_id(1);
        "get_fileset_info": bot.get_fileset_info("s");
        "get_fileset_id": bot.get_fileset_id("s");
        "get_flash_file_list": bot.get_flash_file_list("s");
        "get_flash_file_url": bot.get_flash_file_url("s");
        "get_share_link": bot.get_share_link("s");
        "download_fileset": bot.download_fileset("s");
        "clean_cache": bot.clean_cache();
        "nc_get_packet_status": bot.get_packet_status();
        "send_packet": bot.send_packet("Foo", "0a00");
        "check_url_safely": bot.check_url_safely("https://e.com");
        ".ocr_image": bot.dot_ocr_image("base64://aGkh");
        "translate_en2zh": bot.translate_en2zh(["hello".to_owned()]);
    };
    assert_eq!(people.len() + others.len(), 79);
}

/// Asserts that whatever the server said is in a field or in what is extra.
fn keeps(action: &str, place: &str, answer: Result<impl Serialize, impl std::fmt::Debug>) {
    let kept = serde_json::to_value(answer.unwrap()).unwrap();
    covers(action, answers(action)[0].pointer(place).unwrap(), &kept);
}

fn covers(place: &str, said: &Value, kept: &Value) {
    match (said, kept) {
        (Value::Object(said), Value::Object(kept)) => {
            for (key, value) in said {
                let kept = kept.get(key).unwrap_or_else(|| panic!("{place} lost {key}"));
                covers(&format!("{place}.{key}"), value, kept);
            }
        }
        (Value::Array(said), Value::Array(kept)) => {
            assert_eq!(said.len(), kept.len(), "{place}");
            said.iter().zip(kept).for_each(|(said, kept)| covers(place, said, kept));
        }
        (said, kept) => {
            let text =
                |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            assert_eq!(text(said), text(kept), "{place}");
        }
    }
}

#[tokio::test]
async fn nothing_the_server_says_is_lost() {
    let bot = recorded;
    let name = "get_emoji_likes";
    keeps(name, "/emoji_like_list", bot(name).get_emoji_likes(1, 76).await);
    let name = "get_unidirectional_friend_list";
    keeps(name, "", bot(name).get_unidirectional_friend_list().await);
    let name = "get_doubt_friends_add_request";
    keeps(name, "", bot(name).get_doubt_friends_add_request().await);
    keeps("get_profile_like", "", bot("get_profile_like").get_profile_like().await);
    keeps("nc_get_user_status", "", bot("nc_get_user_status").get_user_status(2).await);
    let name = "click_inline_keyboard_button";
    keeps(name, "", bot(name).click_inline_keyboard_button(1, "b").await);
    keeps("get_robot_uin_range", "", bot("get_robot_uin_range").get_robot_uin_range().await);
    let name = "fetch_custom_face_detail";
    keeps(name, "", bot(name).fetch_custom_face_detail().await);
    let name = "create_flash_task";
    let set = bot(name).create_flash_task(["a".to_owned()]).await;
    keeps(name, "/createFlashTransferResult", set);
    let name = "get_flash_file_list";
    keeps(name, "/fileLists/0/fileList", bot(name).get_flash_file_list("s").await);
    keeps("get_file", "", bot("get_file").get_file("f").await);
    keeps("get_image", "", bot("get_image").get_image("f").await);
    keeps("get_record", "", bot("get_record").get_record("f", RecordFormat::Mp3).await);
    let name = "get_fileset_info";
    keeps(name, "/fileSet", bot(name).get_fileset_info("s").await);
    let name = "send_flash_msg";
    keeps(name, "/rsp/sendStatus", bot(name).send_flash_msg("s").group_id(1).await);
    let name = "get_collection_list";
    keeps(name, "/collectionSearchList", bot(name).get_collection_list(0).await);
    let name = "_get_model_show";
    keeps(name, "/0/variants", bot(name).get_model_show().await.map(|mut all| all.remove(0)));
    let folders = bot("get_friends_with_category").get_friends_with_category().await.unwrap();
    assert_eq!(folders[1].friends[0].nickname, "Alice");
    assert_eq!((folders[1].category_id, folders[1].member_count), (1, 3));
    assert!(folders.iter().all(|folder| folder.extra.is_empty()));
}

#[tokio::test]
async fn messages_that_are_looked_up_are_like_those_of_events() {
    let all = answers("get_msg");
    let own = Recorder::answering(&all[0]).get_msg(1).await.unwrap();
    assert!(own.is_own && own.reactions.is_empty());
    assert_eq!((own.target.clone(), own.real_seq), (Target::group(570_000_001), Some(1047)));
    assert_eq!(own.time.unwrap().as_second(), 1_795_395_009);
    for data in &all {
        let message = Recorder::answering(data).get_msg(1).await.unwrap();
        assert_eq!(message.message_id, data["message_id"].to_string().as_str());
        assert_eq!(message.chain.len(), data["message"].as_array().unwrap().len());
        for key in ["font", "raw_message", "real_id", "message_seq"] {
            assert!(message.extra.contains_key(key), "{key}");
        }
    }
    for (action, count) in [("get_group_msg_history", 4), ("get_friend_msg_history", 1)] {
        assert_eq!(answers(action).len(), count);
        for data in answers(action) {
            let said = data["messages"].as_array().unwrap().len();
            let bot = Recorder::answering(&data);
            let heard = match action {
                "get_group_msg_history" => bot.get_group_msg_history(1).await,
                _ => bot.get_friend_msg_history(1_000_000_011).await,
            };
            let heard = heard.unwrap();
            assert_eq!(heard.len(), said, "{action}");
            let alice = Target::private(1_000_000_011);
            let wanted = if count == 1 { alice } else { Target::group(570_000_001) };
            assert!(heard.iter().all(|message| message.target == wanted));
        }
    }
}

#[tokio::test]
async fn how_people_reacted_is_told() {
    let mut data = answers("get_msg").remove(0);
    data["emoji_likes_list"] = json!([
        { "emoji_id": "76", "emoji_type": "1", "likes_cnt": "2" },
        { "emoji_id": 128_512, "likes_cnt": 1 },
        "nothing",
    ]);
    let message = Recorder::answering(&data).get_msg(1).await.unwrap();
    let reactions: Vec<_> = message
        .reactions
        .iter()
        .map(|all| (all.emoji_id.as_str(), all.emoji_type, all.count))
        .collect();
    assert_eq!(reactions, [("76", Some(1), 2), ("128512", None, 1)]);
}

#[tokio::test]
async fn a_no_of_the_platform_is_a_refusal() {
    let no = Recorder::answering(&json!({ "result": 7, "errMsg": "not today" }));
    let code = Recorder::answering(&json!({ "errCode": 7, "errMsg": "not today" }));
    let inner = json!({ "errCode": 0, "result": { "errorCode": 7, "wording": "not today" } });
    let inner = Recorder::answering(&inner);
    for answer in [
        no.set_msg_emoji_like(1, 76).await,
        no.set_input_status(2, InputStatus::Typing).await,
        no.set_qq_profile("Mynah").await,
        no.set_self_longnick("hi").await,
        no.delete_friend(2).await,
        no.fetch_emoji_like(1, 76, EmojiKind::BuiltIn).await.map(drop),
        no.get_share_link("s").await.map(drop),
        code.send_flash_msg("s").await.map(drop).map_err(Into::into),
        inner.set_essence_msg(1).await,
        inner.delete_essence_msg().message_id(1).await,
    ] {
        let error = answer.unwrap_err();
        let CallError::Rejected { retcode: 7, message, .. } = &error else { panic!("{error}") };
        assert_eq!(message, "not today");
    }
    let stranger = Recorder::answering(&answers("delete_friend")[1]);
    let error = stranger.delete_friend(2).await.unwrap_err();
    assert!(matches!(error, CallError::Rejected { .. }), "{error}");
}

#[tokio::test]
async fn files_that_are_offered_are_told_with_what_takes_them() {
    let offer = json!({ "result": 0, "errMsg": "", "msgId": "7", "elementId": "8" });
    let bot = Recorder::answering(&offer);
    for sent in [bot.send_online_file(2, "/a").await, bot.send_online_folder(2, "/a").await] {
        let sent = sent.unwrap();
        assert_eq!((sent.msg_id.as_str(), sent.element_id.as_str()), ("7", "8"));
        assert_eq!(serde_json::to_value(sent).unwrap(), offer);
    }
    let no = Recorder::answering(&json!({ "result": -1, "errMsg": "there is no such folder" }));
    let error = no.send_online_folder(2, "/a").await.unwrap_err();
    assert!(matches!(error, SendError::Refused(_)), "{error}");
    let gave_up =
        Recorder::answering(&json!({ "result": -1, "errMsg": "Send Timeout: not found" }));
    for sent in [gave_up.send_online_file(2, "/a").await, gave_up.send_online_folder(2, "/a").await]
    {
        let error = sent.unwrap_err();
        assert!(matches!(error, SendError::Unknown(_)), "it may be there: {error}");
    }

    let file = json!({ "fileName": "a.txt", "filePath": "C:\\a.txt", "fileSize": "5", "md5": "m" });
    let element = json!({ "elementType": 23, "elementId": "8", "fileElement": file });
    let message = json!({
        "msgId": "7", "msgTime": "1795395009", "senderUin": "1000000014", "elements": [element],
    });
    let list = json!({ "result": 0, "errMsg": "", "msgList": [message, "odd"] });
    let offers = Recorder::answering(&list).get_online_file_msg(2).await.unwrap();
    assert_eq!(offers.len(), 1);
    let told = &offers[0].elements[0];
    assert_eq!((told.element_id.as_str(), told.element_type), ("8", Some(23)));
    assert_eq!((told.file.file_name.as_str(), told.file.file_size), ("a.txt", Some(5)));
    assert_eq!(serde_json::to_value(&offers[0]).unwrap(), message);
}

#[tokio::test]
async fn what_the_server_said_can_be_had_beside_what_was_made_of_it() {
    let said = json!({ "message_id": 5, "res_id": "r" });
    let (id, reply) =
        Recorder::answering(&said).send_group_msg(1, "hi").with_reply().await.unwrap();
    assert_eq!(id, "5");
    assert_eq!(reply.decode::<Value>("send_group_msg").unwrap(), said);
    let no = Recorder::answering(&json!({ "result": 7, "errMsg": "no" }));
    let error = no.set_qq_profile("Mynah").with_reply().await.unwrap_err();
    assert!(matches!(error, CallError::Rejected { retcode: 7, .. }), "{error}");
    let error = no.send_like(2).times(21).with_reply().await.unwrap_err();
    assert!(matches!(error, CallError::InvalidArgument { .. }), "{error}");
}

#[tokio::test]
async fn secrets_do_not_show_themselves() {
    let bot = recorded;
    let cookies = bot("get_cookies").get_cookies("qun.qq.com").await.unwrap();
    let credentials = bot("get_credentials").get_credentials("qun.qq.com").await.unwrap();
    let token = bot("get_csrf_token").get_csrf_token().await.unwrap();
    let key = bot("get_clientkey").get_clientkey().await.unwrap();
    let keys = bot("get_rkey").get_rkey().await.unwrap();
    let server = bot("get_rkey_server").get_rkey_server().await.unwrap();
    let platform = bot("nc_get_rkey").get_platform_rkey().await.unwrap();
    let shown = format!("{cookies:?}{credentials:?}{token:?}{key:?}{keys:?}{server:?}{platform:?}");
    for secret in ["skey", "1358527696", "FAKECLIENTKEY", "CAQSK"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert_eq!((token.expose(), key.expose()), ("1358527696", "FAKECLIENTKEY0123456789"));
    assert_eq!((cookies.bkn.expose(), credentials.token.expose()), ("1358527696", "1358527696"));
    assert_eq!((keys[0].kind.as_str(), keys[0].ttl), ("private", Some(3600)));
    assert_eq!((platform[1].kind.as_str(), platform[1].ttl), ("20", Some(3600)));
    assert_eq!(platform[1].created_at, Some(1_795_395_000));
    assert_eq!(server.private_rkey, keys[0].rkey);
}

#[tokio::test]
async fn every_action_is_sent_like_this() {
    insta::assert_snapshot!(samples::all().await);
}

#[test]
fn every_recorded_step_of_an_upload_says_how_far_it_is() {
    let steps = recorded::accepted().filter(|exchange| exchange.action == "upload_file_stream");
    let states: Vec<_> = steps
        .map(|exchange| {
            let state: UploadState = exchange.reply().decode("upload_file_stream").unwrap();
            assert_eq!(state.stream_id, exchange.params["stream_id"]);
            state
        })
        .collect();
    let statuses: Vec<_> = states.iter().map(|state| state.status.as_str()).collect();
    assert_eq!(
        statuses,
        ["chunk_received", "chunk_received", "file_created", "file_complete", "file_created"]
    );
    let done = &states[3];
    assert_eq!((done.received_chunks, done.file_size), (Some(2), Some(19)));
    assert!(done.sha256.as_ref().is_some_and(|sum| sum.starts_with("b3deaba6")));
    assert!(done.file_path.as_ref().is_some_and(|path| !path.is_empty()));
}
