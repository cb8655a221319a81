//! What other clients made of the same faults, and what this one does, on a paused clock.
//!
//! The faults are those of a comparison: the server gone for 5 s without and with a close frame, gone
//! for 120 s, there but dead for 150 s, with another token, and one send that is never answered. What
//! each test says of others was measured then.

use std::time::Duration;

use futures_util::StreamExt;
use mynah_core::BotState;
use mynah_core::event::meta::Lifecycle::{Connect, Disconnect};
use serde_json::json;
use tokio::time::{Instant, advance, sleep};

use super::calls::next_call;
use super::pipe::{Step, accept, accept_for, bot, heartbeat, hello, run, say};
use super::retry::refuse_token;
use crate::action::{MessageActions, SystemActions};
use crate::error::ConnectError;

/// Up for a minute, gone for so many attempts, and back.
fn gone_for(attempts: usize, first: Step) -> Vec<Step> {
    let gone = (0..attempts).map(|_| Step::Refuse);
    std::iter::once(first).chain(gone).chain([accept_for(60, vec![hello()])]).collect()
}

/// One framework's process ended with exit code 0 at this, another logged that it would try again
/// and did not.
#[tokio::test(start_paused = true)]
async fn a_server_that_is_gone_for_five_seconds_is_back_within_seven() {
    let outcome = run(gone_for(3, accept_for(60, vec![hello()]))).await;
    assert_eq!(outcome.seconds(), [0, 60, 61, 63, 67]);
    assert_eq!(
        outcome.lifecycles(),
        [(0, Connect), (60, Disconnect), (67, Connect), (127, Disconnect)]
    );
}

/// One framework computed at 100 % for ever after a clean close and never came back; another
/// answered the close and stopped.
#[tokio::test(start_paused = true)]
async fn a_close_frame_is_no_reason_to_stay_away() {
    let leaves = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        sleep(Duration::from_mins(1)).await;
        let _ = peer.close(None).await;
        while peer.next().await.is_some() {}
    });
    let outcome = run(gone_for(3, leaves)).await;
    assert_eq!(outcome.seconds(), [0, 60, 61, 63, 67]);
}

/// Four of ten clients gave up within that time, two of them with exit code 0.
#[tokio::test(start_paused = true)]
async fn a_server_that_is_gone_for_two_minutes_is_back_half_a_minute_later_at_most() {
    let outcome = run(gone_for(8, accept_for(60, vec![hello()]))).await;
    assert_eq!(outcome.seconds(), [0, 60, 61, 63, 67, 75, 91, 121, 151, 181]);
    assert_eq!(outcome.lifecycles()[2], (181, Connect));
    assert!(outcome.ended.is_ok());
}

/// Five of ten clients never noticed, one after 146 s.
#[tokio::test(start_paused = true)]
async fn dead_air_is_noticed_after_three_heartbeats_and_left() {
    let dead = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        say(&mut peer, &heartbeat(true, 30_000)).await;
        std::future::pending::<()>().await;
        drop(peer);
    });
    let outcome = run(vec![dead, accept_for(60, vec![hello()])]).await;
    assert_eq!(outcome.seconds(), [0, 90]);
    assert_eq!(outcome.states[1], BotState::Connecting);
}

/// One client connected 16,604 times in a minute, one every second for ever; one said nothing of a
/// token, and one ended with exit code 0.
#[tokio::test(start_paused = true)]
async fn a_wrong_token_is_tried_once_and_named() {
    let outcome = run(vec![refuse_token(), Step::Refuse, Step::Refuse]).await;
    assert_eq!(outcome.seconds(), [0]);
    let error = outcome.ended.unwrap_err();
    assert!(matches!(error, ConnectError::Unauthorized { .. }));
    assert!(error.to_string().contains("token"), "{error}");
}

/// One client sent the same message four times, after 0, 31, 63 and 96 s, before its process ended;
/// one waited for ever and said nothing.
#[tokio::test(start_paused = true)]
async fn a_send_that_is_never_answered_ends_at_its_deadline_and_is_written_once() {
    let (tell, told) = std::sync::mpsc::channel();
    let mute = accept(move |mut peer| async move {
        say(&mut peer, &hello()).await;
        loop {
            let call = next_call(&mut peer).await;
            if tell.send(call["action"].as_str().map(str::to_owned)).is_err() {
                return;
            }
        }
    });
    let bot = bot(json!({ "call_timeout": "30s" }), vec![mute]);
    let (shutdown, handle) = (bot.shutdown.clone(), bot.handle.clone());
    let send = async move {
        sleep(Duration::from_secs(1)).await;
        let start = Instant::now();
        let sent = handle.send_group_msg(570_000_001, "once").await;
        assert!(sent.is_err());
        assert_eq!(start.elapsed(), Duration::from_secs(30));
        // Long enough for whoever would try again.
        sleep(Duration::from_mins(10)).await;
        shutdown.cancel();
    };
    let (outcome, ()) = tokio::join!(bot.run(), send);
    let sends = told.iter().flatten().filter(|action| action == "send_group_msg");
    assert_eq!(sends.count(), 1);
    assert_eq!(outcome.bot.stats().calls_under_way, 0);
}

/// A machine that slept: the clock jumps by an hour, under a connection and under a call.
#[tokio::test(start_paused = true)]
async fn a_clock_that_jumps_ends_what_was_due_and_the_bot_is_back_at_once() {
    let silent = || {
        accept(|mut peer| async move {
            say(&mut peer, &hello()).await;
            while peer.next().await.is_some() {}
        })
    };
    let bot = bot(json!({ "call_timeout": "5m" }), vec![silent(), silent()]);
    let (shutdown, handle) = (bot.shutdown.clone(), bot.handle.clone());
    let jump = async move {
        sleep(Duration::from_secs(1)).await;
        let asking = handle.clone();
        let call = tokio::spawn(async move { asking.get_status().await });
        sleep(Duration::from_secs(1)).await;
        advance(Duration::from_hours(1)).await;
        assert!(call.await.unwrap().is_err());
        sleep(Duration::from_secs(2)).await;
        assert_eq!(*handle.inner.state.borrow(), BotState::Ready);
        assert_eq!(handle.stats().calls_under_way, 0);
        shutdown.cancel();
    };
    let (outcome, ()) = tokio::join!(bot.run(), jump);
    assert!(outcome.attempts.len() <= 2, "{:?}", outcome.seconds());
    assert!(outcome.ended.is_ok());
}

/// Clocks that disagree: what the server says of the time decides nothing.
#[tokio::test(start_paused = true)]
async fn events_from_the_future_and_the_past_are_heard_in_the_order_they_come() {
    const TIMES: [i64; 5] = [1_795_395_000, 4_102_444_800, 0, 1, 1_795_395_001];
    let back_and_forth = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        for time in TIMES {
            let notice = json!({
                "time": time, "self_id": 10001, "post_type": "notice", "notice_type": "made_up",
            });
            say(&mut peer, &notice).await;
        }
        sleep(Duration::from_mins(1)).await;
    });
    let outcome = run(vec![back_and_forth]).await;
    let raw = outcome.events.iter().map(|(_, event)| event.header().raw.as_str().to_owned());
    let raw: Vec<_> = raw.filter(|raw| raw.contains("made_up")).collect();
    assert_eq!(raw.len(), TIMES.len());
    for (raw, time) in raw.iter().zip(TIMES) {
        assert!(raw.contains(&format!("\"time\":{time}")), "{raw}");
    }
}
