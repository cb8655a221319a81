//! What is done about an event reaches whom it is due to.

use std::sync::Arc;
use std::time::Duration;

use mynah_core::model::GroupBan;
use mynah_core::{Act, Bot, ErrorKind, Event, Lang, Localize, MessageChain, Payload, Result};
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

/// As [`next`], for the next event that asks for a decision: whoever was let in is an event too.
async fn asked(bot: &mut Running) -> Act {
    loop {
        let event = bot.hears_something().await;
        if matches!(*event, Payload::Request(_)) {
            return Act::new(&event, &Bot::new(Arc::new(bot.napcat.clone())));
        }
    }
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

    act.react("76").await.unwrap();
    let keys = [("message_id", &*said), ("emoji_id", "76"), ("set", "true")];
    expects(&sim, "set_msg_emoji_like", &keys).await;
    act.unreact("76").await.unwrap();
    expects(&sim, "set_msg_emoji_like", &[("message_id", &*said), ("set", "false")]).await;
}

#[tokio::test]
async fn order_is_kept_where_the_message_was_said() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    let said = sim.says(cast::BOB, "buy gold").await.to_string();
    let act = next(&mut bot).await;
    let (group, bob) = (group(), cast::BOB.to_string());
    let whom = [("group_id", &*group), ("user_id", &*bob)];

    act.poke().await.unwrap();
    expects(&sim, "group_poke", &whom).await;
    let muted = act.ban(10 * MINUTE).await.unwrap();
    assert!(matches!(muted, GroupBan::Muted { .. }), "{muted:?}");
    let call = expects(&sim, "set_group_ban", &whom).await;
    assert_eq!(text(&call, "duration"), "600");
    act.delete().await.unwrap();
    expects(&sim, "delete_msg", &[("message_id", &*said)]).await;
    act.kick().await.unwrap();
    let call = expects(&sim, "set_group_kick", &whom).await;
    assert_ne!(text(&call, "reject_add_request"), "true");
    assert!(sim.default_group().find(cast::BOB).is_none());
}

#[tokio::test]
async fn who_was_removed_for_good_cannot_ask_to_come_back() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    sim.joins(cast::GROUP, STRANGER).await;
    next(&mut bot).await.kick_for_good().await.unwrap();
    let keys = [("user_id", &*STRANGER.to_string()), ("reject_add_request", "true")];
    expects(&sim, "set_group_kick", &keys).await;
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
    act.poke().await.unwrap();
    expects(&sim, "friend_poke", &[("user_id", &*bob)]).await;

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

    sim.pokes_privately(cast::ALICE).await;
    next(&mut bot).await.poke().await.unwrap();
    expects(&sim, "friend_poke", &[("user_id", &*alice)]).await;
}

#[tokio::test]
async fn a_friendship_is_granted_or_refused_by_its_flag() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    let flag = sim.asks_for_friendship(STRANGER, "please").await;
    asked(&mut bot).await.approve().await.unwrap();
    let call = expects(&sim, "set_friend_add_request", &[("flag", &*flag)]).await;
    assert_ne!(text(&call, "approve"), "false");
    assert!(sim.answer_to(&flag).unwrap().approved);

    let flag = sim.asks_for_friendship(STRANGER + 1, "please").await;
    asked(&mut bot).await.approve_as("from the forum").await.unwrap();
    let keys = [("flag", &*flag), ("remark", "from the forum")];
    expects(&sim, "set_friend_add_request", &keys).await;

    let flag = sim.asks_for_friendship(STRANGER + 2, "please").await;
    asked(&mut bot).await.reject_because("no").await.unwrap();
    expects(&sim, "set_friend_add_request", &[("flag", &*flag), ("approve", "false")]).await;
    assert!(!sim.answer_to(&flag).unwrap().approved);
}

#[tokio::test]
async fn a_way_into_a_group_is_granted_or_refused_by_its_flag() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    let flag = sim.asks_to_join(cast::GROUP, STRANGER, "let me in").await;
    let act = next(&mut bot).await;
    act.approve().await.unwrap();
    let call = expects(&sim, "set_group_add_request", &[("flag", &*flag)]).await;
    assert_ne!(text(&call, "approve"), "false");

    let flag = sim.asks_to_join(cast::GROUP, STRANGER + 1, "let me in").await;
    let rejecting = asked(&mut bot).await;
    rejecting.reject_because("we are full").await.unwrap();
    let keys = [("flag", &*flag), ("approve", "false"), ("reason", "we are full")];
    expects(&sim, "set_group_add_request", &keys).await;
    rejecting.send("somebody was turned down").await.unwrap();
    expects(&sim, "send_group_msg", &[("group_id", &group())]).await;
}

#[tokio::test]
async fn who_invites_the_bot_is_answered_in_private() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    let flag = sim.invites(570_000_077, cast::ALICE).await;
    let act = next(&mut bot).await;
    act.send("no, thank you").await.unwrap();
    expects(&sim, "send_private_msg", &[("user_id", &*cast::ALICE.to_string())]).await;
    act.reject().await.unwrap();
    expects(&sim, "set_group_add_request", &[("flag", &*flag), ("approve", "false")]).await;
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
        act.send("?").await.map_err(Into::into),
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
