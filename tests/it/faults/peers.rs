//! What went wrong in other clients that were put through the same faults, and does not here.
//!
//! Those that are a matter of time are in `crates/adapter-napcat/src/transport/tests/peers.rs`.

use std::sync::Arc;

use mynah::prelude::*;
use mynah_napcat_sim::{Sim, cast};
use mynah_tests::rig::{Rig, Way};
use serde_json::json;

over_every_way! {
    a_server_that_goes_with_a_word_or_without_is_waited_for,
    order_within_a_conversation_is_that_in_which_it_was_said,
}

/// How a server ends its connections.
type Farewell = fn(&Sim);

/// One framework's process ended with exit code 0 when the server went away, another never came
/// back after a clean close frame, a third computed at 100 % for ever after it.
async fn a_server_that_goes_with_a_word_or_without_is_waited_for(way: Way) {
    let rig = Rig::of([way]).start().await;
    let account = rig.account();
    let sim = &account.sim;
    if way == Way::Posts {
        return; // Nothing lasts that could be closed; see the calls of the stream.
    }
    let farewells: [Farewell; 4] = [
        |sim| _ = sim.faults().drop_connections(),
        |sim| _ = sim.faults().close_empty(),
        |sim| _ = sim.faults().close(1000, "bye"),
        |sim| _ = sim.faults().close(1012, "restart"),
    ];
    for farewell in farewells {
        account.says(1).await;
        account.caught_up().await;
        let connections = account.connections();
        farewell(sim);
        account.is_back(connections).await;
    }
    for crash in [true, false] {
        account.says(1).await;
        account.caught_up().await;
        let connections = account.connections();
        if crash {
            sim.crash().await;
        } else {
            sim.stop().await;
        }
        account.enters(mynah::core::BotState::Connecting).await;
        sim.restart().await.unwrap();
        account.is_back(connections).await;
    }
    account.says(1).await;
    account.caught_up().await;
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!((tally.heard, tally.in_flight), (7, 0));
    rig.stop().await;
}

/// Where every event is a task of its own, up to 98.7 % of the answers of a chat came in another
/// order than the questions.
async fn order_within_a_conversation_is_that_in_which_it_was_said(way: Way) {
    const GROUPS: i64 = 8;
    const MESSAGES: usize = 25;
    async fn dawdles(message: Message) {
        // Longer and shorter by turns, without looking at a clock.
        for _ in 0..message.message_id.as_str().bytes().map(u32::from).sum::<u32>() % 7 {
            tokio::task::yield_now().await;
        }
    }
    let dawdling = Module::new("dawdling").on(message(), dawdles.priority(1));
    let rig = Rig::of([way]).answering().module(dawdling).start().await;
    let account = rig.account();
    let groups = 1..=GROUPS;
    for _ in 0..MESSAGES {
        for group in groups.clone() {
            account.says_in(group).await;
        }
        if way == Way::Posts {
            // Posts are under way side by side, and may overtake each other before they are here.
            for group in groups.clone() {
                rig.ledger.caught_up(account.place_in(group)).await;
            }
        }
    }
    for group in groups {
        rig.ledger.caught_up(account.place_in(group)).await;
    }
    rig.idle().await;
    account.collect();
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    let all = u64::try_from(GROUPS).unwrap() * MESSAGES as u64;
    assert_eq!((tally.heard, tally.done), (all, all));
    rig.stop().await;
}

/// A client that asks for `//api` and `//event`, whatever the configured path, is given every event
/// twice.
#[tokio::test]
async fn there_is_one_connection_and_every_event_comes_over_it_once() {
    for way in [Way::Forward, Way::Reverse, Way::Stream] {
        let rig = Rig::of([way]).start().await;
        let account = rig.account();
        account.says(10).await;
        account.caught_up().await;
        assert_eq!(account.sim.connections(), 1, "{way:?}");
        assert_eq!(rig.ledger.tally().wrong(), []);
        rig.stop().await;
    }
}

/// Two frameworks ask `get_msg` for every event that quotes a message, before any handler runs: 714
/// calls for 5,000 events, and an event is left unread when the server does not answer.
#[tokio::test]
async fn a_quotation_costs_no_call_and_waits_for_none() {
    async fn count(message: Message, heard: State<Arc<tokio::sync::Semaphore>>) {
        assert!(message.chain.plain_text().contains("quotes"));
        heard.add_permits(1);
    }
    let heard = Arc::new(tokio::sync::Semaphore::new(0));
    let module = Module::new("count").state(Arc::clone(&heard)).on(message(), count);
    let rig = Rig::of([Way::Forward]).deaf().module(module).start().await;
    let sim = &rig.account().sim;
    sim.faults().never_answer("get_msg");
    for _ in 0..20 {
        let reply = json!({ "type": "reply", "data": { "id": "123456" } });
        let text = json!({ "type": "text", "data": { "text": "quotes" } });
        sim.says_segments(cast::ALICE, vec![reply, text]).await;
    }
    let patience = mynah_tests::ledger::PATIENCE;
    let all = tokio::time::timeout(patience, heard.acquire_many(20)).await;
    assert!(all.is_ok_and(|all| all.is_ok()));
    assert!(sim.calls().is_empty(), "{:?}", sim.calls());
    rig.stop().await;
}
