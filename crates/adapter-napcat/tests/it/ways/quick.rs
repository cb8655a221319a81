//! Quick operations: in the answers to posts, or called.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use mynah_adapter_napcat::prelude::*;
use mynah_adapter_napcat::{CallError, NapCat, QuickOutcome};
use mynah_core::adapter::{ApiCall, CallHook, CallHooks, CallVerdict};
use mynah_core::event::request::Request;
use mynah_core::{Adapter, BotState, Event, Payload};
use mynah_napcat_sim::{Sim, cast};
use serde_json::{Value, json};
use tokio::time::timeout;

use super::rig::{Rig, Way, enters, merged};

async fn waiting(wait: &str) -> (Sim, Rig, NapCat) {
    waiting_with(wait, json!({})).await
}

/// A bot whose posts wait this long for their answers.
async fn waiting_with(wait: &str, keys: Value) -> (Sim, Rig, NapCat) {
    let (sim, section) = Way::Posts.meet("", "").await;
    let listen = section["post"]["listen"].clone();
    let post = json!({ "post": { "listen": listen, "quick_wait": wait } });
    let mut rig = Rig::run(merged(merged(section, post), keys));
    let bot = rig.ready().await;
    (sim, rig, bot)
}

async fn said(sim: &Sim, rig: &mut Rig) -> (i64, Event) {
    let asked = sim.says(cast::ALICE, "ping").await;
    (asked, rig.hears_something().await)
}

fn pong() -> QuickOperation {
    QuickOperation::new().reply("[CQ:face,id=14] pong")
}

fn was_called(sim: &Sim) -> bool {
    sim.calls().iter().any(|call| call.action == ".handle_quick_operation")
}

#[tokio::test]
async fn a_reply_goes_in_the_answer_to_the_post() {
    let (sim, mut rig, bot) = waiting("20s").await;
    let (asked, event) = said(&sim, &mut rig).await;
    assert_eq!(bot.quick(event.header(), pong()).await, Ok(QuickOutcome::Carried));
    let reply = sim.expect_reply().await.unwrap();
    assert_eq!((reply.text(), reply.quotes()), ("[CQ:face,id=14] pong".into(), Some(asked)));
    assert!(!was_called(&sim));
    assert_eq!(bot.stats().carried_operations, 1);
    rig.stops().await;
}

#[tokio::test]
async fn an_answer_is_given_once_and_what_comes_later_is_called() {
    let (sim, mut rig, bot) = waiting("20s").await;
    let (_, event) = said(&sim, &mut rig).await;
    let carried = bot.quick(event.header(), pong()).await.unwrap();
    let called = bot.quick(event.header(), pong()).await.unwrap();
    assert_eq!((carried, called), (QuickOutcome::Carried, QuickOutcome::Called));
    for _ in 0..2 {
        sim.expect_reply().await.unwrap();
    }
    assert!(was_called(&sim));
    rig.stops().await;
}

#[tokio::test]
async fn without_a_wait_and_over_any_other_way_it_is_called() {
    for way in [Way::Posts, Way::Forward, Way::Stream] {
        let (sim, section) = way.meet("", "").await;
        let mut rig = Rig::run(section);
        let bot = rig.ready().await;
        let (asked, event) = said(&sim, &mut rig).await;
        assert_eq!(bot.quick(event.header(), pong()).await, Ok(QuickOutcome::Called), "{way:?}");
        assert_eq!(sim.expect_reply().await.unwrap().quotes(), Some(asked));
        rig.stops().await;
    }
}

#[tokio::test]
async fn a_request_is_granted_in_the_answer() {
    let (sim, mut rig, bot) = waiting("20s").await;
    sim.asks_for_friendship(cast::STRANGER, "let me").await;
    let event = rig.hears_something().await;
    assert!(matches!(*event, Payload::Request(Request::Friend(_))));
    let granted = bot.quick(event.header(), QuickOperation::new().approve("")).await;
    assert_eq!(granted, Ok(QuickOutcome::Carried));
    // Becoming a friend is an event, posted in its turn.
    rig.hears_something().await;
    assert!(sim.friends().contains(&cast::STRANGER));
    rig.stops().await;
}

#[tokio::test]
async fn a_post_that_nobody_has_anything_to_say_to_is_answered_at_once() {
    let (sim, mut rig, _bot) = waiting("30s").await;
    // The server posts 64 events at a time, and the next ones when those are answered.
    let all = async {
        for number in 0..200 {
            sim.says(cast::ALICE, number.to_string()).await;
            drop(rig.hears_something().await);
        }
    };
    timeout(Duration::from_secs(20), all).await.expect("no answer waits for its time");
    rig.stops().await;
}

#[tokio::test]
async fn however_many_answers_wait_events_are_heard() {
    let (sim, mut rig, bot) = waiting("30s").await;
    let mut events = Vec::new();
    for number in 0..60 {
        sim.says(cast::ALICE, number.to_string()).await;
        events.push(rig.hears_something().await);
    }
    // Half of them were answered, so that the other half may wait.
    let mut carried = 0;
    for event in &events {
        let outcome = bot.quick(event.header(), pong()).await.unwrap();
        carried += u64::from(outcome == QuickOutcome::Carried);
    }
    assert_eq!(carried, 32);
    drop(events);
    rig.stops().await;
}

struct NoReplies;

#[async_trait]
impl CallHook for NoReplies {
    async fn before(&self, call: ApiCall<'_>) -> CallVerdict {
        match call.api {
            ".handle_quick_operation" => CallVerdict::Refuse("not here".into()),
            _ => CallVerdict::Go,
        }
    }
}

#[tokio::test]
async fn hooks_and_a_logged_out_account_hold_for_answers_too() {
    let (sim, mut rig, bot) = waiting("20s").await;
    let (_, event) = said(&sim, &mut rig).await;
    sim.faults().go_offline();
    enters(&bot, BotState::AccountOffline).await;
    let offline = bot.quick(event.header(), pong()).await;
    assert!(matches!(offline, Err(CallError::AccountOffline { .. })), "{offline:?}");
    sim.faults().go_online();
    enters(&bot, BotState::Ready).await;
    let mut hooks = CallHooks::default();
    hooks.push(Arc::new(NoReplies));
    assert!(bot.hook_calls(hooks));
    let refused = bot.quick(event.header(), pong()).await;
    assert!(matches!(refused, Err(CallError::Prevented { .. })), "{refused:?}");
    assert_eq!(bot.stats().carried_operations, 0);
    rig.stops().await;
}

#[tokio::test]
async fn replies_in_answers_count_towards_the_limits() {
    let limits = json!({ "limits": { "conversation": "1/h", "queue": 1 } });
    let (sim, mut rig, bot) = waiting_with("20s", limits).await;
    let (_, event) = said(&sim, &mut rig).await;
    assert_eq!(bot.quick(event.header(), pong()).await, Ok(QuickOutcome::Carried));
    let (_, event) = said(&sim, &mut rig).await;
    let waits = bot.quick(event.header(), pong());
    assert!(timeout(Duration::from_millis(100), waits).await.is_err(), "an hour, not at once");
    rig.stops().await;
}
