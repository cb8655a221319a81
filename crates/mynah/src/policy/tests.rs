//! Policies, one by one and over one another.

use std::time::Duration;

use governor::clock::FakeRelativeClock;
use mynah_core::event::message::Sender;
use mynah_core::event::{Header, MessagePayload, Payload};
use mynah_core::model::Role;
use mynah_core::{Event, Platform, Section, Target};
use serde_json::json;

use super::*;
use crate::command::Prefixes;
use crate::condition::{Subject, message};
use crate::i18n::Texts;

fn read(section: serde_json::Value) -> Policies {
    Section::of(section).unwrap().parse().unwrap()
}

fn said(user: u64, target: Target, role: Option<Role>) -> Event {
    let sender = Sender::new(user).role(role);
    let header = Header::for_bot("main").on(Platform::from_static("QQ")).seen_by(10001);
    Event::new(header, Payload::Message(MessagePayload::new(1, target, sender, "ping")))
}

fn in_group(group: u64) -> Event {
    said(7, Target::group(group), None)
}

fn answers_as(policies: Policies, own: &Policy, without: &[PolicyPart], event: &Event) -> bool {
    let mut rules = Rules::new(Prefixes::default(), policies);
    let of_module = rules.of_module("sign", own, without);
    let expression = of_module.applied(&message(), &Texts::default());
    let subject = Subject::new(event, &rules);
    expression.is_true(&subject)
}

fn answers(policies: serde_json::Value, event: &Event) -> bool {
    answers_as(read(policies), &Policy::new(), &[], event)
}

#[test]
fn out_of_the_box_everybody_is_answered() {
    assert!(answers(json!({}), &in_group(5)));
    assert!(answers(json!({}), &said(7, Target::private(7), None)));
    assert!(answers(json!({ "groups": { "deny": [] }, "users": {} }), &in_group(5)));
}

#[test]
fn lists_say_who_is_answered_by_number_or_by_platform() {
    let deny = json!({ "groups": { "deny": [5, { "platform": "QQ", "id": "6" }] } });
    assert!(!answers(deny.clone(), &in_group(5)));
    assert!(!answers(deny.clone(), &in_group(6)));
    assert!(answers(deny, &in_group(7)));
    assert!(answers(
        json!({ "groups": { "deny": [{ "platform": "Paper", "id": 5 }] } }),
        &in_group(5)
    ));
    assert!(!answers(json!({ "users": { "deny": ["7"] } }), &in_group(5)));
    assert!(answers(json!({ "users": { "allow": [7] } }), &in_group(5)));
    assert!(!answers(json!({ "users": { "allow": [] } }), &in_group(5)));
    assert!(!answers(json!({ "groups": { "allow": [5], "deny": [5] } }), &in_group(5)));
}

#[test]
fn a_list_of_groups_says_nothing_of_private_chats() {
    let allow = json!({ "groups": { "allow": [5] } });
    assert!(answers(allow.clone(), &said(7, Target::private(7), None)));
    let through = Target::Temporary { user: 7.into(), group: Some(6.into()) };
    assert!(!answers(allow, &said(7, through, None)));
}

#[test]
fn private_chats_can_be_left_alone() {
    let quiet = json!({ "private": false });
    assert!(!answers(quiet.clone(), &said(7, Target::private(7), None)));
    let temporary = Target::Temporary { user: 7.into(), group: Some(5.into()) };
    assert!(!answers(quiet.clone(), &said(7, temporary, None)));
    assert!(answers(quiet, &in_group(5)));
}

#[test]
fn what_is_set_for_a_module_lies_over_what_is_set_for_all() {
    let policies = json!({
        "private": false,
        "groups": { "deny": [5] },
        "modules": {
            "sign": { "groups": { "allow": [5] }, "private": true },
            "other": { "groups": { "deny": [6] } },
        },
    });
    assert!(answers(policies.clone(), &in_group(5)));
    assert!(!answers(policies.clone(), &in_group(7)));
    assert!(answers(policies, &said(7, Target::private(7), None)));
    let added =
        json!({ "groups": { "deny": [5] }, "modules": { "sign": { "groups": { "deny": [6] } } } });
    assert!(!answers(added.clone(), &in_group(5)));
    assert!(!answers(added, &in_group(6)));
}

#[test]
fn a_module_can_keep_to_less_and_do_without_but_the_operator_has_the_last_word() {
    let denied = || read(json!({ "groups": { "deny": [5] } }));
    let own = Policy::new().allow_groups([5, 6]).private(false);
    assert!(!answers_as(denied(), &own, &[], &in_group(5)));
    assert!(answers_as(denied(), &own, &[], &in_group(6)));
    assert!(!answers_as(denied(), &own, &[], &in_group(7)));
    assert!(!answers_as(denied(), &own, &[], &said(7, Target::private(7), None)));
    let without = [PolicyPart::Groups];
    assert!(answers_as(denied(), &Policy::new(), &without, &in_group(5)));
    assert!(answers_as(denied(), &Policy::new(), &[PolicyPart::All], &in_group(5)));
    let set = json!({ "modules": { "sign": { "groups": { "deny": [5] } } } });
    assert!(!answers_as(read(set), &Policy::new(), &[PolicyPart::All], &in_group(5)));
}

#[test]
fn what_cannot_be_meant_is_refused_with_its_place() {
    let refused = |section: serde_json::Value| {
        let error = Section::of(section).unwrap().parse::<Policies>().unwrap_err();
        error.to_string()
    };
    insta::assert_snapshot!(
        [
            refused(json!({ "grups": {} })),
            refused(json!({ "groups": { "deny": [true] } })),
            refused(json!({ "groups": { "deny": [{ "platform": "QQ" }] } })),
            refused(json!({ "limit": true })),
            refused(json!({ "limit": { "count": 0 } })),
            refused(json!({ "limit": { "per": "1m" } })),
            refused(json!({ "modules": { "sign": { "limits": false } } })),
        ]
        .join("\n")
    );
}

/// A limiter whose time passes only when it is told.
struct Hours {
    clock: FakeRelativeClock,
    limiter: Limiter<FakeRelativeClock>,
    rules: Rules,
}

impl Hours {
    fn new(count: u32, per: Duration) -> Self {
        let clock = FakeRelativeClock::default();
        let limit = Limit::new(NonZeroU32::new(count).unwrap(), per);
        let policies = read(json!({ "supers": [1] }));
        Self {
            limiter: Limiter::by(limit, clock.clone()),
            clock,
            rules: Rules::new(Prefixes::default(), policies),
        }
    }

    fn allows(&self, event: &Event) -> bool {
        self.limiter.allows(&Subject::new(event, &self.rules))
    }
}

#[test]
fn a_user_is_answered_so_often_and_again_as_the_bucket_fills() {
    let hours = Hours::new(3, Duration::from_mins(1));
    let event = in_group(5);
    let answered = (0..5).filter(|_| hours.allows(&event)).count();
    assert_eq!(answered, 3);
    hours.clock.advance(Duration::from_secs(20));
    assert!(hours.allows(&event));
    assert!(!hours.allows(&event));
    hours.clock.advance(Duration::from_hours(1));
    assert_eq!((0..5).filter(|_| hours.allows(&event)).count(), 3);
}

#[test]
fn one_message_every_fifty_seconds_is_always_within_three_a_minute() {
    let hours = Hours::new(3, Duration::from_mins(1));
    for message in 0..100 {
        assert!(hours.allows(&in_group(5)), "message {message}");
        hours.clock.advance(Duration::from_secs(50));
    }
}

#[test]
fn an_event_counts_once_however_many_handlers_want_it() {
    let hours = Hours::new(2, Duration::from_mins(1));
    for _ in 0..2 {
        let event = in_group(5);
        let subject = Subject::new(&event, &hours.rules);
        assert!((0..10).all(|_| hours.limiter.allows(&subject)));
    }
    assert!(!hours.allows(&in_group(5)));
}

#[test]
fn whoever_keeps_order_is_not_limited_and_others_do_not_use_up_what_is_mine() {
    let hours = Hours::new(1, Duration::from_mins(1));
    let group = || Target::group(5);
    assert!((0..5).all(|_| hours.allows(&said(7, group(), Some(Role::Admin)))));
    assert!((0..5).all(|_| hours.allows(&said(1, group(), None))));
    assert!(hours.allows(&said(8, group(), Some(Role::Member))));
    assert!(!hours.allows(&said(8, Target::private(8), None)));
    assert!(hours.allows(&said(9, group(), None)));
}

#[test]
fn limits_are_shared_by_the_modules_that_have_none_of_their_own() {
    let mut rules = Rules::new(
        Prefixes::default(),
        read(json!({ "limit": { "count": 1 }, "modules": { "free": { "limit": false } } })),
    );
    let mut limiter = |name: &str, own: Policy, without: &[PolicyPart]| {
        rules.of_module(name, &own, without).limiter
    };
    let (a, b) = (limiter("a", Policy::new(), &[]), limiter("b", Policy::new(), &[]));
    assert!(std::sync::Arc::ptr_eq(&a.unwrap(), &b.unwrap()));
    assert!(limiter("free", Policy::new(), &[]).is_none());
    assert!(limiter("c", Policy::new(), &[PolicyPart::Limit]).is_none());
    let own = limiter("d", Policy::new().limit(9, Duration::from_secs(1)), &[]).unwrap();
    assert_eq!(own.limit().count.get(), 9);
}
