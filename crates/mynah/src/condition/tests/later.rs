//! Conditions that may wait.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::*;
use crate::dispatch::Problem;

async fn decide(condition: &Condition, subject: &mut Subject<'_>) -> Result<bool, Problem> {
    let bot = Bot::new(Arc::new(Paper::new("main")));
    let compiled = condition.expression.compiled(None);
    compiled.decide(subject, &bot, Duration::from_secs(5)).await
}

#[tokio::test]
async fn a_test_that_waits_is_asked_when_it_decides_and_once_an_event() {
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let slow = message().when_async(move |_, bot| {
        counter.fetch_add(1, Ordering::Relaxed);
        async move { bot.id() == "main" }
    });
    let (rules, event) = (rules(), in_group("ping"));
    let mut subject = Subject::new(&event, &rules);
    assert!(!decide(&slow.clone().from(8), &mut subject).await.unwrap());
    assert!(decide(&slow.clone().or(command("ping")), &mut subject).await.unwrap());
    assert_eq!(asked.load(Ordering::Relaxed), 0);
    assert!(decide(&slow.clone().and(command("ping")), &mut subject).await.unwrap());
    assert!(!decide(&!slow.clone().named("slow"), &mut subject).await.unwrap());
    assert!(decide(&slow, &mut subject).await.unwrap());
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

#[tokio::test(start_paused = true)]
async fn a_test_that_panics_or_never_answers_makes_its_condition_fail() {
    let (rules, event) = (rules(), in_group("ping"));
    let mut subject = Subject::new(&event, &rules);
    let panics = message().when(|_| panic!("on purpose"));
    assert!(matches!(decide(&panics, &mut subject).await, Err(Problem::Panicked(_))));
    let panics = message().when_async(async |_, _| panic!("on purpose"));
    assert!(matches!(decide(&panics, &mut subject).await, Err(Problem::Panicked(_))));
    let stuck = message().when_async(|_, _| std::future::pending());
    assert!(matches!(decide(&stuck, &mut subject).await, Err(Problem::TooSlow(_))));
    // Whoever shares it does not wait for it again.
    assert!(!decide(&stuck, &mut subject).await.unwrap());
}
