//! The calls that wait for their answers.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use tokio::sync::oneshot;

/// The calls that wait for their answers, by the number in their echo.
#[derive(Debug, Default)]
pub(crate) struct Pending(Mutex<Table>);

#[derive(Debug, Default)]
struct Table {
    last: u64,
    waiters: HashMap<u64, oneshot::Sender<Answer>>,
}

/// What a server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) retcode: i64,
    pub(crate) message: String,
    pub(crate) data: Option<Bytes>,
}

impl Pending {
    /// Adds a call; this comes before sending, so that no answer is too fast.
    pub(crate) fn register(&self) -> Waiter<'_> {
        let (sender, answer) = oneshot::channel();
        let mut table = self.table();
        table.last += 1;
        let number = table.last;
        table.waiters.insert(number, sender);
        Waiter { pending: self, number, answer }
    }

    /// Hands an answer to whoever waits for it; false when nobody does.
    pub(crate) fn answer(&self, echo: &str, answer: Answer) -> bool {
        let number = echo
            .strip_prefix(prefix())
            .and_then(|number| number.strip_prefix('-'))
            .and_then(|number| number.parse().ok());
        let Some(number) = number else { return false };
        let waiter = self.table().waiters.remove(&number);
        waiter.is_some_and(|waiter| waiter.send(answer).is_ok())
    }

    /// Tells everybody that there will be no answer.
    pub(crate) fn fail_all(&self) {
        self.table().waiters.clear();
    }

    /// How many are waiting.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.table().waiters.len()
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        // Nothing that holds the lock can leave the table half changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One call that waits; when it is dropped, its answer is not waited for any more.
#[derive(Debug)]
pub(crate) struct Waiter<'a> {
    pending: &'a Pending,
    number: u64,
    answer: oneshot::Receiver<Answer>,
}

impl Waiter<'_> {
    /// What the server is to send back with the answer.
    pub(crate) fn echo(&self) -> String {
        format!("{}-{}", prefix(), self.number)
    }

    /// The answer; `None` when there will be none.
    pub(crate) async fn wait(mut self) -> Option<Answer> {
        (&mut self.answer).await.ok()
    }
}

impl Drop for Waiter<'_> {
    fn drop(&mut self) {
        self.pending.table().waiters.remove(&self.number);
    }
}

/// What the echoes of this process begin with, so that an answer to a call of an earlier process
/// is not taken for one of its own.
fn prefix() -> &'static str {
    static PREFIX: OnceLock<String> = OnceLock::new();
    PREFIX.get_or_init(|| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let nanos = since.map_or(0, |since| since.subsec_nanos());
        format!("m{:x}{nanos:08x}", std::process::id())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(retcode: i64) -> Answer {
        Answer { retcode, message: String::new(), data: None }
    }

    #[tokio::test]
    async fn an_answer_before_the_waiter_looks_is_kept() {
        let pending = Pending::default();
        let waiter = pending.register();
        assert!(pending.answer(&waiter.echo(), answer(7)));
        assert_eq!(waiter.wait().await, Some(answer(7)));
    }

    #[tokio::test]
    async fn answers_find_their_calls_in_any_order() {
        let pending = Pending::default();
        let waiters: Vec<_> = (0..2000).map(|_| pending.register()).collect();
        let echoes: Vec<_> = waiters.iter().map(Waiter::echo).collect();
        for (number, echo) in (0..2000_i32).zip(&echoes).rev() {
            assert!(pending.answer(echo, answer(number.into())));
        }
        for (number, waiter) in (0..).zip(waiters) {
            assert_eq!(waiter.wait().await, Some(answer(number)));
        }
        assert_eq!(pending.len(), 0);
    }

    #[tokio::test]
    async fn a_second_answer_and_a_stray_one_find_nobody() {
        let pending = Pending::default();
        let waiter = pending.register();
        let echo = waiter.echo();
        assert!(pending.answer(&echo, answer(0)));
        assert!(!pending.answer(&echo, answer(1)));
        for stray in ["", "7", "m-1", &format!("{echo}0"), "null"] {
            assert!(!pending.answer(stray, answer(1)), "{stray}");
        }
        assert_eq!(waiter.wait().await, Some(answer(0)));
    }

    #[tokio::test]
    async fn a_call_nobody_awaits_any_more_is_forgotten() {
        let pending = Pending::default();
        let waiter = pending.register();
        let echo = waiter.echo();
        drop(waiter);
        assert_eq!(pending.len(), 0);
        assert!(!pending.answer(&echo, answer(0)));
    }

    #[tokio::test]
    async fn when_there_will_be_no_answer_everybody_is_told() {
        let pending = Pending::default();
        let waiters: Vec<_> = (0..3).map(|_| pending.register()).collect();
        pending.fail_all();
        for waiter in waiters {
            assert_eq!(waiter.wait().await, None);
        }
    }
}
