//! Who goes when, by a clock that jumps to the next thing that happens.

use std::num::NonZeroU32;
use std::time::Duration;

use futures_util::future::join_all;
use tokio::time::Instant;

use super::*;
use crate::config::Rate;

fn limiter(bot: Option<Rate>, conversation: Option<Rate>, burst: u32, queue: usize) -> Limiter {
    let burst = NonZeroU32::new(burst).unwrap();
    Limiter::new(Limits { bot, conversation, burst, queue })
}

fn a_second(count: u32) -> Rate {
    Rate { count: NonZeroU32::new(count).unwrap(), per: Duration::from_secs(1) }
}

/// When each of these messages goes, in milliseconds, in the order of the calls.
async fn goes(limiter: &Limiter, to: &[u64]) -> Vec<u128> {
    let start = Instant::now();
    let turns = to.iter().map(async |group| {
        let turn = limiter.turn(Some(&Target::group(*group)), false).await.unwrap();
        drop(turn);
        start.elapsed().as_millis()
    });
    join_all(turns).await
}

#[tokio::test(start_paused = true)]
async fn messages_to_one_conversation_go_at_its_pace_and_in_order() {
    let limiter = limiter(None, Some(a_second(2)), 1, 100);
    assert_eq!(goes(&limiter, &[1, 1, 1, 1]).await, [0, 500, 1000, 1500]);
}

#[tokio::test(start_paused = true)]
async fn a_burst_goes_at_once_and_fills_up_again() {
    let limiter = limiter(None, Some(a_second(1)), 3, 100);
    assert_eq!(goes(&limiter, &[1, 1, 1, 1]).await, [0, 0, 0, 1000]);
    tokio::time::sleep(Duration::from_mins(1)).await;
    assert_eq!(goes(&limiter, &[1, 1, 1, 1]).await, [0, 0, 0, 1000], "no more than a burst");
}

#[tokio::test(start_paused = true)]
async fn the_bot_has_a_pace_of_its_own_and_a_slow_conversation_holds_up_no_other() {
    let limiter = limiter(Some(a_second(2)), Some(a_second(1)), 1, 100);
    assert_eq!(goes(&limiter, &[1, 1, 1, 2, 3]).await, [0, 1500, 2000, 500, 1000]);
}

#[tokio::test(start_paused = true)]
async fn an_urgent_message_goes_at_once_and_the_others_wait_for_it() {
    let limiter = limiter(None, Some(a_second(1)), 1, 100);
    let start = Instant::now();
    let target = Target::group(1);
    let urgent = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        limiter.turn(Some(&target), true).await.unwrap();
        start.elapsed().as_millis()
    };
    let (others, urgent) = tokio::join!(goes(&limiter, &[1, 1, 1]), urgent);
    assert_eq!((others, urgent), (vec![0, 2000, 3000], 100));
}

#[tokio::test(start_paused = true)]
async fn so_many_wait_and_no_more() {
    let limiter = limiter(Some(a_second(1)), None, 1, 3);
    let turns = (0..5).map(async |_| limiter.turn(None, false).await.map(drop));
    let answers = join_all(turns).await;
    assert_eq!(answers, [Ok(()), Ok(()), Ok(()), Ok(()), Err(Full(3))]);
    assert!(limiter.turn(None, false).await.is_ok(), "there is room again");
}

#[tokio::test(start_paused = true)]
async fn whoever_gives_up_waiting_leaves_the_place_to_the_next() {
    let limiter = limiter(None, Some(a_second(1)), 1, 100);
    let target = Target::group(1);
    drop(limiter.turn(Some(&target), false).await);
    let start = Instant::now();
    let brief =
        tokio::time::timeout(Duration::from_millis(100), limiter.turn(Some(&target), false));
    let (brief, next) = tokio::join!(brief, limiter.turn(Some(&target), false));
    assert!(brief.is_err() && next.is_ok());
    assert_eq!(start.elapsed(), Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn conversations_at_rest_are_forgotten() {
    let limiter = limiter(None, Some(a_second(1)), 1, 100);
    for group in 0..2000_u64 {
        drop(limiter.turn(Some(&Target::group(group)), false).await);
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    assert!(limiter.conversations.lock().unwrap().len() <= CONVERSATIONS + 500);
}
