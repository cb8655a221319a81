use mynah_core::event::message::Sender;
use mynah_core::event::meta::Meta;
use mynah_core::event::notice::{GroupIncrease, Notice};
use mynah_core::event::{Header, Payload};
use mynah_core::{Bot, Event, MessageChain, Platform, Target};

use super::index::Index;
use super::*;
use crate::command::Prefixes;
use crate::policy::{Policies, Rules};
use crate::testing::Paper;

mod commands;
mod indexed;
mod later;
mod raw;
mod segments;
mod words;

pub(super) fn event_of(payload: Payload) -> Event {
    let header = Header::for_bot("main").on(Platform::from_static("QQ")).seen_by(10001);
    Event::new(header, payload)
}

pub(super) fn said(target: Target, chain: impl Into<MessageChain>) -> Event {
    event_of(Payload::Message(MessagePayload::new(1, target, Sender::new(7), chain)))
}

pub(super) fn in_group(chain: impl Into<MessageChain>) -> Event {
    said(Target::group(5), chain)
}

pub(super) fn joined() -> Event {
    event_of(Payload::Notice(Notice::GroupIncrease(GroupIncrease {
        group_id: 5.into(),
        user_id: 9.into(),
        operator_id: None,
        invited: true,
    })))
}

pub(super) fn rules() -> Rules {
    Rules::new(Prefixes::default(), Policies::default())
}

pub(super) fn is_true(condition: impl Into<Condition>, event: &Event) -> bool {
    let rules = rules();
    condition.into().expression.compiled(None).is_true(&Subject::new(event, &rules))
}

#[test]
fn a_temporary_session_is_private_whatever_group_it_came_through() {
    let temporary = said(Target::Temporary { user: 7.into(), group: Some(5.into()) }, "ping");
    assert!(is_true(message().in_private(), &temporary));
    assert!(!is_true(message().in_group(), &temporary));
    assert!(!is_true(message().in_this_group(5), &temporary));
    assert!(is_true(message().in_these_groups([4, 5]), &in_group("x")));
    assert!(!is_true(message().in_this_group(6), &in_group("x")));
}

#[test]
fn conditions_combine() {
    let event = in_group("ping");
    assert!(is_true(command("ping").and(message().from(7)), &event));
    assert!(!is_true(command("ping").from(8), &event));
    assert!(is_true(message().from_any([8, 7]), &event));
    assert!(is_true(command("pong").or(command("ping")), &event));
    assert!(is_true(!command("pong"), &event));
    assert!(!is_true(message().when(|_| false), &event));
    assert!(!is_true(!command("ping").named("said"), &event));
}

#[test]
fn whether_it_was_seen_when_it_happened_can_be_asked() {
    let payload = MessagePayload::new(1, Target::group(5), Sender::new(7), "lights off");
    let header = Header::for_bot("main").caught_up();
    let (at_once, later) = (in_group("lights off"), Event::new(header, Payload::Message(payload)));
    for (condition, of_at_once, of_later) in [
        (command("lights off").live(), true, false),
        (message().caught_up(), false, true),
        (!message().caught_up(), true, false),
    ] {
        assert_eq!(is_true(condition.clone(), &at_once), of_at_once, "{condition:?}");
        assert_eq!(is_true(condition.clone(), &later), of_later, "{condition:?}");
    }
}

#[test]
fn where_it_happened_and_who_saw_it_can_be_asked() {
    let event = in_group("ping");
    assert!(is_true(message().on_platform("QQ").seen_by("main"), &event));
    assert!(!is_true(message().on_platform("Paper"), &event));
    assert!(!is_true(message().seen_by("other"), &event));
}

#[test]
fn a_rank_is_what_the_message_says_and_only_counts_in_its_group() {
    use mynah_core::model::Role;
    let ranked = |role, target| {
        let sender = Sender::new(7).role(role);
        event_of(Payload::Message(MessagePayload::new(1, target, sender, "x")))
    };
    let group = || Target::group(5);
    assert!(is_true(message().by_admin(), &ranked(Some(Role::Admin), group())));
    assert!(is_true(message().by_admin(), &ranked(Some(Role::Owner), group())));
    assert!(!is_true(message().by_owner(), &ranked(Some(Role::Admin), group())));
    assert!(!is_true(message().by_admin(), &ranked(Some(Role::Member), group())));
    assert!(!is_true(message().by_admin(), &ranked(None, group())));
    let temporary = Target::Temporary { user: 7.into(), group: Some(5.into()) };
    assert!(!is_true(message().by_admin(), &ranked(Some(Role::Owner), temporary)));
}

#[test]
fn a_notice_is_wanted_by_its_kind_or_by_being_one() {
    assert!(is_true(notice(), &joined()));
    assert!(is_true(notice().group_increase(), &joined()));
    assert!(!is_true(notice().group_decrease(), &joined()));
    assert!(!is_true(message(), &joined()));
    assert!(is_true(event::<Payload>(), &event_of(Payload::Meta(Meta::Heartbeat(heartbeat())))));
    assert!(is_true(meta().heartbeat(), &event_of(Payload::Meta(Meta::Heartbeat(heartbeat())))));
}

#[test]
fn a_kind_within_a_kind_is_asked_for_by_its_fields() {
    let invited = notice().group_increase().which(|joined: &GroupIncrease| joined.invited);
    assert!(is_true(invited.clone(), &joined()));
    assert!(!is_true(!invited, &joined()));
    assert!(!is_true(request().invitation(), &joined()));
}

fn heartbeat() -> mynah_core::event::meta::Heartbeat {
    mynah_core::event::meta::Heartbeat { online: true, interval: None }
}

#[test]
fn what_is_cheap_is_looked_at_first_and_nothing_more_than_needed() {
    let rules = rules();
    let condition = message().text_matches("a.*z").when(|_| panic!("not needed")).in_this_group(6);
    let compiled = condition.expression.compiled(None);
    let event = in_group("a to z");
    let subject = Subject::new(&event, &rules);
    assert!(!compiled.is_true(&subject));
    assert_eq!(subject.looks(), 2);
}

#[test]
fn what_has_a_name_is_found_out_once_an_event_however_many_use_it() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let named = message().when(|_| RUNS.fetch_add(1, Ordering::Relaxed) < 100).named("counted");
    let rules = rules();
    let event = in_group("ping");
    let subject = Subject::new(&event, &rules);
    for _ in 0..10 {
        let condition = command("ping").and(named.clone()).expression.compiled(None);
        assert!(condition.is_true(&subject));
    }
    assert_eq!(RUNS.load(Ordering::Relaxed), 1);
}
