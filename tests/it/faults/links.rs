//! Links that are cut, reset, stalled, slow, and refused.

use std::time::Duration;

use mynah::core::BotState;
use mynah_adapter_napcat::prelude::*;
use mynah_napcat_sim::Activity;
use mynah_tests::proxy::{Door, Link, Mood, Proxy, Way as Direction};
use mynah_tests::rig::{Account, Rig, Way};
use serde_json::json;

over_every_way! {
    a_link_that_breaks_takes_nothing_with_it_that_was_heard_before,
    what_is_said_while_a_link_breaks_is_heard_in_order_or_not_at_all,
    a_stall_holds_messages_and_calls_up_and_loses_none,
    a_byte_at_a_time_is_enough,
    a_server_that_cannot_be_reached_is_reached_when_it_can,
    a_bot_that_is_down_keeps_no_other_from_starting_or_stopping,
}

/// Breaks every link of an account and waits until the bot is back, however it meets its server.
async fn breaks(account: &Account, how: fn(&Proxy)) {
    let connections = account.connections();
    how(account.calls());
    how(account.proxy());
    account.comes_back(connections).await;
}

async fn a_link_that_breaks_takes_nothing_with_it_that_was_heard_before(way: Way) {
    let rig = Rig::of([way]).answering().start().await;
    let account = rig.account();
    for how in [Proxy::cut, Proxy::reset, Proxy::cut, Proxy::reset] {
        account.says(5).await;
        account.caught_up().await;
        rig.idle().await;
        if way == Way::Posts {
            // The server may take a connection that is gone for one that is not.
            account.breaks();
        }
        breaks(account, how).await;
        account.mends();
    }
    account.says(5).await;
    account.caught_up().await;
    rig.idle().await;
    account.collect();
    let tally = rig.ledger.tally();
    assert_eq!(way.wrong(&tally), []);
    assert_eq!(tally.heard + tally.in_flight, tally.said);
    assert_eq!(tally.done + tally.unknown + tally.not_sent, tally.heard);
    if matches!(way, Way::Forward | Way::Reverse) {
        assert_eq!((tally.in_flight, tally.done), (0, 25));
    }
    assert_eq!(account.stats().skipped_frames, 0);
    rig.stop().await;
}

async fn what_is_said_while_a_link_breaks_is_heard_in_order_or_not_at_all(way: Way) {
    let rig = Rig::of([way]).start().await;
    let account = rig.account();
    for how in [Proxy::cut, Proxy::reset, Proxy::cut] {
        account.says(3).await;
        account.breaks();
        account.says(5).await;
        breaks(account, how).await;
        account.mends();
        account.says(1).await;
        account.caught_up().await;
    }
    let tally = rig.ledger.tally();
    // Several posts are under way at once, and the server does not keep them in order.
    assert_eq!(way.wrong(&tally), []);
    assert_eq!(tally.heard + tally.in_flight, tally.said);
    rig.stop().await;
}

/// How many bytes one message of this length is on the link.
async fn bytes_of_one(account: &Account, letters: usize) -> usize {
    let link = account.link();
    let before = passed(&link, account.way.to_bot());
    account.says_much(letters).await;
    account.caught_up().await;
    usize::try_from(passed(&link, account.way.to_bot()) - before).unwrap()
}

fn passed(link: &Link, way: Direction) -> u64 {
    if way == Direction::ToClient { link.bytes_to_client() } else { link.bytes_to_server() }
}

#[tokio::test]
async fn of_a_link_cut_in_the_middle_of_a_frame_everything_before_that_frame_is_heard() {
    const LETTERS: usize = 20_000;
    for way in [Way::Forward, Way::Reverse, Way::Stream] {
        let rig = Rig::of([way]).start().await;
        let account = rig.account();
        for whole in [0, 1, 5] {
            let one = bytes_of_one(account, LETTERS).await;
            let connections = account.connections();
            account.breaks();
            let before_the_cut = one * whole + one / 2;
            account.link().change(|mood| mood.cut_after(way.to_bot(), before_the_cut));
            let heard = rig.ledger.tally().heard;
            // Nobody gets in again before all of it was said.
            account.proxy().door(Door::Refuse).await;
            for _ in 0..8 {
                account.says_much(LETTERS).await;
            }
            account.enters(BotState::Connecting).await;
            account.proxy().door(Door::Open).await;
            account.is_back(connections).await;
            account.mends();
            account.says(1).await;
            account.caught_up().await;
            let tally = rig.ledger.tally();
            assert_eq!(tally.heard - heard, whole as u64 + 1, "{way:?}, cut in frame {whole}");
            assert_eq!(tally.wrong(), []);
        }
        assert_eq!(account.stats().skipped_frames, 0, "half a frame is none");
        rig.stop().await;
    }
}

#[tokio::test]
async fn of_a_post_that_is_cut_off_nothing_is_heard_and_the_next_one_is() {
    let rig = Rig::of([Way::Posts]).start().await;
    let account = rig.account();
    let one = bytes_of_one_post(account).await;
    account.breaks();
    let mut activities = account.sim.activities();
    account.proxy().change(|mood| mood.cut_after(Direction::ToServer, one / 2));
    account.says(1).await;
    // Whichever of its connections the server takes.
    while !matches!(activities.next().await, Some(Activity::NotReached { .. })) {}
    account.proxy().change(|_| Mood::new());
    account.comes_back(account.connections()).await;
    account.mends();
    account.says(1).await;
    account.caught_up().await;
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert!(tally.in_flight >= 1, "{tally}");
    rig.stop().await;
}

/// The first post opens the connection that the next one is sent over.
async fn bytes_of_one_post(account: &Account) -> usize {
    account.says(1).await;
    account.caught_up().await;
    account.says(1).await;
    account.caught_up().await;
    usize::try_from(account.link().bytes_to_server() / 2).unwrap()
}

async fn a_stall_holds_messages_and_calls_up_and_loses_none(way: Way) {
    let rig = Rig::of([way]).start().await;
    let account = rig.account();
    let connections = account.connections();
    account.says(1).await;
    account.caught_up().await;
    for proxy in [account.proxy(), account.calls()] {
        proxy.change(|mood| mood.stall(Direction::Both));
    }
    for _ in 0..20 {
        account.says(1).await;
        if way == Way::Posts {
            // One at a time, so that their order is that of their posts.
            heal(account).await;
            account.caught_up().await;
            account.proxy().change(|mood| mood.stall(Direction::Both));
        }
    }
    let call = account.asks();
    heal(account).await;
    assert_eq!(call.await.unwrap().unwrap().group_name, "Mynah Test Group");
    account.caught_up().await;
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!((tally.heard, account.connections()), (21, connections));
    rig.stop().await;
}

async fn heal(account: &Account) {
    account.proxy().heal().await;
    account.calls().heal().await;
}

async fn a_byte_at_a_time_is_enough(way: Way) {
    let rig = Rig::of([way]).answering().start().await;
    let (account, bot) = (rig.account(), rig.account().bot());
    for proxy in [account.proxy(), account.calls()] {
        proxy.change(|mood| mood.trickle(Direction::Both, Duration::ZERO));
    }
    for _ in 0..5 {
        account.says(1).await;
        account.caught_up().await;
    }
    let members = bot.get_group_members(570_000_001).await.unwrap();
    assert_eq!(members.len(), 7);
    rig.idle().await;
    account.collect();
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!((tally.heard, tally.done), (5, 5));
    assert_eq!(account.stats().skipped_frames, 0);
    rig.stop().await;
}

/// However the server cannot be reached, it is tried again for as long as that lasts.
async fn a_server_that_cannot_be_reached_is_reached_when_it_can(way: Way) {
    if way == Way::Posts {
        return; // There is no connection to be refused; its calls are those of the stream.
    }
    let keys = json!({ "connect": { "open_timeout": "200ms" } });
    let rig = Rig::of([way]).keys(keys).start().await;
    let account = rig.account();
    for door in [Door::Refuse, Door::HangUp, Door::Reset, Door::Blackhole] {
        account.says(1).await;
        account.caught_up().await;
        let (connections, accepted) = (account.connections(), account.proxy().accepted());
        account.proxy().door(door).await;
        account.proxy().cut();
        account.enters(BotState::Connecting).await;
        let dialled_by_the_bot = way != Way::Reverse;
        if dialled_by_the_bot && door != Door::Refuse {
            account.proxy().wait_for_accepted(accepted + 2).await;
        }
        assert_eq!(account.connections(), connections, "{door:?}");
        account.proxy().door(Door::Open).await;
        account.is_back(connections).await;
    }
    account.says(1).await;
    account.caught_up().await;
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!((tally.heard, tally.in_flight), (5, 0));
    rig.stop().await;
}

/// Whatever keeps one bot from its server, the others start, answer, and stop.
async fn a_bot_that_is_down_keeps_no_other_from_starting_or_stopping(way: Way) {
    for door in [Door::Refuse, Door::HangUp, Door::Blackhole] {
        let rig = Rig::of([way, Way::Forward]).answering().behind(door).begin().await;
        let (down, other) = (&rig.accounts[0], &rig.accounts[1]);
        other.ready().await;
        other.says(3).await;
        other.caught_up().await;
        rig.idle().await;
        other.collect();
        let tally = rig.ledger.tally();
        assert_eq!(tally.wrong(), []);
        assert_eq!((tally.heard, tally.done, down.connections()), (3, 3, 0), "{door:?}");
        rig.stop().await;
    }
}
