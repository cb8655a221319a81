//! What is done about an event reaches whom it is due to.

use std::sync::Arc;
use std::time::Duration;

use mynah_core::{Act, Bot, ErrorKind, Event, Lang, Localize, MessageChain, Result};
use mynah_napcat_sim::{Call, Sim, cast};
use serde_json::{Value, json};

use crate::bot::{Running, start};
use crate::handlers::Pigeon;

/// Somebody who is no friend.
const STRANGER: i64 = 1_000_000_021;

const MINUTE: Duration = Duration::from_mins(1);

/// A bot and what it can do about the next event it hears.
async fn next(bot: &mut Running) -> Act {
    let event = bot.hears_something().await;
    Act::new(&event, &Bot::new(Arc::new(bot.napcat.clone())))
}

/// A parameter as text, since the server takes ids as either.
fn text(call: &Call, key: &str) -> String {
    match &call.params[key] {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The id of the default group, as text.
fn group() -> String {
    cast::GROUP.to_string()
}

/// The next call of `action`, whose parameters `keys` must be these.
async fn expects(sim: &Sim, action: &str, keys: &[(&str, &str)]) -> Call {
    let call = sim.expect_call(action).await.unwrap();
    for (key, value) in keys {
        assert_eq!(text(&call, key), *value, "{key} of {call}");
    }
    call
}

/// Whether the event lacked what was to be done something about, told in both languages.
fn lacks<T: std::fmt::Debug>(done: Result<T>, words: &str) {
    let error = done.unwrap_err();
    assert_eq!((error.kind(), &*error.to_string()), (ErrorKind::InvalidInput, words));
    assert_ne!(error.localize(&Lang::chinese()), words);
}

#[tokio::test]
async fn what_is_said_in_a_group_is_answered_there() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    let said = sim.says(cast::ALICE, "hi").await.to_string();
    let act = next(&mut bot).await;

    act.reply(MessageChain::new().at(cast::ALICE).text(" yes?")).await.unwrap();
    let call = expects(&sim, "send_group_msg", &[("group_id", &group())]).await;
    assert_eq!(call.params["message"][0], json!({ "type": "reply", "data": { "id": said } }));

    act.send("aloud").await.unwrap();
    let call = expects(&sim, "send_group_msg", &[("group_id", &group())]).await;
    assert_eq!(call.params["message"], json!([{ "type": "text", "data": { "text": "aloud" } }]));
}

#[tokio::test]
async fn a_temporary_session_is_answered_to_the_person_through_the_group() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    sim.whispers_through(cast::GROUP, cast::BOB, "psst").await;
    let act = next(&mut bot).await;
    let bob = cast::BOB.to_string();
    act.reply("yes?").await.unwrap();
    let through = [("user_id", &*bob), ("group_id", &*group())];
    expects(&sim, "send_private_msg", &through).await;
    act.send("yes!").await.unwrap();
    expects(&sim, "send_private_msg", &through).await;

    lacks(act.ban(MINUTE).await, "this did not happen in a group");
    lacks(act.kick().await, "this did not happen in a group");
    let calls: Vec<_> = sim.calls().into_iter().map(|call| call.action).collect();
    for never in ["send_group_msg", "group_poke", "set_group_ban", "set_group_kick"] {
        assert!(!calls.iter().any(|call| call == never), "{calls:?}");
    }
}

#[tokio::test]
async fn a_friend_is_answered_in_private() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    sim.whispers(cast::ALICE, "hi").await;
    let act = next(&mut bot).await;
    let alice = cast::ALICE.to_string();
    act.reply("yes?").await.unwrap();
    let call = expects(&sim, "send_private_msg", &[("user_id", &*alice)]).await;
    assert_eq!(call.params.get("group_id"), None);
}

#[tokio::test]
async fn who_invites_the_bot_is_answered_in_private() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    sim.invites(570_000_077, cast::ALICE).await;
    let act = next(&mut bot).await;
    act.send("no, thank you").await.unwrap();
    expects(&sim, "send_private_msg", &[("user_id", &*cast::ALICE.to_string())]).await;
}

/// An event the bot hears when the server pushes it.
async fn pushed(sim: &Sim, bot: &mut Running, event: Value) -> Act {
    sim.event(event).await;
    next(bot).await
}

#[tokio::test]
async fn what_an_event_lacks_is_told_and_nothing_is_sent() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    let own_recall = json!({
        "time": 1, "self_id": 10001, "post_type": "notice", "notice_type": "friend_recall",
        "user_id": 10001, "message_id": 9,
    });
    let everybody_muted = json!({
        "time": 1, "self_id": 10001, "post_type": "notice", "notice_type": "group_ban",
        "sub_type": "ban", "group_id": 5, "user_id": 0, "operator_id": 7, "duration": -1,
    });
    let own_message = json!({
        "time": 1, "self_id": 10001, "post_type": "message_sent", "message_type": "group",
        "sub_type": "normal", "message_id": 5, "user_id": 10001, "group_id": 5, "target_id": 5,
        "message": [], "message_format": "array", "raw_message": "",
    });
    sim.forget();

    let act = pushed(&sim, &mut bot, own_recall).await;
    lacks(
        act.send("?").await,
        "this event belongs to no conversation that something could be said in",
    );
    lacks(act.delete().await, "this event is about no message");
    lacks(act.approve().await, "this event asks for no decision");
    let act = pushed(&sim, &mut bot, everybody_muted).await;
    lacks(act.kick().await, "this event is about nobody in particular");
    let act = pushed(&sim, &mut bot, own_message).await;
    lacks(act.ban(MINUTE).await, "this event is about the bot itself");
    assert_eq!(sim.calls(), []);
}

#[tokio::test]
async fn a_platform_that_lacks_a_call_says_so() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    sim.says(cast::BOB, "coo").await;
    let event: Event = bot.hears_something().await;
    let act = Act::new(&event, &Bot::new(Arc::new(Pigeon("coo".into()))));
    assert_eq!(act.reply("coo").await.unwrap(), "feather");
    for lacking in [
        act.delete().await,
        act.poke().await,
        act.react("76").await,
        act.kick().await,
        act.ban(MINUTE).await.map(drop),
    ] {
        assert_eq!(lacking.unwrap_err().kind(), ErrorKind::Unsupported);
    }
    sim.asks_for_friendship(STRANGER, "coo").await;
    let event = bot.hears_something().await;
    let act = Act::new(&event, &Bot::new(Arc::new(Pigeon("coo".into()))));
    assert_eq!(act.approve().await.unwrap_err().kind(), ErrorKind::Unsupported);
}
