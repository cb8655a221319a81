//! Sends whose answers do not come: what is known of them is true, and nothing is sent twice.

use std::time::Duration;

use mynah_adapter_napcat::prelude::*;
use mynah_napcat_sim::cast;
use mynah_tests::ledger::{Books, Outcome};
use mynah_tests::proxy::{Link, Way as Direction};
use mynah_tests::rig::{Account, Rig, Way, until};

const SEND: &str = "send_group_msg";

over_every_way! {
    a_send_cut_off_at_any_byte_arrives_once_or_never_and_is_not_told_otherwise,
    a_server_that_restarts_while_it_is_asked_to_send_is_not_asked_again,
    a_send_that_is_never_answered_ends_and_is_not_sent_again,
    a_time_out_of_the_server_is_no_refusal,
    a_refusal_is_told_and_the_send_is_not_repeated,
    all_calls_under_way_end_when_the_server_dies,
}

/// Sends a numbered message and writes into the books what is known of it.
async fn send(rig: &Rig, number: u64) -> Outcome {
    let account = rig.account();
    let outcome = send_within(account, number, Duration::from_secs(10)).await;
    rig.ledger.answered(account.place(), number, outcome);
    outcome
}

async fn send_within(account: &Account, number: u64, limit: Duration) -> Outcome {
    let (bot, group) = (account.bot(), cast::GROUP.unsigned_abs());
    Outcome::of(bot.send_group_msg(group, format!("=#{number}")).timeout(limit).await)
}

/// How often the server was asked to send.
fn asked(account: &Account) -> usize {
    account.sim.calls().iter().filter(|call| call.is(SEND)).count()
}

fn passed(link: &Link, way: Direction) -> u64 {
    if way == Direction::ToClient { link.bytes_to_client() } else { link.bytes_to_server() }
}

async fn a_send_cut_off_at_any_byte_arrives_once_or_never_and_is_not_told_otherwise(way: Way) {
    let rig = Rig::of([way]).start().await;
    let account = rig.account();
    for part in 0..=8 {
        // One that passes whole shows how long it is; over HTTP it may open the connection.
        for number in [3 * part, 3 * part + 1] {
            assert_eq!(send(&rig, number).await, Outcome::Done);
        }
        let link = call_link(account);
        let before = passed(&link, way.to_server());
        assert_eq!(send(&rig, 3 * part + 2).await, Outcome::Done);
        let whole = usize::try_from(passed(&link, way.to_server()) - before).unwrap();
        let connections = account.connections();
        let bytes = whole * usize::try_from(part).unwrap() / 8;
        link.change(|mood| mood.cut_after(way.to_server(), bytes));
        let number = 1000 + part;
        let outcome = send(&rig, number).await;
        account.collect();
        let tally = rig.ledger.tally();
        assert_eq!(tally.wrong(), [], "cut after {bytes} of {whole} bytes: {outcome:?}");
        assert!(part == 8 || outcome != Outcome::Done, "{bytes} of {whole}: {outcome:?}");
        link.cut();
        if matches!(way, Way::Forward | Way::Reverse) {
            account.is_back(connections).await;
        }
    }
    account.collect();
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!(tally.done + tally.not_sent + tally.unknown, 9 * 4);
    assert_eq!(u64::try_from(asked(account)).unwrap(), tally.done + tally.unknown_arrived);
    rig.stop().await;
}

/// The connection the last call went over.
fn call_link(account: &Account) -> Link {
    account.calls().links().pop().expect("there is a link")
}

async fn a_server_that_restarts_while_it_is_asked_to_send_is_not_asked_again(way: Way) {
    let rig = Rig::of([way]).answering().start().await;
    let account = rig.account();
    for round in 1..=3 {
        account.says(2).await;
        account.caught_up().await;
        rig.idle().await;
        let connections = account.connections();
        account.sim.forget();
        account.sim.faults().restart_on(SEND);
        account.breaks();
        account.says(1).await;
        account.sim.expect_call_within(SEND, Duration::from_secs(10)).await.unwrap();
        rig.idle().await;
        // The call ends when the server stops, which is before it starts.
        until("the server is back", || account.sim.is_running()).await;
        account.comes_back(connections).await;
        account.mends();
        account.says(2).await;
        account.caught_up().await;
        rig.idle().await;
        account.collect();
        let tally = rig.ledger.tally();
        assert_eq!(way.wrong(&tally), []);
        assert!(tally.unknown_arrived >= round, "{tally}");
        assert!(way == Way::Posts || tally.unknown == round, "{tally}");
    }
    let tally = rig.ledger.tally();
    assert_eq!(tally.done + tally.not_sent + tally.unknown, tally.heard);
    rig.stop().await;
}

async fn a_send_that_is_never_answered_ends_and_is_not_sent_again(way: Way) {
    let rig = Rig::of([way]).start().await;
    let account = rig.account();
    let connections = account.connections();
    account.sim.faults().never_answer(SEND);
    let outcome = send_within(account, 0, Duration::from_millis(100)).await;
    rig.ledger.answered(account.place(), 0, outcome);
    assert_eq!(outcome, Outcome::Unknown);
    account.sim.faults().clear();
    assert_eq!(send(&rig, 1).await, Outcome::Done, "and hinders no other");
    account.collect();
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!((tally.unknown_arrived, asked(account)), (1, 2));
    assert_eq!(account.connections(), connections);
    rig.idle().await;
    rig.stop().await;
}

async fn a_time_out_of_the_server_is_no_refusal(way: Way) {
    let rig = Rig::of([way]).start().await;
    let account = rig.account();
    account.sim.faults().time_out_after(SEND);
    assert_eq!(send(&rig, 0).await, Outcome::Unknown);
    account.sim.faults().clear();
    account.collect();
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!((tally.unknown_arrived, asked(account)), (1, 1));
    rig.stop().await;
}

async fn a_refusal_is_told_and_the_send_is_not_repeated(way: Way) {
    let rig = Rig::of([way]).start().await;
    let account = rig.account();
    account.sim.faults().refuse(SEND, 1200, "消息发送失败，可能被风控");
    for number in 0..3 {
        assert_eq!(send(&rig, number).await, Outcome::Refused);
    }
    account.sim.faults().clear();
    assert_eq!(send(&rig, 3).await, Outcome::Done);
    account.collect();
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!((tally.refused, tally.done, asked(account)), (3, 1, 4));
    rig.stop().await;
}

async fn all_calls_under_way_end_when_the_server_dies(way: Way) {
    let rig = Rig::of([way]).start().await;
    let account = rig.account();
    account.sim.faults().never_answer("get_group_info");
    let calls: Vec<_> = (0..50).map(|_| account.asks()).collect();
    for _ in 0..50 {
        account.sim.expect_call_within("get_group_info", Duration::from_secs(10)).await.unwrap();
    }
    assert_eq!(account.stats().calls_under_way, 50);
    account.sim.crash().await;
    for call in calls {
        let error = call.await.unwrap().unwrap_err();
        assert!(error.may_have_happened(), "{error}");
    }
    assert_eq!(account.stats().calls_under_way, 0);
    rig.stop().await;
}
