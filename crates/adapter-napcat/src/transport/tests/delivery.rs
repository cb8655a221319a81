//! What becomes of sends and reads when the connection or the server fails them.

use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::join_all;
use mynah_core::Payload;
use mynah_core::event::meta::{AccountChange, Meta};
use serde_json::{Value, json};
use tokio::time::Instant;

use super::calls::{answer, next_call};
use super::pipe::{Bot, Peer, Step, accept, bot, heartbeat, hello, say};
use crate::action::{GroupActions, MessageActions, SystemActions};
use crate::{CallError, NapCat, SendError};

/// The kernel gave up waiting for its own confirmation.
const TIMED_OUT: &str = "Timeout: NTEvent serviceAndMethod:NodeIKernelMsgService/sendMsg";

fn refusal(call: &Value, message: &str) -> Value {
    json!({
        "status": "failed", "retcode": 1200, "data": null, "message": message,
        "wording": message, "echo": call["echo"], "stream": "normal-action",
    })
}

/// Runs a bot and what is done with it; ends the bot when that is done.
async fn with<T>(bot: Bot, deeds: impl AsyncFnOnce(NapCat) -> T) -> (T, NapCat) {
    let (shutdown, handle) = (bot.shutdown.clone(), bot.handle.clone());
    let deeds = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let done = deeds(handle).await;
        shutdown.cancel();
        done
    };
    let (outcome, done) = tokio::join!(bot.run(), deeds);
    (done, outcome.bot)
}

async fn listen(peer: &mut Peer) {
    while peer.next().await.is_some() {}
}

/// A message in the history of a group.
fn said(id: u64, text: &str, own: bool) -> Value {
    let user = if own { 10001 } else { 7 };
    json!({
        "self_id": 10001, "user_id": user, "time": jiff::Timestamp::now().as_second(),
        "message_id": id, "message_type": "group", "group_id": 570_000_001,
        "post_type": if own { "message_sent" } else { "message" },
        "sender": { "user_id": user, "nickname": "x" },
        "message": [{ "type": "text", "data": { "text": text } }],
    })
}

#[tokio::test(start_paused = true)]
async fn a_send_whose_connection_breaks_is_unknown_once_it_was_written_and_clean_before() {
    let leaves = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        next_call(&mut peer).await;
    });
    let (outcomes, bot) = with(bot(json!({}), vec![leaves, Step::Stall]), async |bot| {
        let under_way = bot.send_group_msg(1, "hi").await;
        (under_way, bot.send_group_msg(1, "hi").await)
    })
    .await;
    assert!(matches!(outcomes.0, Err(SendError::Unknown(CallError::Disconnected { .. }))));
    assert!(matches!(outcomes.1, Err(SendError::NotSent(CallError::Disconnected { .. }))));
    assert_eq!(bot.stats().unknown_sends, 1);
}

#[tokio::test(start_paused = true)]
async fn what_still_waits_to_be_written_when_the_connection_breaks_was_not_sent() {
    // A pipe takes 64 KiB; what is longer waits for a server that does not read.
    let deaf = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        tokio::time::sleep(Duration::from_secs(20)).await;
    });
    let (answers, _) = with(bot(json!({}), vec![deaf, Step::Stall]), async |bot| {
        let long = "x".repeat(100 << 10);
        join_all((0..5).map(|_| bot.send_group_msg(1, long.clone()).into_future())).await
    })
    .await;
    assert!(matches!(answers[0], Err(SendError::Unknown(_))), "{answers:?}");
    for waited in &answers[3..] {
        assert!(matches!(waited, Err(SendError::NotSent(_))), "{waited:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_send_is_never_made_again_by_itself_and_a_read_is_when_the_policy_says_so() {
    let keys = json!({
        "retry_calls": { "wait_fixed": { "wait": 2 }, "stop_after_attempt": { "max_attempt_number": 3 } },
    });
    let shaky = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        for action in ["send_group_msg", "set_group_ban", "get_group_info", "get_group_info"] {
            let call = next_call(&mut peer).await;
            assert_eq!(call["action"], action);
            say(&mut peer, &refusal(&call, TIMED_OUT)).await;
        }
        let call = next_call(&mut peer).await;
        say(&mut peer, &answer(&call, &json!({ "group_id": 1, "group_name": "x" }))).await;
        for _ in 0..3 {
            let call = next_call(&mut peer).await;
            assert_eq!(call["action"], "get_group_info");
            say(&mut peer, &refusal(&call, TIMED_OUT)).await;
        }
        let call = next_call(&mut peer).await;
        say(&mut peer, &refusal(&call, "no such group")).await;
        listen(&mut peer).await;
    });
    let ((), bot) = with(bot(keys, vec![shaky]), async |bot| {
        use crate::action::ModerationActions;
        let sent = bot.send_group_msg(1, "hi").await;
        assert!(matches!(sent, Err(SendError::Unknown(_))), "{sent:?}");
        let banned = bot.set_group_ban(1, 7, Duration::from_mins(1)).await;
        assert!(banned.unwrap_err().may_have_happened());
        let start = Instant::now();
        assert_eq!(bot.get_group_info(1).await.unwrap().group_name, "x");
        assert_eq!(start.elapsed(), Duration::from_secs(4));
        let late = bot.get_group_info(1).await;
        assert!(late.unwrap_err().may_have_happened(), "three attempts are enough");
        let refused = bot.get_group_info(1).await.unwrap_err();
        assert!(matches!(refused, CallError::Rejected { .. }), "a no is an answer");
    })
    .await;
    assert_eq!(bot.stats().retried_calls, 4);
}

#[tokio::test(start_paused = true)]
async fn a_read_outlives_the_connection_it_began_on() {
    let keys = json!({ "retry_calls": { "wait_fixed": { "wait": 2 } } });
    let leaves = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        next_call(&mut peer).await;
    });
    let serves = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        let call = next_call(&mut peer).await;
        say(&mut peer, &answer(&call, &json!({ "online": true, "good": true }))).await;
        listen(&mut peer).await;
    });
    let bot = bot(keys, vec![leaves, serves]);
    let (status, _) = with(bot, async |bot| bot.get_status().await).await;
    assert!(status.is_ok(), "{status:?}");
}

/// What a server does with `send_group_msg`, and then what it has in the history.
fn settles(history: impl Fn(usize) -> Value + Send + 'static) -> Step {
    accept(move |mut peer| async move {
        say(&mut peer, &hello()).await;
        let mut looks = 0;
        loop {
            let call = next_call(&mut peer).await;
            let says = match call["action"].as_str().unwrap() {
                "send_group_msg" => refusal(&call, TIMED_OUT),
                "get_group_msg_history" => {
                    looks += 1;
                    answer(&call, &json!({ "messages": history(looks) }))
                }
                other => panic!("{other}"),
            };
            say(&mut peer, &says).await;
        }
    })
}

async fn settled(step: Step) -> (Result<mynah_core::MessageId, SendError>, NapCat) {
    let bot = bot(json!({ "settle_unknown": true }), vec![step]);
    with(bot, async |bot| bot.send_group_msg(570_000_001, "pong").await).await
}

#[tokio::test(start_paused = true)]
async fn an_unknown_send_is_done_when_the_conversation_has_the_message() {
    let (sent, bot) = settled(settles(|looks| match looks {
        1 => json!([said(1, "pong", false)]),
        _ => json!([said(1, "pong", false), said(2, "pong", true)]),
    }))
    .await;
    assert_eq!(sent.unwrap(), "2");
    assert_eq!((bot.stats().unknown_sends, bot.stats().settled_sends), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn an_unknown_send_did_not_happen_when_the_conversation_does_not_have_it() {
    let (sent, bot) =
        settled(settles(|_| json!([said(1, "pong", false), said(2, "x", true)]))).await;
    assert!(matches!(sent, Err(SendError::NotSent(CallError::Absent { .. }))), "{sent:?}");
    assert_eq!(bot.stats().settled_sends, 1);
}

#[tokio::test(start_paused = true)]
async fn an_unknown_send_stays_unknown_when_the_history_does_not_tell() {
    let (sent, bot) =
        settled(settles(|_| Value::Array((0..50).map(|id| said(id, "chatter", false)).collect())))
            .await;
    assert!(matches!(sent, Err(SendError::Unknown(CallError::Rejected { .. }))), "{sent:?}");
    assert_eq!((bot.stats().unknown_sends, bot.stats().settled_sends), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn two_unknown_sends_of_the_same_words_are_two_messages() {
    let step = settles(|_| json!([said(1, "pong", true), said(2, "pong", true)]));
    let bot = bot(json!({ "settle_unknown": true }), vec![step]);
    let (mut ids, _) = with(bot, async |bot| {
        let calls = (0..2).map(|_| bot.send_group_msg(570_000_001, "pong").into_future());
        let sent = join_all(calls).await.into_iter().map(Result::unwrap);
        sent.map(|id| id.to_string()).collect::<Vec<_>>()
    })
    .await;
    ids.sort();
    assert_eq!(ids, ["1", "2"]);
}

#[tokio::test(start_paused = true)]
async fn messages_go_no_faster_than_the_limits_and_stay_in_order() {
    let (heard, mut said) = tokio::sync::mpsc::unbounded_channel();
    let server = accept(move |mut peer| async move {
        say(&mut peer, &hello()).await;
        let start = Instant::now();
        loop {
            let call = next_call(&mut peer).await;
            let at = (Instant::now() - start).as_secs();
            let text = call["params"]["message"][0]["data"]["text"].as_str().unwrap().to_owned();
            heard.send((at, text)).unwrap();
            say(&mut peer, &answer(&call, &json!({ "message_id": 1 }))).await;
        }
    });
    let keys = json!({ "limits": { "conversation": "1/2s", "queue": 3 } });
    let (sent, bot) = with(bot(keys, vec![server]), async |bot| {
        let calls = (0..6).map(|number| bot.send_group_msg(1, number.to_string()).into_future());
        let urgent = async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            bot.send_group_msg(1, "fire").urgent().await
        };
        let (sent, urgent) = tokio::join!(join_all(calls), urgent);
        assert!(urgent.is_ok());
        sent
    })
    .await;
    for refused in &sent[4..] {
        let Err(SendError::NotSent(error)) = refused else { panic!("{refused:?}") };
        assert!(matches!(error, CallError::Limited { waiting: 3, .. }), "{error}");
    }
    let mut heard = Vec::new();
    while let Ok(one) = said.try_recv() {
        heard.push(one);
    }
    let wanted = [(1, "0"), (2, "fire"), (5, "1"), (7, "2"), (9, "3")];
    assert_eq!(heard, wanted.map(|(at, text)| (at, text.to_owned())));
    assert_eq!((bot.stats().limited_sends, bot.stats().refused_sends), (3, 2));
}

#[tokio::test(start_paused = true)]
async fn while_the_account_is_out_nothing_is_sent_and_the_change_is_told_once() {
    let server = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        for online in [false, false, true, true] {
            tokio::time::sleep(Duration::from_secs(10)).await;
            say(&mut peer, &heartbeat(online, 10_000)).await;
        }
        let call = next_call(&mut peer).await;
        say(&mut peer, &answer(&call, &json!({ "message_id": 1 }))).await;
        listen(&mut peer).await;
    });
    let bot = bot(json!({}), vec![server]);
    let (shutdown, handle) = (bot.shutdown.clone(), bot.handle.clone());
    let deeds = async {
        tokio::time::sleep(Duration::from_secs(15)).await;
        let error = handle.send_group_msg(1, "hi").await.unwrap_err();
        assert!(matches!(error, SendError::NotSent(CallError::AccountOffline { .. })), "{error}");
        tokio::time::sleep(Duration::from_secs(30)).await;
        assert!(handle.send_group_msg(1, "hi").await.is_ok());
        shutdown.cancel();
    };
    let (outcome, ()) = tokio::join!(bot.run(), deeds);
    let changes = outcome.events.iter().filter_map(|(at, event)| match &**event {
        Payload::Meta(Meta::Account(change)) => Some((at.as_secs(), change.clone())),
        _ => None,
    });
    let wanted = [(10, AccountChange::Offline { reason: None }), (30, AccountChange::Online)];
    assert_eq!(changes.collect::<Vec<_>>(), wanted);
}
