//! Whether the other side is there, and how the bot is.

use std::sync::Arc;
use std::time::Duration;

use futures_util::stream;
use mynah_core::BotState::{AccountOffline, Connecting, Ready};
use mynah_core::event::meta::Lifecycle::{Connect, Disconnect};
use mynah_core::event::meta::Meta;
use mynah_core::{Payload, RunContext};
use serde_json::json;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::pipe::{Heard, Step, accept, accept_for, bot, heartbeat, hello, run, say};
use crate::transport::session::{Reader, Signal};

/// Lets it in, says this, and is dead from then on: it reads nothing and says nothing.
fn dies_after(frames: Vec<serde_json::Value>) -> Step {
    accept(|mut peer| async move {
        for frame in frames {
            say(&mut peer, &frame).await;
        }
        std::future::pending::<()>().await;
        drop(peer);
    })
}

#[tokio::test(start_paused = true)]
async fn a_dead_connection_is_noticed_after_three_intervals() {
    let outcome = run(vec![dies_after(vec![hello()]), Step::Refuse]).await;
    assert_eq!(outcome.seconds(), [0, 90]);
    assert_eq!(outcome.lifecycles(), [(0, Connect), (90, Disconnect)]);
}

#[tokio::test(start_paused = true)]
async fn the_interval_is_the_one_the_server_tells() {
    let outcome = run(vec![dies_after(vec![hello(), heartbeat(true, 5000)]), Step::Refuse]).await;
    assert_eq!(outcome.seconds(), [0, 15]);
}

#[tokio::test(start_paused = true)]
async fn a_server_without_heartbeats_is_kept_alive_by_its_pongs() {
    let outcome = run(vec![accept_for(3600, vec![hello()]), Step::Refuse]).await;
    assert_eq!(outcome.seconds(), [0, 3600]);
}

#[tokio::test(start_paused = true)]
async fn heartbeats_alone_keep_a_connection_alive() {
    let beats = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        for _ in 0..20 {
            tokio::time::sleep(Duration::from_secs(30)).await;
            say(&mut peer, &heartbeat(true, 30_000)).await;
        }
    });
    let outcome = run(vec![beats, Step::Refuse]).await;
    assert_eq!(outcome.seconds(), [0, 600]);
}

#[tokio::test(start_paused = true)]
async fn the_configured_ping_counts_when_the_server_beats_seldom() {
    let keys = json!({ "connect": { "ping_interval": "2m" } });
    let steps = vec![dies_after(vec![hello()]), Step::Refuse];
    assert_eq!(bot(keys, steps).run().await.seconds(), [0, 360]);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_does_not_say_hello_is_taken_for_up_after_three_seconds() {
    let outcome = run(vec![accept_for(60, vec![]), Step::Refuse]).await;
    assert_eq!(outcome.lifecycles(), [(3, Connect), (60, Disconnect)]);
    assert_eq!(outcome.states, [Ready, Connecting]);
}

#[tokio::test(start_paused = true)]
async fn a_hello_is_told_once() {
    let outcome = run(vec![accept_for(60, vec![hello()]), Step::Refuse]).await;
    assert_eq!(outcome.lifecycles(), [(0, Connect), (60, Disconnect)]);
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_was_never_up_is_not_said_to_be_gone() {
    let outcome = run(vec![accept_for(1, vec![]), Step::Refuse]).await;
    assert_eq!(outcome.lifecycles(), []);
    assert_eq!(outcome.states, []);
}

#[tokio::test(start_paused = true)]
async fn an_account_that_is_logged_out_is_not_ready_until_it_is_back() {
    let frames = vec![
        hello(),
        heartbeat(false, 30_000),
        heartbeat(false, 30_000),
        heartbeat(true, 30_000),
        json!({
            "time": 1, "self_id": 10001, "post_type": "notice", "notice_type": "bot_offline",
            "user_id": 10001, "tag": "下线通知", "message": "elsewhere",
        }),
        heartbeat(true, 30_000),
    ];
    let slowly = accept(|mut peer| async move {
        for frame in frames {
            say(&mut peer, &frame).await;
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    });
    let outcome = run(vec![slowly, Step::Refuse]).await;
    assert_eq!(outcome.states, [Ready, AccountOffline, Ready, AccountOffline, Ready, Connecting]);
    assert_eq!(outcome.events.len(), 7 + 4, "every frame, the loss, and each change");
}

#[tokio::test(start_paused = true)]
async fn a_server_that_never_pauses_is_taken_to_be_up_in_time_all_the_same() {
    let (bot, heard, start) = (bot(json!({}), vec![]), Arc::new(Heard::default()), Instant::now());
    let context = RunContext::new(heard.clone(), CancellationToken::new());
    let mut reader = Reader::new(&bot.handle.inner, &context, None, start);
    // There is always one more, so that nothing is ever waited for.
    let mut chatter = stream::iter((0..100_000).map(|_| Signal::Alive));
    let time = async {
        loop {
            tokio::time::advance(Duration::from_millis(100)).await;
        }
    };
    tokio::select! {
        _ = reader.run(&mut chatter) => {}
        () = time => {}
    }
    let connects: Vec<_> = heard
        .take(start)
        .into_iter()
        .filter(|(_, event)| matches!(&**event, Payload::Meta(Meta::Lifecycle(Connect))))
        .map(|(at, _)| at.as_secs())
        .collect();
    assert_eq!(connects, [3]);
}
