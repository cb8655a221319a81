//! Catching up on what was said while the bot was away, where it takes time.

use std::time::Duration;

use futures_util::StreamExt;
use mynah_core::Payload;
use serde_json::{Value, json};

use super::calls::{answer, next_call};
use super::pipe::{Outcome, Peer, Step, accept, accept_for, bot, hello, say};

fn said(id: u64, group: u64) -> Value {
    json!({
        "self_id": 10001, "user_id": 7, "time": jiff::Timestamp::now().as_second(),
        "message_id": id, "message_type": "group", "group_id": group, "post_type": "message",
        "sender": { "user_id": 7, "nickname": "x" }, "sub_type": "normal",
        "message": [{ "type": "text", "data": { "text": "x" } }],
    })
}

/// The messages that were heard: when, which, and whether they were marked.
fn heard(outcome: &Outcome) -> Vec<(u64, u64, bool)> {
    let message = |(at, event): &(Duration, mynah_core::Event)| match &**event {
        Payload::Message(message) => {
            let id = message.message_id.as_u64().unwrap();
            Some((at.as_secs(), id, event.header().caught_up))
        }
        _ => None,
    };
    outcome.events.iter().filter_map(message).collect()
}

/// Hears one message in group 1 and is gone.
fn first() -> Step {
    accept_for(10, vec![hello(), said(1, 1)])
}

/// The next call of this name; others are answered with nothing.
async fn call(peer: &mut Peer, action: &str) -> Value {
    loop {
        let call = next_call(peer).await;
        if call["action"] == action {
            return call;
        }
        say(peer, &answer(&call, &json!([]))).await;
    }
}

async fn listen(peer: &mut Peer, seconds: u64) {
    let leave = tokio::time::sleep(Duration::from_secs(seconds));
    tokio::pin!(leave);
    while let Some(Some(_)) = tokio::select! {
        message = peer.next() => Some(message),
        () = &mut leave => None,
    } {}
}

#[tokio::test(start_paused = true)]
async fn what_is_said_next_waits_for_what_was_missed_and_other_conversations_do_not() {
    let slow = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        let mut waiting = None;
        for _ in 0..2 {
            let call = call(&mut peer, "get_group_msg_history").await;
            if call["params"]["group_id"] == "1" {
                waiting = Some(call);
            } else {
                say(&mut peer, &answer(&call, &json!({ "messages": [said(8, 2)] }))).await;
            }
        }
        let call = waiting.unwrap();
        say(&mut peer, &said(3, 1)).await;
        say(&mut peer, &said(9, 2)).await;
        tokio::time::sleep(Duration::from_secs(5)).await;
        let history = json!({ "messages": [said(1, 1), said(2, 1), said(3, 1)] });
        say(&mut peer, &answer(&call, &history)).await;
        listen(&mut peer, 10).await;
    });
    let first = accept_for(10, vec![hello(), said(1, 1), said(8, 2)]);
    let outcome = bot(json!({ "catch_up": true }), vec![first, slow, Step::Refuse]).run().await;
    assert_eq!(
        heard(&outcome),
        [(0, 1, false), (0, 8, false), (10, 9, false), (15, 2, true), (15, 3, false)]
    );
    assert_eq!(outcome.bot.stats().caught_up, 1);
}

#[tokio::test(start_paused = true)]
async fn what_waited_for_long_enough_goes_on_and_what_was_missed_comes_late() {
    let slow = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        call(&mut peer, "get_group_msg_history").await;
        say(&mut peer, &said(3, 1)).await;
        // The first answer never comes; the second one, ten seconds later, does.
        let again = call(&mut peer, "get_group_msg_history").await;
        let history = json!({ "messages": [said(1, 1), said(2, 1), said(3, 1)] });
        say(&mut peer, &answer(&again, &history)).await;
        listen(&mut peer, 10).await;
    });
    let keys = json!({ "catch_up": { "hold": "4s" } });
    let outcome = bot(keys, vec![first(), slow, Step::Refuse]).run().await;
    assert_eq!(heard(&outcome), [(0, 1, false), (14, 3, false), (21, 2, true)]);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_knows_no_history_is_asked_three_times() {
    let forgetful = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        for _ in 0..3 {
            let call = call(&mut peer, "get_group_msg_history").await;
            let refusal = json!({
                "status": "failed", "retcode": 1200, "data": null, "message": "消息undefined不存在",
                "wording": "", "echo": call["echo"], "stream": "normal-action",
            });
            say(&mut peer, &refusal).await;
            say(&mut peer, &said(7, 1)).await;
        }
        listen(&mut peer, 10).await;
    });
    let keys = json!({ "catch_up": true });
    let outcome = bot(keys, vec![first(), forgetful, Step::Refuse]).run().await;
    assert_eq!(heard(&outcome), [(0, 1, false), (14, 7, false)]);
    assert_eq!(outcome.bot.stats().not_caught_up, 1);
    assert_eq!(outcome.bot.stats().repeated_messages, 2);
}
