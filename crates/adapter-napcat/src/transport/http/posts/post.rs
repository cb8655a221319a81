//! The answer to a posted event, which may say what is to be done about it.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::timeout;

/// The answer to a posted event, as long as it is not given. When nobody has it any more, it says
/// nothing.
#[derive(Debug)]
pub(crate) struct Post(Mutex<Option<oneshot::Sender<String>>>);

/// What waits for an answer.
#[derive(Debug)]
pub(super) struct Waiting(oneshot::Receiver<String>);

impl Post {
    pub(super) fn new() -> (Self, Waiting) {
        let (sender, receiver) = oneshot::channel();
        (Self(Mutex::new(Some(sender))), Waiting(receiver))
    }

    /// Has the answer say this; false when another was given, or it is too late.
    pub(crate) fn say(&self, answer: String) -> bool {
        // Nothing that holds the lock can leave it half changed.
        let sender = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        sender.is_some_and(|sender| sender.send(answer).is_ok())
    }
}

impl Waiting {
    /// What the answer is to say, if that is known in time.
    pub(super) async fn answer(self, patience: Duration) -> Option<String> {
        timeout(patience, self.0).await.ok()?.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(2);

    #[tokio::test(start_paused = true)]
    async fn an_answer_says_one_thing_and_only_in_time() {
        let (post, waiting) = Post::new();
        assert!(post.say("one".to_owned()));
        assert!(!post.say("two".to_owned()));
        assert_eq!(waiting.answer(PATIENCE).await.as_deref(), Some("one"));

        let (post, waiting) = Post::new();
        assert_eq!(waiting.answer(PATIENCE).await, None);
        assert!(!post.say("late".to_owned()));
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_that_nobody_will_give_is_not_waited_for() {
        let (post, waiting) = Post::new();
        drop(post);
        let start = tokio::time::Instant::now();
        assert_eq!(waiting.answer(PATIENCE).await, None);
        assert_eq!(start.elapsed(), Duration::ZERO);
    }
}
