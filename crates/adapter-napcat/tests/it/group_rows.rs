//! The actions of groups, row by row: what is sent, and what NapCat 4.18 answered.

mod typed;

use std::collections::BTreeSet;
use std::time::Duration;

use mynah_adapter_napcat::CallError;
use mynah_adapter_napcat::action::{CATALOGUE, Users};
use mynah_adapter_napcat::prelude::*;
use mynah_core::ErrorKind;
use mynah_napcat_sim::{Sim, cast};
use serde_json::{Value, json};

use self::typed::typed;
use crate::bot::start;
use crate::recorded::{self, Exchange};
use crate::recorder::Recorder;

const DOMAINS: [&str; 5] = ["group_file", "group_life", "group_setting", "moderation", "album"];

/// What was recorded of the actions of groups, where they were done.
fn accepted() -> impl Iterator<Item = Exchange> {
    let of = |domain: &&str| CATALOGUE.iter().find(|(name, _)| name == domain).unwrap().1;
    let rows: BTreeSet<_> = DOMAINS.iter().flat_map(of).map(|action| action.name).collect();
    recorded::accepted().filter(move |exchange| rows.contains(exchange.action.as_str()))
}

#[tokio::test]
async fn nothing_of_a_recorded_answer_is_lost() {
    for Exchange { action, params, response } in accepted() {
        let told = answered(&action, &params, response.get("data")).await;
        let data = response.get("data").unwrap_or(&Value::Null);
        assert!(covers(&told, data), "{action}: {data}\nbecame {told}");
    }
}

#[tokio::test]
async fn keys_that_nobody_knows_are_kept_wherever_they_are() {
    for Exchange { action, params, response } in accepted() {
        let Some(mut data) = response.get("data").cloned() else { continue };
        each_object(&mut data, &mut |object| {
            object.insert("x_new".to_owned(), json!({ "deep": [1, "2"] }));
        });
        let told = answered(&action, &params, Some(&data)).await;
        assert!(covers(&told, &data), "{action}: {data}\nbecame {told}");
    }
}

#[tokio::test]
async fn numbers_are_understood_as_texts_and_values_that_are_missing_as_none() {
    for Exchange { action, params, response } in accepted() {
        let Some(data) = response.get("data") else { continue };
        let mut texts = data.clone();
        each_object(&mut texts, &mut |object| {
            for value in object.values_mut().filter(|value| value.is_number() || value.is_boolean())
            {
                *value = value.to_string().into();
            }
        });
        let told = answered(&action, &params, Some(&texts)).await;
        assert!(covers(&told, data), "{action}: {texts}\nbecame {told}");

        let mut nothing = data.clone();
        each_object(&mut nothing, &mut |object| {
            object.values_mut().for_each(|value| *value = Value::Null);
        });
        // The one answer that cannot do without the id of the group.
        if action != "get_group_detail_info" {
            answered(&action, &params, Some(&nothing)).await;
        }
    }
}

#[tokio::test]
async fn a_no_of_the_platform_is_a_no_although_the_server_says_yes() {
    let kernel = json!({ "result": 5, "errMsg": "no" });
    let storage = json!({ "retCode": 5, "retMsg": "err", "clientWording": "no" });
    let deep = json!({ "result": 0, "transGroupFileResult": { "result": storage } });
    let cases = [
        ("set_group_portrait", &kernel),
        ("_del_group_notice", &kernel),
        ("set_group_album_media_like", &kernel),
        ("cancel_group_album_media_like", &kernel),
        ("do_group_album_comment", &kernel),
        ("del_group_album_media", &kernel),
        ("upload_image_to_qun_album", &kernel),
        ("delete_group_file", &kernel),
        ("delete_group_file", &deep),
        ("delete_group_folder", &storage),
        ("create_group_file_folder", &json!({ "result": storage })),
    ];
    for (action, said) in cases {
        let error = typed(&Recorder::answering(said), action, &Value::Null).await.unwrap_err();
        let CallError::Rejected { retcode, message, .. } = error else { panic!("{error}") };
        assert_eq!((retcode, message.as_str()), (5, "no"), "{action}");
    }
    for action in ["move_group_file", "rename_group_file", "trans_group_file"] {
        let client = Recorder::answering(&json!({ "ok": false }));
        let error = typed(&client, action, &Value::Null).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Refused, "{action}");
    }
}

#[tokio::test]
async fn what_cannot_be_meant_is_never_sent() {
    let client = Recorder::default();
    let nobody = client.set_group_kick_members(1, Users::from([0; 0])).await.unwrap_err();
    assert_eq!(nobody.to_string(), "`user_ids` must not be empty");
    let wrong = client.set_group_kick_members(1, ["2", "x"]).await.unwrap_err();
    assert!(matches!(wrong, CallError::InvalidArgument { argument: "user_ids", .. }), "{wrong}");
    let none = client.get_group_root_files(1).file_count(0).await.unwrap_err();
    assert!(matches!(none, CallError::InvalidArgument { argument: "file_count", .. }), "{none}");
    assert_eq!(client.heard(), "");
}

#[tokio::test]
async fn order_is_kept_in_a_group() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await.napcat;
    let (group, bob) = (cast::GROUP, cast::BOB);
    bot.set_group_card(group, bob, "Builder").await.unwrap();
    bot.set_group_ban(group, bob, 600).await.unwrap();
    bot.set_group_whole_ban(group, true).await.unwrap();
    let member = bot.get_group_member_info(group, bob).await.unwrap();
    assert_eq!(member.card, "Builder");
    assert_eq!(bot.get_group_shut_list(group).await.unwrap().len(), 1);
    assert!(bot.get_group_info(group).await.unwrap().group_all_shut);

    bot.set_group_ban(group, bob, Duration::ZERO).await.unwrap();
    assert_eq!(bot.get_group_shut_list(group).await.unwrap().len(), 0);
    bot.set_group_kick_members(group, [bob]).await.unwrap();
    let members = bot.get_group_members(group).await.unwrap();
    assert!(members.get(&bob.into()).is_none());
}

/// The typed answer, written out again.
async fn answered(action: &str, params: &Value, data: Option<&Value>) -> Value {
    let client = data.map_or_else(Recorder::default, Recorder::answering);
    typed(&client, action, params).await.unwrap_or_else(|error| panic!("{action}: {error}"))
}

/// Whether everything in `data` is there, in whichever spelling; nothing is as good as null.
fn covers(told: &Value, data: &Value) -> bool {
    match (told, data) {
        (Value::Object(told), Value::Object(data)) => {
            data.iter().all(|(key, value)| told.get(key).is_some_and(|told| covers(told, value)))
        }
        (Value::Array(told), Value::Array(data)) => {
            told.len() == data.len() && told.iter().zip(data).all(|(told, data)| covers(told, data))
        }
        (told, data) => plain(told) == plain(data),
    }
}

fn plain(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match text.as_str() {
        "null" | "false" | "0" => String::new(),
        "true" => "1".to_owned(),
        _ => text,
    }
}

fn each_object(value: &mut Value, change: &mut impl FnMut(&mut serde_json::Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            object.values_mut().for_each(|value| each_object(value, change));
            change(object);
        }
        Value::Array(list) => list.iter_mut().for_each(|value| each_object(value, change)),
        _ => {}
    }
}
