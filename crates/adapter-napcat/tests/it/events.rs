//! Events as NapCat writes them.

use std::collections::BTreeSet;
use std::sync::Arc;

use mynah_adapter_napcat::NapCat;
use mynah_adapter_napcat::event::{
    EssenceChange, GroupUpload, MessageEvent, MessageSent, NapCatEvent, Notice, Request, Said,
    UnknownNotice, UnknownRequest, Wire,
};
use mynah_core::event::Header;
use mynah_core::{Bot, Context, Event, FromContext, MessageChain, Rejection, Target};
use mynah_napcat_sim::Sim;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::bot::start;

const EVENTS: &str = include_str!("../data/events.jsonl");
const KINDS: &str = include_str!("../data/event_kinds.txt");
const DOCS: [&str; 2] =
    [include_str!("../../../../docs/napcat.md"), include_str!("../../../../docs/napcat.zh-CN.md")];
const EXTRAS: &str = include_str!("../data/event_extras.txt");

fn recorded() -> impl Iterator<Item = Value> {
    EVENTS.lines().map(|line| serde_json::from_str(line).unwrap())
}

fn read(event: &Value) -> NapCatEvent {
    NapCatEvent::from_json(event.clone()).unwrap()
}

/// What the server calls an event.
fn path(event: &Value) -> String {
    let keys =
        ["post_type", "message_type", "meta_event_type", "notice_type", "request_type", "sub_type"];
    keys.into_iter().filter_map(|key| event[key].as_str()).collect::<Vec<_>>().join("/")
}

/// The name of the innermost type of an event.
fn name(said: &Said) -> String {
    let shown = format!("{said:?}");
    let (kinds, _) = shown.split_once(" {").unwrap();
    kinds.rsplit('(').next().unwrap().to_owned()
}

/// The name of the type of an event.
fn kind(said: &Said) -> String {
    match said {
        Said::MessageSent(_) => "MessageSent".to_owned(),
        said => name(said),
    }
}

/// The lines of a data file.
fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.starts_with('#'))
}

#[test]
fn every_recorded_event_has_the_type_the_table_says() {
    for event in recorded() {
        let row = lines(KINDS).find(|row| {
            let (kind, key) = row.split_once(' ').unwrap().0.split_once('+').unwrap_or((row, ""));
            let kind = kind.split(' ').next().unwrap();
            kind == path(&event) && (key.is_empty() || event.get(key).is_some())
        });
        let wanted = row.unwrap().rsplit(' ').next().unwrap();
        assert_eq!(kind(&read(&event).said), wanted, "{event}");
    }
}

#[test]
fn the_documentation_has_the_same_table() {
    for row in lines(KINDS) {
        let words: Vec<_> = row.split([' ', '+']).collect();
        let (kind, generic, typed) = (words[0], words[words.len() - 2], words[words.len() - 1]);
        for docs in DOCS {
            let told = docs.lines().filter(|line| line.contains(&format!("`{kind}`")));
            let cells = format!("`{typed}` |");
            let mut told = told.filter(|line| line.contains(&cells));
            assert!(told.any(|line| line.contains(&format!("| `{generic}`"))), "{row}");
        }
    }
}

#[test]
fn every_recorded_event_is_written_as_it_came() {
    for event in recorded() {
        let read = read(&event);
        assert_eq!(read.to_json(), event);
        let again: NapCatEvent = serde_json::from_str(&event.to_string()).unwrap();
        assert_eq!(again, read);
        assert_eq!(serde_json::to_value(&again).unwrap(), event);
    }
}

#[test]
fn every_key_of_a_recorded_event_has_a_field_but_the_known_ones() {
    let mut known: BTreeSet<&str> = lines(EXTRAS).collect();
    for event in recorded() {
        let shown = format!("{:?}", read(&event));
        let without = |line: &&str| {
            let (kind, key) = line.split_once(' ').unwrap();
            kind == path(&event) && shown.contains(&format!("\"{key}\": "))
        };
        let found: Vec<_> = lines(EXTRAS).filter(without).collect();
        assert_eq!(shown.contains("extra: {\""), !found.is_empty(), "{shown}");
        known.retain(|line| !found.contains(line));
    }
    assert_eq!(known, BTreeSet::new());
}

#[test]
fn a_notice_without_a_type_keeps_all_its_keys() {
    let event = json!({
        "time": 1, "self_id": 10001, "post_type": "notice", "notice_type": "notify",
        "sub_type": "lucky_king", "user_id": 7, "odd": [1, { "a": null }],
    });
    let read = read(&event);
    let Said::Notice(Notice::Unknown(UnknownNotice { kind, sub_type, all, .. })) = &read.said
    else {
        panic!("{read:?}");
    };
    assert_eq!((kind.as_str(), sub_type.as_str()), ("notify", "lucky_king"));
    assert_eq!(all["odd"], json!([1, { "a": null }]));
    assert_eq!(read.to_json(), event);
}

#[test]
fn what_lacks_what_its_kind_has_is_unknown_and_whole() {
    let recall = json!({ "post_type": "notice", "notice_type": "group_recall", "group_id": 5 });
    assert!(matches!(read(&recall).said, Said::Notice(Notice::Unknown(_))));
    let request = json!({ "post_type": "request", "request_type": "friend", "flag": "f" });
    let said = read(&request).said;
    let Said::Request(Request::Unknown(UnknownRequest { kind, .. })) = said else {
        panic!("{said:?}");
    };
    assert_eq!(kind, "friend");
    let message = json!({ "post_type": "message", "message": "hi" });
    assert!(matches!(read(&message).said, Said::Unknown(_)));
    for event in [recall, request, message, json!({}), json!({ "post_type": 5 })] {
        assert_eq!(read(&event).to_json(), event);
    }
    assert_eq!(NapCatEvent::from_json(json!([])), None);
}

#[test]
fn a_word_that_is_newer_than_the_adapter_is_kept() {
    let event = json!({
        "post_type": "notice", "notice_type": "essence", "sub_type": "shine", "group_id": 5,
        "user_id": 7, "sender_id": 7, "operator_id": 0, "message_id": 9,
    });
    let read = read(&event);
    let Said::Notice(Notice::Essence(essence)) = &read.said else { panic!("{read:?}") };
    assert_eq!(essence.sub_type, EssenceChange::Other("shine".to_owned()));
    assert_eq!(essence.operator_id, None, "0 is nobody");
    assert_eq!(read.to_json(), event);
}

/// A value a server might write where another is expected.
fn odd() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        "[a-z0-9]{0,5}".prop_map(Value::from),
        Just(json!([1, "x", {}])),
        Just(json!({ "id": 7 })),
    ]
}

#[tokio::test]
async fn a_handler_takes_an_event_as_napcat_wrote_it() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    let message = json!({
        "time": 1_795_395_034_567_i64, "self_id": 10001, "post_type": "message",
        "message_type": "private", "sub_type": "friend", "message_id": 5, "user_id": 7,
        "real_seq": "12", "message": "[CQ:at,qq=8]", "message_format": "string",
        "raw_message": "[CQ:at,qq=8]",
    });
    sim.event(message).await;
    let event = bot.hears_something().await;
    assert_eq!(event.header().time.as_millisecond(), 1_795_395_034_567, "a time in milliseconds");
    let context =
        |bot: &NapCat| Context::new(event.clone(), Bot::new(Arc::new(bot.clone())), Arc::default());
    let context = context(&bot.napcat);
    let wire = Wire::<MessageEvent>::from_context(&context).unwrap();
    assert_eq!(wire.real_seq.as_deref(), Some("12"));
    assert_eq!(wire.message.chain(), MessageChain::new().at(8));
    assert!(Wire::<NapCatEvent>::from_context(&context).is_ok());
    for skipped in [
        Wire::<MessageSent>::from_context(&context).map(drop),
        Wire::<GroupUpload>::from_context(&context).map(drop),
    ] {
        assert!(matches!(skipped, Err(Rejection::Skip(_))));
    }
    let elsewhere = Event::new(Header::for_bot("pigeon"), (*event).clone());
    assert_eq!(NapCatEvent::of(&elsewhere), None);
}

#[tokio::test]
async fn what_the_bot_itself_does_in_private_belongs_to_the_other_side() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    sim.event(json!({
        "time": 1, "self_id": 10001, "post_type": "notice", "notice_type": "notify",
        "sub_type": "poke", "user_id": 7, "sender_id": 10001, "target_id": 7, "raw_info": [],
    }))
    .await;
    let poke = bot.hears_something().await;
    assert_eq!(poke.user_id(), Some(&10001.into()));
    assert_eq!(poke.conversation(), Some(Target::private(7)));
    for (author, conversation) in [(10001, None), (7, Some(Target::private(7)))] {
        sim.event(json!({
            "time": 1, "self_id": 10001, "post_type": "notice", "notice_type": "friend_recall",
            "user_id": author, "message_id": 9,
        }))
        .await;
        assert_eq!(bot.hears_something().await.conversation(), conversation);
    }
}

proptest! {
    #[test]
    fn nothing_that_came_is_lost_however_odd(
        place in 0..87_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), odd()), 0..4),
    ) {
        let mut event: Map<String, Value> =
            serde_json::from_str(EVENTS.lines().nth(place).unwrap()).unwrap();
        let keys: Vec<_> = event.keys().cloned().collect();
        for (key, value) in changes {
            event.insert(key.get(&keys).clone(), value);
        }
        event.insert("newer".to_owned(), json!({ "than": "us" }));
        let event = Value::Object(event);
        prop_assert_eq!(read(&event).to_json(), event);
    }
}
