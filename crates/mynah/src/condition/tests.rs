use mynah_core::event::MessagePayload;
use mynah_core::event::message::Sender;
use mynah_core::event::meta::Meta;
use mynah_core::event::notice::{GroupIncrease, Notice};
use mynah_core::{MessageChain, Target};

use super::index::Index;
use super::*;
use crate::command::Prefixes;

fn said(target: Target, chain: impl Into<MessageChain>) -> Payload {
    Payload::Message(MessagePayload::new(1, target, Sender::new(7), chain))
}

fn in_group(text: &str) -> Payload {
    said(Target::group(5), text)
}

fn joined() -> Payload {
    Payload::Notice(Notice::GroupIncrease(GroupIncrease {
        group_id: 5.into(),
        user_id: 9.into(),
        operator_id: None,
        invited: false,
    }))
}

fn subject(payload: &Payload) -> Subject<'_> {
    let command = match payload {
        Payload::Message(message) => Prefixes::default().read(message, &10001.into()),
        _ => None,
    };
    Subject::new(payload, command)
}

fn is_true(condition: impl Into<Condition>, payload: &Payload) -> bool {
    condition.into().expression.matches(&subject(payload))
}

/// What the index lets through.
fn candidates(conditions: &[Condition], payload: &Payload) -> Vec<usize> {
    let index = Index::new(conditions.iter().map(|condition| &condition.expression));
    let subject = subject(payload);
    index.candidates(payload, subject.command.as_ref().map(|line| line.name.as_str()))
}

#[test]
fn a_command_is_said_alone_unless_the_bot_is_addressed_or_words_are_wanted() {
    assert!(is_true(command("ping"), &in_group("PING")));
    assert!(!is_true(command("ping"), &in_group("ping me tomorrow")));
    assert!(is_true(command("ping"), &in_group("/ping me tomorrow")));
    assert!(is_true(command("ping").with_args(), &in_group("ping me tomorrow")));
    assert!(is_true(command("ping").alias("在吗"), &in_group("在吗")));
    assert!(!is_true(command("ping"), &joined()));
}

#[test]
fn a_temporary_session_is_private_whatever_group_it_came_through() {
    let temporary = said(Target::Temporary { user: 7.into(), group: Some(5.into()) }, "ping");
    assert!(is_true(message().in_private(), &temporary));
    assert!(!is_true(message().in_group(), &temporary));
    assert!(is_true(message().in_this_group(5), &in_group("x")));
    assert!(!is_true(message().in_this_group(6), &in_group("x")));
}

#[test]
fn conditions_combine() {
    let payload = in_group("ping");
    assert!(is_true(command("ping").and(message().from(7)), &payload));
    assert!(!is_true(command("ping").from(8), &payload));
    assert!(is_true(command("pong").or(command("ping")), &payload));
    assert!(is_true(!command("pong"), &payload));
    assert!(!is_true(message().when(|_| false), &payload));
}

#[test]
fn a_notice_is_wanted_by_its_kind_or_by_being_one() {
    assert!(is_true(notice(), &joined()));
    assert!(is_true(notice().group_increase(), &joined()));
    assert!(!is_true(notice().group_decrease(), &joined()));
    assert!(!is_true(notice(), &in_group("x")));
    assert!(is_true(event::<Payload>(), &Payload::Meta(Meta::Heartbeat(heartbeat()))));
}

fn heartbeat() -> mynah_core::event::meta::Heartbeat {
    mynah_core::event::meta::Heartbeat { online: true, interval: None }
}

#[test]
fn the_index_lets_through_only_what_can_be_true() {
    let conditions = [
        command("ping"),
        notice().group_increase(),
        command("a").or(command("b")),
        message().in_group(),
        command("ping").in_group().when(|_| true),
        !command("ping"),
        command("a").or(notice()),
    ];
    assert_eq!(candidates(&conditions, &in_group("ping")), [0, 3, 4, 5]);
    assert_eq!(candidates(&conditions, &in_group("a")), [2, 3, 5, 6]);
    assert_eq!(candidates(&conditions, &joined()), [1, 5, 6]);
}

#[test]
fn ten_thousand_commands_leave_one_candidate() {
    let conditions: Vec<Condition> =
        (0..10_000).map(|number| command(&format!("command{number}")).in_group()).collect();
    assert_eq!(candidates(&conditions, &in_group("command4711")), [4711]);
    assert!(candidates(&conditions, &in_group("something else")).is_empty());
}
