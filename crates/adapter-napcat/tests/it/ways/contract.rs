//! What must be the same whichever way a bot and its server meet.

use mynah_adapter_napcat::prelude::*;
use mynah_adapter_napcat::{CallError, ConnectError};
use mynah_core::event::meta::Lifecycle;
use mynah_core::{Adapter, BotState, ErrorKind, Payload};
use mynah_napcat_sim::cast;
use serde_json::json;

use super::rig::{Rig, Way, enters, until};

const TOKEN: &str = "right: 密码 %+";

/// The suite, once for each way.
macro_rules! over {
    ($($name:ident: $way:ident;)*) => { $(
        mod $name {
            use super::Way;

            #[tokio::test]
            async fn calls_are_answered_and_events_are_heard() {
                super::calls_are_answered_and_events_are_heard(Way::$way).await;
            }

            #[tokio::test]
            async fn a_refusal_means_the_same() {
                super::a_refusal_means_the_same(Way::$way).await;
            }

            #[tokio::test]
            async fn a_lost_connection_fails_calls_and_comes_back() {
                super::a_lost_connection_fails_calls_and_comes_back(Way::$way).await;
            }

            #[tokio::test]
            async fn a_call_ends_at_its_deadline() {
                super::a_call_ends_at_its_deadline(Way::$way).await;
            }

            #[tokio::test]
            async fn an_account_that_is_logged_out_is_told() {
                super::an_account_that_is_logged_out_is_told(Way::$way).await;
            }

            #[tokio::test]
            async fn long_events_and_many_calls_get_through() {
                super::long_events_and_many_calls_get_through(Way::$way).await;
            }

            #[tokio::test]
            async fn it_ends_when_it_is_asked_to() {
                super::it_ends_when_it_is_asked_to(Way::$way).await;
            }

            #[tokio::test]
            async fn a_wrong_token_lets_nobody_in() {
                super::a_wrong_token_lets_nobody_in(Way::$way).await;
            }
        }
    )* };
}

over! {
    forward: Forward;
    reverse: Reverse;
    stream: Stream;
    posts: Posts;
}

async fn calls_are_answered_and_events_are_heard(way: Way) {
    let (sim, section) = way.meet(TOKEN, TOKEN).await;
    let mut rig = Rig::run(section);
    let bot = rig.ready().await;
    assert_eq!(rig.lifecycle().await, Lifecycle::Connect);
    let login = bot.get_login_info().await.unwrap();
    assert_eq!(login.user_id.as_str(), sim.self_id().to_string());

    for said in ["one", "二"] {
        sim.says(cast::ALICE, said).await;
        let event = rig.hears_something().await;
        let Payload::Message(message) = &*event else { panic!("{event:?}") };
        assert_eq!(message.chain.plain_text(), said);
        assert_eq!(event.header().self_id.as_str(), sim.self_id().to_string());
        assert_eq!(event.header().bot, *bot.id());
    }
    bot.send_group_msg(570_000_001, "hello").await.unwrap();
    assert_eq!(sim.expect_reply().await.unwrap().text(), "hello");
    assert_eq!(bot.stats().connections, 1);
    rig.stops().await;
}

async fn a_refusal_means_the_same(way: Way) {
    let (sim, section) = way.meet(TOKEN, TOKEN).await;
    let mut rig = Rig::run(section);
    let bot = rig.ready().await;
    for (action, params, retcode, kind) in [
        ("no_such_action", json!({}), 1404, ErrorKind::Unsupported),
        ("get_group_info", json!({}), 1400, ErrorKind::InvalidInput),
        ("get_msg", json!({ "message_id": 1 }), 1200, ErrorKind::Refused),
    ] {
        let error = bot.call_raw(action, params).await.unwrap_err();
        assert!(
            matches!(&error, CallError::Rejected { retcode: given, .. } if *given == retcode),
            "{error:?}"
        );
        assert_eq!(error.kind(), kind);
    }
    drop(sim);
    rig.stops().await;
}

async fn a_lost_connection_fails_calls_and_comes_back(way: Way) {
    let (sim, section) = way.meet(TOKEN, TOKEN).await;
    let mut rig = Rig::run(section);
    let bot = rig.ready().await;
    assert_eq!(rig.lifecycle().await, Lifecycle::Connect);
    sim.faults().never_answer("get_friend_list");
    let call = bot.call_raw("get_friend_list", json!({}));
    let die = async {
        sim.expect_call("get_friend_list").await.unwrap();
        sim.crash().await;
    };
    let (answer, ()) = tokio::join!(call, die);
    assert!(matches!(answer, Err(CallError::Disconnected { sent: true, .. })), "{answer:?}");
    assert_eq!(rig.lifecycle().await, Lifecycle::Disconnect);
    enters(&bot, BotState::Connecting).await;
    let error = bot.get_status().await.unwrap_err();
    assert!(matches!(error, CallError::Disconnected { sent: false, .. }), "{error:?}");

    sim.restart().await.unwrap();
    assert_eq!(rig.lifecycle().await, Lifecycle::Connect);
    enters(&bot, BotState::Ready).await;
    assert!(bot.get_status().await.unwrap().online);
    sim.says(cast::ALICE, "once").await;
    assert!(matches!(*rig.hears_something().await, Payload::Message(_)));
    rig.stops().await;
}

async fn a_call_ends_at_its_deadline(way: Way) {
    let (sim, section) = way.meet(TOKEN, TOKEN).await;
    let mut rig = Rig::run(section);
    let bot = rig.ready().await;
    sim.faults().never_answer("get_version_info");
    let limit = std::time::Duration::from_millis(50);
    let error = bot.get_version_info().timeout(limit).await.unwrap_err();
    assert!(matches!(error, CallError::Timeout { .. }), "{error:?}");
    assert!(bot.get_status().await.is_ok(), "and hinders no other");
    rig.stops().await;
}

async fn an_account_that_is_logged_out_is_told(way: Way) {
    let (sim, section) = way.meet(TOKEN, TOKEN).await;
    let mut rig = Rig::run(section);
    let bot = rig.ready().await;
    sim.faults().go_offline();
    enters(&bot, BotState::AccountOffline).await;
    sim.faults().go_online();
    enters(&bot, BotState::Ready).await;
    rig.stops().await;
}

async fn long_events_and_many_calls_get_through(way: Way) {
    let (sim, section) = way.meet(TOKEN, TOKEN).await;
    let mut rig = Rig::run(section);
    let bot = rig.ready().await;
    sim.faults().oversized_event(3 << 20);
    assert_eq!(rig.hears_something().await.header().raw.as_str().len(), 3 << 20);
    let calls = (0..100).map(|_| bot.get_status().into_future());
    let answers = futures_util::future::join_all(calls).await;
    assert!(answers.iter().all(Result::is_ok));
    rig.stops().await;
}

async fn it_ends_when_it_is_asked_to(way: Way) {
    let (sim, section) = way.meet("", "").await;
    let mut rig = Rig::run(section);
    let bot = rig.ready().await;
    rig.stops().await;
    assert_eq!(*bot.state().borrow(), BotState::Stopped);
    let error = bot.get_status().await.unwrap_err();
    assert!(matches!(error, CallError::Disconnected { sent: false, .. }), "{error:?}");
    until(|| sim.connections() == 0).await;
}

async fn a_wrong_token_lets_nobody_in(way: Way) {
    let (sim, section) = way.meet("right", "wrong").await;
    let mut rig = Rig::run(section);
    if way == Way::Reverse {
        sim.wait_for_attempts(2).await.unwrap();
        assert_eq!(sim.connections(), 0);
        sim.faults().change_token("wrong");
        rig.ready().await;
        rig.stops().await;
        return;
    }
    let error = rig.ends().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unauthorized);
    assert!(matches!(error.downcast_ref(), Some(ConnectError::Unauthorized { .. })), "{error:?}");
}
