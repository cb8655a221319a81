//! Servers that are there and say nothing.

use std::time::Duration;

use mynah::core::BotState;
use mynah_tests::proxy::Way as Direction;
use mynah_tests::rig::{Rig, Way};
use serde_json::json;

over_every_way! {
    dead_air_is_noticed_ends_the_calls_and_is_left,
    a_server_that_is_silent_for_a_while_is_waited_for,
}

/// Nothing passes any more, nobody hangs up: after three intervals the bot connects anew.
async fn dead_air_is_noticed_ends_the_calls_and_is_left(way: Way) {
    let keys = json!({ "connect": { "ping_interval": "500ms", "open_timeout": "1s" } });
    let often = |server: mynah_napcat_sim::SimBuilder| server.heartbeat(Duration::from_millis(50));
    let rig = Rig::of([way]).keys(keys).server(often).start().await;
    let account = rig.account();
    account.heard_a_heartbeat().await;
    for _ in 0..3 {
        account.says(1).await;
        account.caught_up().await;
    }
    let connections = account.connections();
    account.breaks();
    for proxy in [account.proxy(), account.calls()] {
        proxy.change(|mood| mood.stall(Direction::Both));
    }
    let error = account.asks().await.unwrap().unwrap_err();
    assert!(error.may_have_happened(), "{error}");
    account.enters(BotState::Connecting).await;
    account.proxy().heal().await;
    account.calls().heal().await;
    account.is_back(connections).await;
    account.mends();
    account.says(1).await;
    account.caught_up().await;
    rig.idle().await;
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!(tally.heard + tally.in_flight, 4);
    rig.stop().await;
}

/// A server whose process was stopped and continued lost nothing, and neither does the bot.
async fn a_server_that_is_silent_for_a_while_is_waited_for(way: Way) {
    let rig = Rig::of([way]).start().await;
    let account = rig.account();
    let connections = account.connections();
    account.says(1).await;
    account.caught_up().await;
    account.sim.faults().silence();
    let call = account.asks();
    account.says(1).await;
    account.sim.faults().resume();
    assert!(call.await.unwrap().is_ok());
    account.caught_up().await;
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!((tally.heard, account.connections()), (2, connections));
    rig.stop().await;
}
