//! Policies handed to backon, on a paused clock.

use std::cell::Cell;
use std::time::Duration;

use backon::{BackoffBuilder, Retryable};
use mynah_retry::{RetryPolicy, Stop, Wait};
use tokio::time::Instant;

fn every_three_seconds(stop: Stop) -> RetryPolicy {
    RetryPolicy::new(Wait::fixed(Duration::from_secs(3)), stop)
}

#[tokio::test(start_paused = true)]
async fn an_operation_is_retried_until_the_policy_gives_up() {
    let policy = every_three_seconds(Stop::after_attempt(4));
    let (start, attempts) = (Instant::now(), Cell::new(0));
    let connect = async || {
        attempts.set(attempts.get() + 1);
        Err::<(), _>(attempts.get())
    };
    let outcome = connect.retry(policy).sleep(tokio::time::sleep).await;
    assert_eq!(outcome, Err(4), "the error is that of the last attempt");
    assert_eq!(start.elapsed(), Duration::from_secs(9));
}

#[tokio::test(start_paused = true)]
async fn an_operation_that_succeeds_is_not_retried_any_more() {
    let policy = RetryPolicy::default();
    let (start, attempts) = (Instant::now(), Cell::new(0));
    let connect = async || {
        attempts.set(attempts.get() + 1);
        if attempts.get() < 4 { Err("refused") } else { Ok(attempts.get()) }
    };
    let outcome = connect.retry(&policy).sleep(tokio::time::sleep).await;
    assert_eq!(outcome, Ok(4));
    assert_eq!(start.elapsed(), Duration::from_secs(1 + 2 + 4));
}

#[tokio::test(start_paused = true)]
async fn a_paused_clock_counts_towards_a_delay() {
    let policy = every_three_seconds(Stop::before_delay(Duration::from_secs(10)));
    let start = Instant::now();
    let connect = async || {
        tokio::time::sleep(Duration::from_millis(500)).await;
        Err::<(), _>("refused")
    };
    let backoff = policy.backoff_with_clock(move || start.elapsed());
    let outcome = connect.retry(backoff).sleep(tokio::time::sleep).await;
    assert_eq!(outcome, Err("refused"));
    assert_eq!(start.elapsed(), Duration::from_millis(7500));
}

#[test]
fn a_backoff_that_ended_stays_ended() {
    let mut backoff = every_three_seconds(Stop::after_attempt(2)).build();
    assert_eq!(backoff.next(), Some(Duration::from_secs(3)));
    assert_eq!([backoff.next(), backoff.next()], [None, None]);
}
