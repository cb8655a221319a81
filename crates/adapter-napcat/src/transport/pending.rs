//! The calls that wait for their answers.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use foldhash::HashMap;
use smol_str::SmolStr;
use tokio::sync::oneshot;

mod inbox;

use inbox::Inlet;
pub(crate) use inbox::{Inbox, NoMore};

/// The calls that wait for their answers, by the number in their echo.
#[derive(Debug, Default)]
pub(crate) struct Pending(Mutex<Table>);

#[derive(Debug, Default)]
struct Table {
    last: u64,
    waiters: HashMap<u64, Entry>,
}

#[derive(Debug)]
struct Entry {
    awaited: Awaited,
    /// Whether it may have left.
    written: bool,
}

/// What a call waits for.
#[derive(Debug)]
enum Awaited {
    One(oneshot::Sender<Result<Answer, Lost>>),
    /// Answers until whoever made the call has heard enough.
    Several(Inlet),
}

/// There will be no answer, because the connection is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lost {
    /// Whether the call may have left before.
    pub(crate) written: bool,
}

/// What a server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) retcode: i64,
    pub(crate) message: String,
    pub(crate) data: Option<Bytes>,
}

impl Answer {
    /// A yes with JSON text.
    pub(crate) fn yes(data: Bytes) -> Self {
        Self { retcode: 0, message: String::new(), data: Some(data) }
    }
}

impl Pending {
    /// Adds a call; this comes before sending, so that no answer is too fast.
    pub(crate) fn register(&self) -> Waiter<'_> {
        let (sender, answer) = oneshot::channel();
        let number = self.add(Awaited::One(sender));
        Waiter { pending: self, number, answer }
    }

    /// Adds a call that is answered several times, of which at most `bound` bytes wait.
    pub(crate) fn register_several(self: &Arc<Self>, bound: usize) -> Several {
        let (inlet, inbox) = inbox::channel(bound);
        let number = self.add(Awaited::Several(inlet));
        Several { pending: Arc::clone(self), number, inbox }
    }

    fn add(&self, awaited: Awaited) -> u64 {
        let mut table = self.table();
        table.last += 1;
        let number = table.last;
        table.waiters.insert(number, Entry { awaited, written: false });
        number
    }

    /// Notes that a call is about to be written; false when nobody waits for it any more, so that
    /// it must not be.
    pub(crate) fn begin_to_write(&self, number: u64) -> bool {
        let mut table = self.table();
        let entry = table.waiters.get_mut(&number);
        entry.map(|entry| entry.written = true).is_some()
    }

    /// Hands an answer to whoever waits for it; false when nobody does.
    pub(crate) fn answer(&self, echo: &str, answer: Answer) -> bool {
        let number = echo
            .strip_prefix(prefix())
            .and_then(|number| number.strip_prefix('-'))
            .and_then(|number| number.parse().ok());
        let Some(number) = number else { return false };
        let mut table = self.table();
        if let Some(Entry { awaited: Awaited::Several(inlet), .. }) = table.waiters.get(&number) {
            if !inlet.put(answer) {
                table.waiters.remove(&number);
            }
            return true;
        }
        match table.waiters.remove(&number) {
            Some(Entry { awaited: Awaited::One(waiter), .. }) => waiter.send(Ok(answer)).is_ok(),
            _ => false,
        }
    }

    /// Tells everybody that there will be no answer.
    pub(crate) fn fail_all(&self) {
        let waiters = std::mem::take(&mut self.table().waiters);
        for Entry { awaited, written } in waiters.into_values() {
            // Those who wait for several hear of it when their inlet is dropped.
            if let Awaited::One(waiter) = awaited {
                let _ = waiter.send(Err(Lost { written }));
            }
        }
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
    answer: oneshot::Receiver<Result<Answer, Lost>>,
}

impl Waiter<'_> {
    /// The number of the call.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// What the server is to send back with the answer.
    pub(crate) fn echo(&self) -> SmolStr {
        echo(self.number)
    }

    /// The answer, unless there will be none.
    pub(crate) async fn answer(&mut self) -> Result<Answer, Lost> {
        // A sender that is gone was taken out of the table by nobody else than this waiter.
        (&mut self.answer).await.unwrap_or(Err(Lost { written: true }))
    }

    /// Waits no longer; whether the call may have left.
    pub(crate) fn give_up(self) -> bool {
        let entry = self.pending.table().waiters.remove(&self.number);
        entry.is_none_or(|entry| entry.written)
    }
}

impl Drop for Waiter<'_> {
    fn drop(&mut self) {
        self.pending.table().waiters.remove(&self.number);
    }
}

/// One call that waits for several answers; when it is dropped, they are not waited for any more.
#[derive(Debug)]
pub(crate) struct Several {
    pending: Arc<Pending>,
    number: u64,
    inbox: Inbox,
}

impl Several {
    /// The number of the call.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// What the server is to send back with each answer.
    pub(crate) fn echo(&self) -> SmolStr {
        echo(self.number)
    }

    /// The next answer.
    pub(crate) async fn next(&mut self) -> Result<Answer, NoMore> {
        self.inbox.next().await
    }
}

impl Drop for Several {
    fn drop(&mut self) {
        self.pending.table().waiters.remove(&self.number);
    }
}

/// Made for every call, so this is not left to `fmt`; up to the ten millionth, nothing is allocated.
fn echo(number: u64) -> SmolStr {
    let mut digits = itoa::Buffer::new();
    SmolStr::from_iter([prefix(), "-", digits.format(number)])
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
        let mut waiter = pending.register();
        assert!(pending.answer(&waiter.echo(), answer(7)));
        assert_eq!(waiter.answer().await, Ok(answer(7)));
    }

    #[tokio::test]
    async fn answers_find_their_calls_in_any_order() {
        let pending = Pending::default();
        let waiters: Vec<_> = (0..2000).map(|_| pending.register()).collect();
        let echoes: Vec<_> = waiters.iter().map(Waiter::echo).collect();
        for (number, echo) in (0..2000_i32).zip(&echoes).rev() {
            assert!(pending.answer(echo, answer(number.into())));
        }
        for (number, mut waiter) in (0..).zip(waiters) {
            assert_eq!(waiter.answer().await, Ok(answer(number)));
        }
        assert_eq!(pending.len(), 0);
    }

    #[tokio::test]
    async fn a_second_answer_and_a_stray_one_find_nobody() {
        let pending = Pending::default();
        let mut waiter = pending.register();
        let echo = waiter.echo();
        assert!(pending.answer(&echo, answer(0)));
        assert!(!pending.answer(&echo, answer(1)));
        for stray in ["", "7", "m-1", &format!("{echo}0"), "null"] {
            assert!(!pending.answer(stray, answer(1)), "{stray}");
        }
        assert_eq!(waiter.answer().await, Ok(answer(0)));
    }

    #[tokio::test]
    async fn several_answers_to_one_call_come_in_order_until_nobody_waits() {
        let pending = Arc::new(Pending::default());
        let mut several = pending.register_several(1 << 20);
        let mut other = pending.register();
        for number in 0..100 {
            assert!(pending.answer(&several.echo(), answer(number)));
        }
        assert!(pending.answer(&other.echo(), answer(7)));
        assert_eq!(other.answer().await, Ok(answer(7)));
        for number in 0..100 {
            assert_eq!(several.next().await, Ok(answer(number)));
        }
        let echo = several.echo();
        drop(several);
        assert_eq!(pending.len(), 0);
        assert!(!pending.answer(&echo, answer(100)));
    }

    #[tokio::test]
    async fn what_came_before_the_end_is_heard_and_then_that_there_is_no_more() {
        let pending = Arc::new(Pending::default());
        let mut several = pending.register_several(1 << 20);
        assert!(pending.answer(&several.echo(), answer(1)));
        pending.fail_all();
        assert_eq!(several.next().await, Ok(answer(1)));
        assert_eq!(several.next().await, Err(NoMore::Lost));
    }

    #[tokio::test]
    async fn answers_that_nobody_takes_are_held_up_to_a_bound() {
        let pending = Arc::new(Pending::default());
        let mut several = pending.register_several(1000);
        let long = |length| Answer { data: Some(vec![0; length].into()), ..answer(0) };
        assert!(pending.answer(&several.echo(), long(600)));
        assert_eq!(several.next().await, Ok(long(600)));
        assert!(pending.answer(&several.echo(), long(600)), "what was taken does not count");
        assert!(pending.answer(&several.echo(), long(600)));
        assert_eq!(pending.len(), 0, "the rest is for nobody");
        assert!(!pending.answer(&several.echo(), long(1)));
        assert_eq!(several.next().await, Err(NoMore::Full), "at once, for there will be a gap");
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
    async fn when_there_will_be_no_answer_everybody_is_told_whether_their_call_left() {
        let pending = Pending::default();
        let waiters: Vec<_> = (0..3).map(|_| pending.register()).collect();
        assert!(pending.begin_to_write(waiters[1].number()));
        pending.fail_all();
        for (mut waiter, written) in waiters.into_iter().zip([false, true, false]) {
            assert_eq!(waiter.answer().await, Err(Lost { written }));
        }
    }

    #[test]
    fn a_call_that_was_given_up_is_not_written_any_more() {
        let pending = Pending::default();
        let (early, late) = (pending.register(), pending.register());
        let (first, second) = (early.number(), late.number());
        assert!(pending.begin_to_write(first));
        assert!(early.give_up(), "it may have left");
        assert!(!late.give_up());
        assert!(!pending.begin_to_write(second));
    }
}
