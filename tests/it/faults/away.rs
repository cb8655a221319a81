//! What is said while a bot is away, and `catch_up`.

use std::sync::{Arc, Mutex};

use mynah::core::BotState;
use mynah::prelude::*;
use mynah_napcat_sim::cast;
use mynah_tests::proxy::Door;
use mynah_tests::rig::{Account, Builder, Rig, Way, until};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::json;

over_every_way! {
    what_is_said_while_the_link_is_down_is_heard_once_in_order_and_marked,
    what_is_said_while_the_account_is_logged_out_is_heard_when_it_is_back,
    a_history_that_cannot_be_had_costs_neither_the_link_nor_what_is_said_next,
    what_the_bot_itself_said_is_not_heard,
    events_that_come_twice_are_heard_once,
}

/// What was heard, and whether it was marked as caught up on.
#[derive(Debug, Default)]
struct Heard(Mutex<Vec<(String, bool)>>);

impl Heard {
    fn now(&self) -> Vec<(String, bool)> {
        self.0.lock().unwrap().clone()
    }

    /// The messages that were marked.
    fn marked(&self) -> Vec<String> {
        self.now().into_iter().filter(|(_, marked)| *marked).map(|(text, _)| text).collect()
    }
}

fn catching_up(way: Way) -> (Builder, Arc<Heard>) {
    async fn hear(message: Message, heard: State<Arc<Heard>>) {
        let text = message.chain.plain_text().into_owned();
        heard.0.lock().unwrap().push((text, message.header().caught_up));
    }
    let heard = Arc::<Heard>::default();
    let module = Module::new("marks").state(Arc::clone(&heard)).on(message(), hear);
    let keys = json!({ "catch_up": true, "connect": { "ping_interval": "200ms" } });
    (Rig::of([way]).keys(keys).module(module), heard)
}

/// Nobody gets through any more, and the bot knows.
async fn goes(account: &Account) {
    for proxy in [account.proxy(), account.calls()] {
        proxy.door(Door::Refuse).await;
        proxy.cut();
    }
    account.enters(BotState::Connecting).await;
}

async fn returns(account: &Account) {
    let connections = account.connections();
    account.proxy().door(Door::Open).await;
    account.calls().door(Door::Open).await;
    account.is_back(connections).await;
}

fn numbers(range: std::ops::Range<u64>) -> Vec<String> {
    range.map(|number| format!("#{number}")).collect()
}

async fn what_is_said_while_the_link_is_down_is_heard_once_in_order_and_marked(way: Way) {
    let (rig, heard) = catching_up(way);
    let rig = rig.start().await;
    let account = rig.account();
    for _ in 0..3 {
        account.says(1).await;
        account.caught_up().await;
    }
    for round in 0..3 {
        goes(account).await;
        account.says(5).await;
        returns(account).await;
        account.caught_up().await;
        assert_eq!(heard.marked().len(), 5 * (round + 1));
    }
    assert_eq!(heard.marked(), numbers(3..18));
    account.says(1).await;
    account.caught_up().await;
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!((tally.said, tally.heard, tally.in_flight), (19, 19, 0));
    let stats = account.stats();
    assert_eq!((stats.caught_up, stats.not_caught_up), (15, 0));
    rig.stop().await;
}

async fn what_is_said_while_the_account_is_logged_out_is_heard_when_it_is_back(way: Way) {
    let (rig, heard) = catching_up(way);
    let rig = rig.start().await;
    let account = rig.account();
    account.says(1).await;
    account.caught_up().await;
    account.sim.faults().go_offline();
    account.enters(BotState::AccountOffline).await;
    account.says(3).await;
    account.sim.faults().go_online();
    account.enters(BotState::Ready).await;
    account.caught_up().await;
    assert_eq!(heard.marked(), numbers(1..4));
    assert_eq!(rig.ledger.tally().wrong(), []);
    assert_eq!(account.connections(), 1);
    rig.stop().await;
}

async fn a_history_that_cannot_be_had_costs_neither_the_link_nor_what_is_said_next(way: Way) {
    let (rig, heard) = catching_up(way);
    let rig = rig.start().await;
    let account = rig.account();
    account.says(1).await;
    account.caught_up().await;
    account.sim.refuse("get_group_msg_history", 1200, "no history today");
    account.breaks();
    goes(account).await;
    account.says(2).await;
    returns(account).await;
    account.mends();
    account.says(1).await;
    account.caught_up().await;
    let stats = account.stats();
    assert_eq!((stats.caught_up, stats.not_caught_up), (0, 1));
    assert_eq!((heard.marked().len(), heard.now().len()), (0, 2));
    assert_eq!(rig.ledger.tally().wrong(), []);
    rig.stop().await;
}

async fn what_the_bot_itself_said_is_not_heard(way: Way) {
    let (rig, heard) = catching_up(way);
    let rig = rig.answering().start().await;
    let account = rig.account();
    account.says(2).await;
    account.caught_up().await;
    rig.idle().await;
    goes(account).await;
    account.says(2).await;
    returns(account).await;
    account.caught_up().await;
    rig.idle().await;
    account.collect();
    let tally = rig.ledger.tally();
    assert_eq!(way.wrong(&tally), []);
    assert_eq!((tally.heard, tally.done), (4, 4));
    assert_eq!(heard.now().len(), 4, "{heard:?}");
    rig.stop().await;
}

async fn events_that_come_twice_are_heard_once(way: Way) {
    let (rig, heard) = catching_up(way);
    let rig = rig.start().await;
    let account = rig.account();
    account.sim.faults().duplicate_events();
    account.says(1).await;
    account.caught_up().await;
    goes(account).await;
    account.says(3).await;
    returns(account).await;
    account.caught_up().await;
    account.says(1).await;
    account.caught_up().await;
    let twice = || account.stats().repeated_messages + account.stats().replays;
    until("the twins came", || twice() >= 2).await;
    assert_eq!(heard.marked(), numbers(1..4));
    assert_eq!((rig.ledger.tally().wrong(), heard.now().len()), (vec![], 5));
    rig.stop().await;
}

#[tokio::test]
async fn what_is_said_where_nothing_was_heard_before_is_heard_as_well() {
    let (rig, heard) = catching_up(Way::Forward);
    let rig = rig.start().await;
    let account = rig.account();
    account.says(1).await;
    account.caught_up().await;
    goes(account).await;
    account.sim.whispers(cast::FIONA, "are you there?").await;
    account.says(1).await;
    returns(account).await;
    until("both are heard", || heard.marked().len() == 2).await;
    assert!(heard.marked().contains(&"are you there?".to_owned()));
    assert_eq!(account.stats().caught_up, 2);
    rig.stop().await;
}

/// Whatever the cut points: every message is heard exactly once, in order.
#[tokio::test]
async fn however_often_a_link_is_cut_everything_is_heard_once_and_in_order() {
    for (seed, way) in (0..).zip([Way::Forward, Way::Reverse, Way::Stream, Way::Forward]) {
        let mut chance = StdRng::seed_from_u64(seed);
        let rig = catching_up(way).0.start().await;
        let account = rig.account();
        account.says(1).await;
        account.caught_up().await;
        for _ in 0..25 {
            let connections = account.connections();
            for link in account.proxy().links() {
                let bytes = chance.random_range(0..4000);
                let direction = if chance.random() { way.to_bot() } else { way.to_server() };
                link.change(|mood| mood.cut_after(direction, bytes));
            }
            account.says(chance.random_range(0..6)).await;
            if chance.random() {
                account.proxy().cut();
                account.says(chance.random_range(0..4)).await;
                if chance.random() {
                    account.is_back(connections).await;
                }
            }
        }
        // Once more for certain, on a link that stays.
        goes(account).await;
        account.proxy().heal().await;
        account.says(2).await;
        returns(account).await;
        account.caught_up().await;
        let tally = rig.ledger.tally();
        assert_eq!(tally.wrong(), [], "{way:?}, seed {seed}: {tally}");
        assert_eq!((tally.heard, tally.in_flight), (tally.said, 0));
        rig.stop().await;
    }
}

#[tokio::test]
async fn a_link_that_is_cut_while_the_history_is_fetched_costs_nothing_of_it() {
    for way in [Way::Forward, Way::Reverse] {
        let (rig, heard) = catching_up(way);
        let rig = rig.start().await;
        let account = rig.account();
        account.says(1).await;
        account.caught_up().await;
        goes(account).await;
        account.says(3).await;
        for action in ["get_group_msg_history", "get_recent_contact", "get_group_msg_history"] {
            account.sim.faults().drop_on(action);
        }
        returns(account).await;
        account.says(1).await;
        account.caught_up().await;
        assert_eq!(heard.marked()[..3], numbers(1..4));
        assert_eq!(rig.ledger.tally().wrong(), []);
        rig.stop().await;
    }
}
