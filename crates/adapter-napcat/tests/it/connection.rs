//! The connection, over real sockets by the real clock.

use std::time::Duration;

use mynah_adapter_napcat::prelude::*;
use mynah_adapter_napcat::{CallError, ConnectError};
use mynah_core::event::meta::{Lifecycle, Meta};
use mynah_core::{Adapter, BotState, ErrorKind, Payload, RunContext};
use mynah_napcat_sim::{MessageFormat, Sim, cast};
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::bot::{Running, start, start_with};

/// Tries again soon, so that the tests need not wait.
fn soon() -> serde_json::Value {
    json!({ "retry_config": { "wait_fixed": { "wait": 0.02 } } })
}

async fn lifecycle(bot: &mut Running) -> Lifecycle {
    loop {
        if let Payload::Meta(Meta::Lifecycle(lifecycle)) = &*bot.hears().await {
            return lifecycle.clone();
        }
    }
}

#[tokio::test]
async fn the_server_says_hello_and_the_bot_is_ready() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start_with(&sim, json!({}));
    assert_eq!(lifecycle(&mut bot).await, Lifecycle::Connect);
    bot.enters(BotState::Ready).await;
    let napcat = bot.napcat.clone();
    assert!(bot.stops().await.is_ok());
    assert_eq!(*napcat.state().borrow(), BotState::Stopped);
    sim.wait_for_disconnect().await.unwrap();

    let context = RunContext::new(std::sync::Arc::new(Deaf), CancellationToken::new());
    let again = napcat.clone();
    tokio::spawn(async move { again.run(context).await });
    sim.wait_for_connection().await.unwrap();
    assert_ne!(*napcat.state().borrow(), BotState::Stopped, "it can be run again");
}

#[tokio::test]
async fn after_a_restart_of_the_server_the_bot_is_back() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start_with(&sim, soon());
    assert_eq!(lifecycle(&mut bot).await, Lifecycle::Connect);
    for crash in [false, true] {
        if crash {
            sim.crash().await;
        } else {
            sim.stop().await;
        }
        assert_eq!(lifecycle(&mut bot).await, Lifecycle::Disconnect);
        bot.enters(BotState::Connecting).await;
        let error = bot.napcat.get_status().await.unwrap_err();
        assert!(matches!(error, CallError::Disconnected { sent: false, .. }), "{error}");
        sim.restart().await.unwrap();
        assert_eq!(lifecycle(&mut bot).await, Lifecycle::Connect);
        bot.enters(BotState::Ready).await;
        assert!(bot.napcat.get_status().await.unwrap().online);
    }
    sim.says(cast::ALICE, "once").await;
    assert!(matches!(*bot.hears_something().await, Payload::Message(_)));
    assert_eq!(sim.connections(), 1);
}

#[tokio::test]
async fn a_call_under_way_ends_when_the_server_dies() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    sim.faults().never_answer("get_status");
    let call = bot.napcat.get_status().into_future();
    let die = async {
        sim.expect_call("get_status").await.unwrap();
        sim.crash().await;
    };
    let (answer, ()) = tokio::join!(call, die);
    assert!(matches!(answer, Err(CallError::Disconnected { sent: true, .. })));
}

#[tokio::test]
async fn a_wrong_token_is_the_end() {
    let sim = Sim::builder().token("right").start().await.unwrap();
    let bot = start_with(&sim, json!({ "token": "wrong" }));
    let error = bot.ends().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unauthorized);
    assert!(matches!(error.downcast_ref(), Some(ConnectError::Unauthorized { .. })));
    assert_eq!(sim.connection_attempts(), 1);
}

#[tokio::test]
async fn every_token_reaches_the_server() {
    for token in ["right", "a b+c%/=&", "密码", "trailing "] {
        let sim = Sim::builder().token(token).start().await.unwrap();
        let bot = start_with(&sim, json!({ "token": token }));
        bot.enters(BotState::Ready).await;
        assert!(bot.stops().await.is_ok());
    }
}

#[tokio::test]
async fn a_token_may_stand_in_the_address_beside_a_user() {
    let sim = Sim::builder().token("right").start().await.unwrap();
    let uri = sim.uri().replace("ws://", "ws://me:pass@") + "/x?access_token=right";
    let bot = start_with(&sim, json!({ "uri": uri }));
    bot.enters(BotState::Ready).await;
    assert!(bot.stops().await.is_ok());
}

#[tokio::test]
async fn a_refused_handshake_is_told_with_its_status() {
    let sim = Sim::start().await.unwrap();
    sim.faults().refuse_upgrades(404);
    let error = start_with(&sim, json!({})).ends().await.unwrap_err();
    assert!(matches!(error.downcast_ref(), Some(ConnectError::Http { status: 404, .. })));

    sim.faults().refuse_upgrades(503);
    let bot = start_with(&sim, soon());
    sim.wait_for_attempts(3).await.unwrap();
    sim.faults().accept();
    bot.enters(BotState::Ready).await;
}

#[tokio::test]
async fn a_server_that_is_not_there_yet_is_waited_for() {
    let sim = Sim::start().await.unwrap();
    sim.stop().await;
    let bot = start_with(&sim, soon());
    bot.enters(BotState::Connecting).await;
    sim.restart().await.unwrap();
    bot.enters(BotState::Ready).await;
}

#[tokio::test]
async fn a_policy_that_has_enough_ends_the_bot() {
    let sim = Sim::start().await.unwrap();
    sim.stop().await;
    let keys = json!({ "retry_config": {
        "wait_fixed": { "wait": 0 }, "stop_after_attempt": { "max_attempt_number": 2 },
    }});
    let error = start_with(&sim, keys).ends().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Disconnected);
    assert!(matches!(error.downcast_ref(), Some(ConnectError::GaveUp { attempts: 2, .. })));
}

#[tokio::test]
async fn a_bot_does_not_run_twice() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let second = RunContext::new(std::sync::Arc::new(Deaf), bot.shutdown.clone());
    let error = bot.napcat.run(second).await.unwrap_err();
    assert!(matches!(error.downcast_ref(), Some(ConnectError::AlreadyRunning { .. })));
    assert!(bot.napcat.get_status().await.is_ok());
}

struct Deaf;

impl mynah_core::EventSink for Deaf {
    fn publish(&self, _: mynah_core::Event) {}
}

#[tokio::test]
async fn an_account_can_be_logged_out_while_the_connection_lives() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    sim.logs_out("下线通知", "elsewhere").await;
    bot.enters(BotState::AccountOffline).await;
    sim.faults().go_online();
    bot.enters(BotState::Ready).await;
    sim.faults().go_offline();
    bot.enters(BotState::AccountOffline).await;
}

#[tokio::test]
async fn a_dead_server_is_left() {
    let sim = Sim::builder().heartbeat(Duration::from_millis(100)).start().await.unwrap();
    let bot = start(&sim).await;
    let mut heartbeats = bot;
    // The interval is only known after the first heartbeat.
    while !matches!(&*heartbeats.hears().await, Payload::Meta(Meta::Heartbeat(_))) {}
    sim.faults().silence();
    heartbeats.enters(BotState::Connecting).await;
}

#[tokio::test]
async fn messages_written_with_codes_are_the_same_messages() {
    let sim = Sim::builder().message_format(MessageFormat::String).start().await.unwrap();
    let mut bot = start(&sim).await;
    sim.says(cast::ALICE, "1 & [2], 3").await;
    let event = bot.hears_something().await;
    let Payload::Message(message) = &*event else { panic!("{event:?}") };
    assert_eq!(message.chain.plain_text(), "1 & [2], 3");
}

#[tokio::test]
async fn rubbish_does_not_end_the_connection() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    sim.faults().garbage("{{{").garbage("7").garbage_bytes(&[0xff]);
    sim.says(cast::ALICE, "still there?").await;
    assert!(matches!(*bot.hears_something().await, Payload::Message(_)));
    assert_eq!(bot.napcat.stats().skipped_frames, 3);
    assert_eq!(bot.napcat.stats().connections, 1);
}
