//! Calls over a connection.

use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::join_all;
use serde_json::{Value, json};
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;

use super::pipe::{Peer, Step, accept, bot, hello, say};
use crate::CallError;
use crate::action::{GroupActions, SystemActions};

/// The next call the server hears.
pub(super) async fn next_call(peer: &mut Peer) -> Value {
    loop {
        match peer.next().await {
            Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).unwrap(),
            Some(Ok(_)) => {}
            other => panic!("no call but {other:?}"),
        }
    }
}

/// What a server answers to a call.
pub(super) fn answer(call: &Value, data: &Value) -> Value {
    json!({
        "status": "ok", "retcode": 0, "data": data, "message": "", "wording": "",
        "echo": call["echo"], "stream": "normal-action",
    })
}

#[tokio::test(start_paused = true)]
async fn answers_find_their_calls_though_events_and_repetitions_come_between() {
    let backwards = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        let mut calls = Vec::new();
        while calls.len() < 20 {
            calls.push(next_call(&mut peer).await);
        }
        for call in calls.iter().rev() {
            let group = json!({ "group_id": call["params"]["group_id"], "group_name": "x" });
            say(&mut peer, &answer(call, &group)).await;
            say(&mut peer, &answer(call, &json!(null))).await;
            say(&mut peer, &hello()).await;
        }
        while peer.next().await.is_some() {}
    });
    let bot = bot(json!({}), vec![backwards]);
    let (shutdown, handle) = (bot.shutdown.clone(), bot.handle.clone());
    let calls = async move {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let calls = (1..=20).map(|group| handle.get_group_info(group).into_future());
        let groups = join_all(calls).await;
        // One more round trip, so that the last repetition has arrived.
        tokio::time::sleep(Duration::from_secs(1)).await;
        shutdown.cancel();
        groups
    };
    let (outcome, groups) = tokio::join!(bot.run(), calls);
    for (number, group) in (1..=20).zip(groups) {
        assert_eq!(group.unwrap().group_id.as_u64(), Some(number));
    }
    assert_eq!(outcome.bot.stats().stray_answers, 20);
}

#[tokio::test(start_paused = true)]
async fn a_lost_connection_fails_its_calls_at_once() {
    let leaves = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        next_call(&mut peer).await;
    });
    let bot = bot(json!({}), vec![leaves, Step::Stall]);
    let handle = bot.handle.clone();
    let call = async move {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let start = Instant::now();
        let under_way = handle.get_status().await;
        let without = handle.get_status().await;
        (under_way, without, start.elapsed())
    };
    let (_, (under_way, without, took)) = tokio::join!(bot.run(), call);
    assert!(matches!(under_way, Err(CallError::Disconnected { sent: true, .. })));
    assert!(matches!(without, Err(CallError::Disconnected { sent: false, .. })));
    assert_eq!(took, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_call_waits_as_long_as_it_is_told_to() {
    let mute = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        while peer.next().await.is_some() {}
    });
    let bot = bot(json!({ "call_timeout": "20s" }), vec![mute]);
    let (shutdown, handle) = (bot.shutdown.clone(), bot.handle.clone());
    let call = async move {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let start = Instant::now();
        let short = handle.get_status().timeout(Duration::from_secs(2)).await;
        assert_eq!(start.elapsed(), Duration::from_secs(2));
        let usual = handle.call_raw("get_status", json!(null)).await;
        assert_eq!(start.elapsed(), Duration::from_secs(22));
        shutdown.cancel();
        (short, usual)
    };
    let (_, (short, usual)) = tokio::join!(bot.run(), call);
    assert!(matches!(short, Err(CallError::Timeout { .. })));
    assert!(matches!(usual, Err(CallError::Timeout { .. })));
}

#[tokio::test]
async fn a_raw_call_takes_an_object() {
    let bot = bot(json!({}), vec![]).handle;
    for params in [json!([1]), json!("x"), json!(5)] {
        let error = bot.call_raw("get_status", params).await.unwrap_err();
        assert!(matches!(error, CallError::InvalidArgument { argument: "params", .. }));
    }
}
