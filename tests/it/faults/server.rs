//! Servers that repeat themselves, make no sense, talk too much, or have lost their account.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use mynah::core::BotState;
use mynah::prelude::*;
use mynah_adapter_napcat::prelude::*;
use mynah_napcat_sim::cast;
use mynah_tests::rig::{Rig, Way, until};
use serde_json::json;
use tokio::sync::Semaphore;

over_every_way! {
    answers_that_come_twice_and_in_another_order_find_their_calls,
    what_makes_no_sense_is_skipped_and_nothing_else,
    an_event_that_is_too_long_costs_itself_alone,
    a_token_that_is_changed_while_the_bot_runs_is_told,
    an_account_that_is_logged_out_is_not_the_end_of_the_link,
    of_what_finds_no_room_everything_is_counted_and_nothing_else_is_lost,
    calls_are_answered_during_a_flood,
}

async fn answers_that_come_twice_and_in_another_order_find_their_calls(way: Way) {
    let rig = Rig::of([way]).start().await;
    let (account, bot) = (rig.account(), rig.account().bot());
    account.sim.answer_with("get_group_info", |params| {
        Ok(json!({ "group_id": params["group_id"], "group_name": "x" }))
    });
    if matches!(way, Way::Forward | Way::Reverse) {
        // Over HTTP every answer comes over the connection of its call.
        account.sim.faults().duplicate_answers().reorder_answers(20);
    }
    let calls = (1..=100).map(|group| bot.get_group_info(group).into_future());
    for (group, answer) in (1..=100).zip(join_all(calls).await) {
        assert_eq!(answer.unwrap().group_id.as_u64(), Some(group));
    }
    account.sim.faults().clear();
    assert_eq!(account.stats().calls_under_way, 0);
    rig.stop().await;
}

async fn what_makes_no_sense_is_skipped_and_nothing_else(way: Way) {
    const GARBAGE: [&str; 6] =
        ["{", "", "null", "[1,2]", r#"{"post_type":7}"#, r#"{"echo":"m1-999","status":"ok"}"#];
    let rig = Rig::of([way]).start().await;
    let account = rig.account();
    let connections = account.connections();
    for garbage in GARBAGE {
        account.says(1).await;
        account.sim.faults().garbage(garbage).garbage_bytes(b"\xff\x00\xfe");
        if way == Way::Posts {
            account.caught_up().await;
        }
    }
    account.says(1).await;
    account.caught_up().await;
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!((tally.heard, tally.in_flight), (7, 0));
    assert_eq!(account.connections(), connections);
    if matches!(way, Way::Forward | Way::Reverse) {
        assert!(account.stats().skipped_frames >= 6, "{:?}", account.stats());
    }
    rig.stop().await;
}

async fn an_event_that_is_too_long_costs_itself_alone(way: Way) {
    let keys = json!({ "connect": { "max_message_size": "100KiB" } });
    let rig = Rig::of([way]).keys(keys).start().await;
    let account = rig.account();
    account.says(1).await;
    account.caught_up().await;
    for _ in 0..3 {
        let connections = account.connections();
        account.breaks();
        account.sim.faults().oversized_event(200 << 10);
        account.comes_back(connections).await;
        account.mends();
        account.says(1).await;
        account.caught_up().await;
    }
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!(tally.heard + tally.in_flight, tally.said);
    assert!(way == Way::Posts || tally.in_flight == 0, "{tally}");
    rig.stop().await;
}

async fn a_token_that_is_changed_while_the_bot_runs_is_told(way: Way) {
    let keys = json!({ "token": "old", "connect": { "ping_interval": "500ms" } });
    let rig = Rig::of([way]).keys(keys).server(|server| server.token("old")).start().await;
    let account = rig.account();
    account.says(1).await;
    account.caught_up().await;
    account.sim.faults().change_token("new");
    account.proxy().cut();
    account.calls().cut();
    if way == Way::Reverse {
        // Who is turned away is the server, so the bot stays and lets it in when it is right again.
        account.enters(BotState::Connecting).await;
        let attempts = account.sim.connection_attempts();
        account.sim.wait_for_attempts(attempts + 2).await.unwrap();
        assert_eq!(account.connections(), 1);
        account.sim.faults().change_token("old");
        account.is_back(1).await;
        rig.stop().await;
        return;
    }
    let (connections, attempts) = (account.connections(), account.proxy().accepted());
    let error = rig.ended().await.unwrap_err().to_string();
    assert!(error.contains("bot0 gave up"), "{error}");
    assert_eq!(connections, 1);
    assert!(attempts < 10, "it is not tried again and again: {attempts} connections");
}

async fn an_account_that_is_logged_out_is_not_the_end_of_the_link(way: Way) {
    let keys = json!({ "connect": { "ping_interval": "500ms" } });
    let rig = Rig::of([way]).keys(keys).start().await;
    let account = rig.account();
    for _ in 0..2 {
        account.says(1).await;
        account.caught_up().await;
        account.sim.faults().go_offline();
        account.enters(BotState::AccountOffline).await;
        account.sim.faults().go_online();
        account.enters(BotState::Ready).await;
    }
    account.says(1).await;
    account.caught_up().await;
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!((tally.heard, account.connections()), (3, 1));
    rig.stop().await;
}

/// A handler that waits at a gate.
fn gated(gate: &Arc<Semaphore>) -> Module {
    async fn wait(_: Message, gate: State<Arc<Semaphore>>) {
        let _pass = gate.acquire().await;
    }
    Module::new("gated").state(Arc::clone(gate)).on(message(), wait.priority(1))
}

async fn of_what_finds_no_room_everything_is_counted_and_nothing_else_is_lost(way: Way) {
    const SAID: usize = 500;
    const ROOM: u64 = 50;
    let gate = Arc::new(Semaphore::new(0));
    let settings = json!({ "handlers": { "queue_per_conversation": ROOM } });
    let rig = Rig::of([way]).settings(settings).module(gated(&gate)).start().await;
    let account = rig.account();
    account.says(SAID).await;
    let dropped = SAID as u64 - ROOM - 1;
    until("everything was taken or dropped", || rig.gauge.read().dropped == dropped).await;
    assert_eq!(rig.gauge.read().waiting as u64, ROOM);
    gate.add_permits(SAID * 2);
    rig.ledger.has_heard(ROOM + 1).await;
    rig.idle().await;
    account.says(1).await;
    rig.ledger.has_heard(ROOM + 2).await;
    let tally = rig.ledger.tally();
    assert_eq!((tally.heard, tally.lost), (ROOM + 2, dropped));
    assert_eq!((tally.twice, tally.invented), (0, 0));
    assert!(way == Way::Posts || tally.late == 0);
    assert_eq!(rig.gauge.read().conversations, 0);
    rig.stop().await;
}

/// A stream is read no further than there is room, and calls are answered all the same.
#[tokio::test]
async fn a_stream_waits_where_an_operator_wants_nothing_dropped() {
    const SAID: usize = 500;
    const ROOM: usize = 50;
    let gate = Arc::new(Semaphore::new(0));
    let settings = json!({ "handlers": { "queue_per_conversation": ROOM, "when_full": "block" } });
    let keys = json!({ "connect": { "ping_interval": "100ms" } });
    let rig = Rig::of([Way::Stream]).keys(keys).settings(settings).module(gated(&gate));
    let rig = rig.start().await;
    let (account, bot) = (rig.account(), rig.account().bot());
    account.says(SAID).await;
    until("it is full", || rig.gauge.read().waiting >= ROOM).await;
    for _ in 0..20 {
        assert!(bot.get_group_info(570_000_001).await.is_ok());
    }
    assert_eq!(rig.gauge.read().waiting, ROOM);
    gate.add_permits(SAID);
    account.caught_up().await;
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!((tally.heard, rig.gauge.read().dropped), (SAID as u64, 0));
    assert_eq!(account.connections(), 1);
    rig.stop().await;
}

async fn calls_are_answered_during_a_flood(way: Way) {
    let rig = Rig::of([way]).answering().start().await;
    let (account, bot) = (rig.account(), rig.account().bot());
    for _ in 0..20 {
        for _ in 0..100 {
            account.sim.says(cast::BOB, "flood").await;
        }
        account.says(1).await;
        assert!(bot.get_group_info(570_000_001).timeout(Duration::from_secs(20)).await.is_ok());
        if way == Way::Posts {
            account.caught_up().await;
        }
    }
    account.caught_up().await;
    rig.idle().await;
    account.collect();
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!((tally.heard, tally.done, rig.gauge.read().dropped), (20, 20, 0));
    rig.stop().await;
}
