//! When it is tried again, and when not.

use std::time::Duration;

use mynah_core::ErrorKind;
use serde_json::json;

use super::pipe::{Step, accept, accept_for, bot, hello, run, say};
use crate::error::ConnectError;

#[tokio::test(start_paused = true)]
async fn where_nobody_listens_it_is_tried_at_growing_intervals() {
    let steps = (0..7).map(|_| Step::Refuse).collect();
    let outcome = run(steps).await;
    assert_eq!(outcome.seconds(), [0, 1, 3, 7, 15, 31, 61]);
    assert!(outcome.ended.is_ok());
}

#[tokio::test(start_paused = true)]
async fn the_policy_says_when_it_is_enough() {
    let keys = json!({ "retry_config": {
        "wait_fixed": { "wait": 2 }, "stop_after_attempt": { "max_attempt_number": 3 },
    }});
    let steps = vec![Step::Refuse, Step::Refuse, Step::Http(503), Step::Refuse];
    let outcome = bot(keys, steps).run().await;
    assert_eq!(outcome.seconds(), [0, 2, 4]);
    let error = outcome.ended.unwrap_err();
    let ConnectError::GaveUp { attempts, source } = &error else {
        panic!("{error}");
    };
    assert_eq!(*attempts, 3);
    assert!(matches!(**source, ConnectError::Http { status: 503, .. }));
    assert_eq!(mynah_core::Error::from(error).kind(), ErrorKind::Disconnected);
}

#[tokio::test(start_paused = true)]
async fn the_time_of_the_attempts_counts_for_the_policy() {
    let keys = json!({ "retry_config": {
        "wait_fixed": { "wait": 2 }, "stop_after_delay": { "max_delay": 22 },
    }});
    let outcome = bot(keys, vec![Step::Stall, Step::Stall, Step::Stall]).run().await;
    assert_eq!(outcome.seconds(), [0, 12]);
    assert!(matches!(outcome.ended, Err(ConnectError::GaveUp { attempts: 2, .. })));
}

#[tokio::test(start_paused = true)]
async fn what_cannot_get_better_is_not_tried_again() {
    for status in [400, 401, 403, 404] {
        let outcome = run(vec![Step::Http(status), Step::Refuse]).await;
        assert_eq!(outcome.seconds(), [0]);
        assert!(matches!(outcome.ended, Err(ConnectError::Http { status: s, .. }) if s == status));
    }
    for status in [408, 429, 500, 502, 503] {
        let outcome = run(vec![Step::Http(status), Step::Refuse]).await;
        assert_eq!(outcome.seconds(), [0, 1]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_does_not_answer_is_left_after_the_open_timeout() {
    let outcome = run(vec![Step::Stall, Step::Stall]).await;
    assert_eq!(outcome.seconds(), [0, 11]);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_lets_in_and_hangs_up_is_not_hammered() {
    let steps = (0..6).map(|_| accept_for(0, vec![])).collect();
    assert_eq!(run(steps).await.seconds(), [0, 1, 3, 7, 15, 31]);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_says_hello_and_hangs_up_is_believed_once() {
    let steps = (0..5).map(|_| accept_for(0, vec![hello()])).collect();
    assert_eq!(run(steps).await.seconds(), [0, 0, 1, 3, 7]);
}

#[tokio::test(start_paused = true)]
async fn a_connection_without_hello_is_good_after_five_seconds() {
    let outcome = run(vec![accept_for(4, vec![]), accept_for(5, vec![]), Step::Refuse]).await;
    assert_eq!(outcome.seconds(), [0, 5, 10]);
}

#[tokio::test(start_paused = true)]
async fn after_a_good_connection_it_starts_anew() {
    let outcome = run(vec![
        Step::Refuse,
        Step::Refuse,
        accept_for(10, vec![hello()]),
        Step::Refuse,
        Step::Refuse,
        accept_for(10, vec![hello()]),
        accept_for(1, vec![hello()]),
        Step::Refuse,
    ])
    .await;
    assert_eq!(outcome.seconds(), [0, 1, 3, 13, 14, 16, 26, 27]);
}

/// Lets it in and refuses its token, as NapCat does.
pub(super) fn refuse_token() -> Step {
    accept(|mut peer| async move {
        let refusal = json!({
            "status": "failed", "retcode": 1403, "data": null,
            "message": "token验证失败", "wording": "token验证失败", "echo": null,
        });
        say(&mut peer, &refusal).await;
        let _ = peer.close(None).await;
    })
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_the_end() {
    let outcome = run(vec![refuse_token(), Step::Refuse]).await;
    assert_eq!(outcome.seconds(), [0]);
    assert!(outcome.events.is_empty());
    let error = outcome.ended.unwrap_err();
    assert_eq!(
        error.to_string(),
        "main: the server at ws://127.0.0.1:3001/ refused the access token; check that the token \
         here (`token`, `token_file` or the environment) equals the token of that server \
         in NapCat's network settings"
    );
    assert_eq!(mynah_core::Error::from(error).kind(), ErrorKind::Unauthorized);
}

#[tokio::test(start_paused = true)]
async fn it_can_be_shut_down_while_it_waits_or_connects() {
    for steps in [vec![Step::Refuse], vec![Step::Stall]] {
        let bot = bot(json!({}), steps);
        let shutdown = bot.shutdown.clone();
        let stop = async move {
            tokio::time::sleep(Duration::from_millis(500)).await;
            shutdown.cancel();
        };
        let (outcome, ()) = tokio::join!(bot.run(), stop);
        assert_eq!(outcome.seconds(), [0]);
        assert!(outcome.ended.is_ok());
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_was_started_is_connected_to_at_once() {
    let keys = json!({ "retry_config": { "wait_fixed": { "wait": "1h" } } });
    let bot = bot(keys, vec![Step::Refuse, Step::Refuse]);
    let (handle, shutdown) = (bot.handle.clone(), bot.shutdown.clone());
    let start = async move {
        tokio::time::sleep(Duration::from_secs(7)).await;
        handle.inner.outage.is_over_soon();
        tokio::time::sleep(Duration::from_secs(7)).await;
        shutdown.cancel();
    };
    let (outcome, ()) = tokio::join!(bot.run(), start);
    assert_eq!(outcome.seconds(), [0, 7]);
}

#[tokio::test(start_paused = true)]
async fn an_attempt_under_way_when_the_server_was_started_says_nothing() {
    let bot = bot(json!({}), vec![Step::Refuse, Step::Refuse, Step::Stall, Step::Refuse]);
    let handle = bot.handle.clone();
    let start = async move {
        tokio::time::sleep(Duration::from_secs(7)).await;
        handle.inner.outage.is_over_soon();
    };
    let (outcome, ()) = tokio::join!(bot.run(), start);
    assert_eq!(outcome.seconds(), [0, 1, 3, 14], "after the open timeout it waits as at first");
}

#[tokio::test(start_paused = true)]
async fn a_server_that_shows_itself_is_tried_sooner_and_less_and_less_so() {
    let keys = json!({ "retry_config": { "wait_fixed": { "wait": 3600 } } });
    let bot = bot(keys, (0..5).map(|_| Step::Refuse).collect());
    let handle = bot.handle.clone();
    handle.inner.outage.has_shown_itself();
    let posts = async {
        // What it showed before does not count.
        tokio::time::sleep(Duration::from_secs(100)).await;
        for _ in 0..40 {
            handle.inner.outage.has_shown_itself();
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    };
    let (outcome, ()) = tokio::join!(bot.run(), posts);
    assert_eq!(outcome.seconds(), [0, 100, 102, 106, 114]);
}
