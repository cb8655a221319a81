//! The level of an account, wherever it can be had.

use std::time::Duration;

use mynah_adapter_napcat::CallError;
use mynah_napcat_sim::{Sim, cast};
use serde_json::{Value, json};

use crate::bot::{start, start_with};

/// How often the simulated server was asked for the list of friends.
fn lists(sim: &Sim) -> usize {
    sim.calls().iter().filter(|call| call.is("get_friend_list")).count()
}

#[tokio::test]
async fn what_is_said_of_anybody_is_enough() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    assert_eq!(bot.napcat.get_level_by_search(cast::FIONA).await.unwrap(), Some(44));
    assert_eq!(bot.napcat.get_level_by_search("1000000021").await.unwrap(), Some(7));
    assert_eq!(lists(&sim), 0);
}

#[tokio::test]
async fn the_friends_are_asked_for_when_nothing_is_said() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let unknown = [
        json!({ "user_id": cast::FIONA, "qqLevel": 0 }),
        json!({ "user_id": cast::FIONA, "qqLevel": null }),
        json!({ "user_id": cast::FIONA }),
        json!({}),
        Value::Null,
    ];
    for answer in unknown {
        sim.answer("get_stranger_info", answer.clone());
        let level = bot.napcat.get_level_by_search(cast::FIONA).await.unwrap();
        assert_eq!(level, Some(44), "{answer}");
    }
    sim.refuse("get_stranger_info", 1200, "no such user");
    assert_eq!(bot.napcat.get_level_by_search(cast::FIONA).await.unwrap(), Some(44));
    assert_eq!(bot.napcat.get_level_by_search(cast::STRANGER).await.unwrap(), None);
    assert_eq!(lists(&sim), 1, "the list is remembered");
}

#[tokio::test]
async fn a_friend_without_a_level_has_none() {
    let sim = Sim::start().await.unwrap();
    sim.friend(cast::FIONA).qq_level(0);
    let bot = start(&sim).await;
    assert_eq!(bot.napcat.get_level_by_search(cast::FIONA).await.unwrap(), None);
}

#[tokio::test]
async fn who_asks_at_once_shares_one_list() {
    let sim = Sim::start().await.unwrap();
    sim.refuse("get_stranger_info", 1200, "no such user");
    let bot = start(&sim).await;
    let asked = (0..20).map(|_| bot.napcat.get_level_by_search(cast::FIONA));
    for level in futures_util::future::join_all(asked).await {
        assert_eq!(level.unwrap(), Some(44));
    }
    assert_eq!(lists(&sim), 1);
}

#[tokio::test]
async fn what_is_no_answer_is_an_error() {
    let sim = Sim::start().await.unwrap();
    let bot = start_with(&sim, json!({ "call_timeout": "100ms" }));
    bot.enters(mynah_core::BotState::Ready).await;
    let error = bot.napcat.get_level_by_search("somebody").await.unwrap_err();
    assert!(matches!(error, CallError::InvalidArgument { argument: "user_id", .. }), "{error}");

    sim.faults().never_answer("get_stranger_info");
    let error = bot.napcat.get_level_by_search(cast::FIONA).await.unwrap_err();
    let limit = Duration::from_millis(100);
    assert!(matches!(error, CallError::Timeout { after, .. } if after == limit), "{error}");

    sim.refuse("get_stranger_info", 1200, "no such user");
    sim.refuse_once("get_friend_list", 1200, "no list today");
    let error = bot.napcat.get_level_by_search(cast::FIONA).await.unwrap_err();
    assert!(matches!(error, CallError::Rejected { .. }), "{error}");

    let napcat = bot.napcat.clone();
    bot.stops().await.unwrap();
    let error = napcat.get_level_by_search(cast::FIONA).await.unwrap_err();
    assert!(matches!(error, CallError::Disconnected { .. }), "{error}");
}
