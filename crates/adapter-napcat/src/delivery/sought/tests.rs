//! What is taken for a message that was sent.

use mynah_core::event::MessagePayload;
use mynah_core::event::message::Sender;
use mynah_core::message::MediaSource;
use serde_json::{Value, json};

use super::*;

const GROUP: u64 = 570_000_001;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn said(id: u64, second: i64, chain: impl Into<MessageChain>) -> RetrievedMessage {
    let payload = MessagePayload::new(id, Target::group(GROUP), Sender::new(10001), chain);
    RetrievedMessage {
        base: payload,
        time: Some(at(second)),
        real_seq: None,
        is_own: true,
        reactions: Vec::new(),
        extra: mynah_core::message::Extra::new(),
    }
}

fn sought(chain: impl Into<MessageChain>) -> Sought {
    Sought::new(Target::group(GROUP), &chain.into(), at(0)).unwrap()
}

fn look(sought: &Sought, messages: &[RetrievedMessage]) -> Look {
    sought.look(messages, 50, &OwnMessages::default())
}

#[test]
fn the_same_words_of_the_account_itself_since_the_call_began_are_the_message() {
    let others = RetrievedMessage { is_own: false, ..said(1, 1, "pong") };
    let messages = [said(2, -3000, "hi"), others, said(3, 1, "pong"), said(4, 2, "other")];
    assert_eq!(look(&sought("pong"), &messages), Look::Found(3.into()));
    assert_eq!(look(&sought("ping"), &messages), Look::Absent);
}

#[test]
fn one_that_is_much_older_or_belongs_to_another_call_is_not_it() {
    let own = OwnMessages::default();
    own.claim(&7.into());
    let messages = [said(7, 1, "pong")];
    assert_eq!(sought("pong").look(&messages, 50, &own), Look::Absent);
    let older = [said(8, -3000, "pong"), said(9, 1, "x")];
    assert_eq!(look(&sought("pong"), &older), Look::Unclear, "a clock may be wrong by an hour");
}

#[test]
fn where_the_messages_do_not_reach_back_it_is_unclear() {
    let recent: Vec<_> = (0..50).map(|id| said(id, 5, "chatter")).collect();
    assert_eq!(look(&sought("pong"), &recent), Look::Unclear);
    assert_eq!(look(&sought("pong"), &recent[..49]), Look::Absent);
}

#[test]
fn what_the_platform_changes_on_the_way_does_not_count() {
    let picture = |name: &str| Segment::image(MediaSource::Remote(name.to_owned()));
    let sent = MessageChain::new().at(1_000_000_011).text(" good  morning\n").text("all");
    let sent = sent.push(picture("https://example.com/a.png")).quoting(5);
    let back = MessageChain::new().at(1_000_000_011).text("good morning all");
    let back = back.push(picture("ABC.png"));
    assert_eq!(look(&sought(sent), &[said(3, 1, back)]), Look::Found(3.into()));
}

#[test]
fn a_call_tells_what_it_said_and_where() {
    let of = |action: &'static str, params: Value| {
        Sought::of(&Call::new(action, params.to_string()), at(0))
    };
    let message = json!([{ "type": "text", "data": { "text": "pong" } }]);
    let group = Sought::new(Target::group(GROUP), &"pong".into(), at(0));
    let private = Sought::new(Target::private(7), &"pong".into(), at(0));
    for (action, params, wanted) in [
        ("send_group_msg", json!({ "group_id": GROUP, "message": message }), &group),
        ("send_group_msg", json!({ "group_id": GROUP.to_string(), "message": "pong" }), &group),
        ("send_private_msg", json!({ "user_id": 7, "group_id": 1, "message": message }), &private),
        ("send_msg", json!({ "user_id": 7, "group_id": GROUP, "message": message }), &group),
        (
            "send_msg",
            json!({ "message_type": "private", "user_id": 7, "message": message }),
            &private,
        ),
        ("send_group_msg", json!({ "group_id": GROUP, "message": "[CQ:share,url=x]" }), &None),
        (
            "send_group_msg",
            json!({ "group_id": GROUP, "message": "[CQ:at,qq=1]", "auto_escape": true }),
            &None,
        ),
        ("send_group_msg", json!({ "group_id": GROUP }), &None),
        ("upload_group_file", json!({ "group_id": GROUP, "file": "x" }), &None),
    ] {
        assert_eq!(&of(action, params.clone()), wanted, "{params}");
    }
}
