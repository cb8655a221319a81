//! The brake against floods of joins.

use std::time::Duration;

use mynah_core::event::meta::{Alert, AlertKind, Meta};
use mynah_core::event::notice::Notice;
use mynah_core::{ErrorKind, Lang, Localize, Payload};
use serde_json::{Value, json};

use super::pipe::{Outcome, Peer, Step, accept, bot, hello, say};
use crate::ConnectError;

fn joins(user: u64) -> Value {
    json!({
        "time": 1, "self_id": 10001, "post_type": "notice", "notice_type": "group_increase",
        "sub_type": "approve", "group_id": 570_000_001, "user_id": user, "operator_id": 0,
    })
}

fn leaves(user: u64) -> Value {
    json!({
        "time": 1, "self_id": 10001, "post_type": "notice", "notice_type": "group_decrease",
        "sub_type": "leave", "group_id": 570_000_001, "user_id": user, "operator_id": 0,
    })
}

async fn say_all(peer: &mut Peer, frames: impl IntoIterator<Item = Value>) {
    for frame in frames {
        say(peer, &frame).await;
    }
}

/// Who is known to have joined, by the end of their number.
fn joined(outcome: &Outcome) -> Vec<String> {
    let user = |payload: &Payload| match payload {
        Payload::Notice(Notice::GroupIncrease(join)) => Some(join.user_id.to_string()),
        _ => None,
    };
    outcome.events.iter().filter_map(|(_, event)| user(event)).collect()
}

fn alerts(outcome: &Outcome) -> Vec<Alert> {
    let alert = |payload: &Payload| match payload {
        Payload::Meta(Meta::Alert(alert)) => Some(alert.clone()),
        _ => None,
    };
    outcome.events.iter().filter_map(|(_, event)| alert(event)).collect()
}

/// Thirty members join at once, and one more when a minute is over.
fn flood() -> Step {
    accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        say_all(&mut peer, (1..=30).map(joins)).await;
        say(&mut peer, &leaves(1)).await;
        tokio::time::sleep(Duration::from_secs(61)).await;
        say(&mut peer, &joins(31)).await;
    })
}

#[tokio::test(start_paused = true)]
async fn without_a_limit_everybody_may_join() {
    let outcome = bot(json!({}), vec![flood()]).run().await;
    assert_eq!(joined(&outcome).len(), 31);
    assert_eq!(alerts(&outcome), []);
}

#[tokio::test(start_paused = true)]
async fn too_many_joins_are_dropped_until_it_is_calm_again_with_one_alert() {
    for limit in [json!([60, 20]), json!({ "window": "1m", "count": 20, "action": "drop" })] {
        let keys = json!({ "limit_group_increase": limit });
        let outcome = bot(keys, vec![flood()]).run().await;
        let through: Vec<_> = (1..=20).chain([31]).map(|user| user.to_string()).collect();
        assert_eq!(joined(&outcome), through);
        assert_eq!(outcome.bot.stats().dropped_joins, 10);
        let [alert] = &alerts(&outcome)[..] else { panic!("{:?}", alerts(&outcome)) };
        assert_eq!(alert.kind, AlertKind::Flood);
        assert_eq!(
            alert.to_string(),
            "more than 20 members joined within 60 s; further joins are dropped until it is calm \
             again"
        );
        let chinese = alert.localize(&Lang::chinese());
        assert!(chinese.starts_with("60 秒内进群超过 20 人次"), "{chinese}");
        assert!(outcome.ended.is_ok());
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_but_joins_is_dropped() {
    let keys = json!({ "limit_group_increase": [60, 1] });
    let outcome = bot(keys, vec![flood()]).run().await;
    let left = outcome.events.iter();
    let left =
        left.filter(|(_, event)| matches!(&**event, Payload::Notice(Notice::GroupDecrease(_))));
    assert_eq!(left.count(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_replays_joins_after_a_restart_is_braked_too() {
    let replay = || {
        accept(|mut peer| async move {
            say(&mut peer, &hello()).await;
            say_all(&mut peer, (1..=3).map(joins)).await;
        })
    };
    let keys = json!({ "limit_group_increase": [60, 3] });
    let outcome = bot(keys, vec![replay(), replay()]).run().await;
    assert_eq!(joined(&outcome), ["1", "2", "3"]);
    assert_eq!(alerts(&outcome).len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_bot_that_is_to_be_closed_ends_at_the_join_that_is_too_many() {
    let keys = json!({
        "limit_group_increase": { "window": "60s", "count": 20, "action": "close" },
    });
    let outcome = bot(keys, vec![flood(), Step::Refuse]).run().await;
    assert_eq!(joined(&outcome).len(), 20);
    assert_eq!(alerts(&outcome).len(), 1);
    assert_eq!(outcome.seconds(), [0], "it does not connect again");
    let error = outcome.ended.unwrap_err();
    assert!(matches!(error, ConnectError::Flooded { max_count: 20, .. }), "{error}");
    let error = mynah_core::Error::from(error);
    assert_eq!(error.kind(), ErrorKind::Protocol);
    assert_eq!(
        error.to_string(),
        "main was closed: more than 20 members joined within 60 s (`limit_group_increase`)"
    );
    assert_eq!(
        error.localize(&Lang::chinese()),
        "main 已关闭：60 秒内进群超过 20 人次（`limit_group_increase`）"
    );
}
