//! Answers that are on their way: one task for each bot waits for all that are to be confirmed,
//! while there are any.

use std::future::poll_fn;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context as Task, Poll, Waker, ready};

use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, StreamExt};
use mynah_core::Event;

use super::afters::Answers;
use super::{Dispatcher, Origin};

/// How many events of a bot may wait for the confirmation of their answers while their
/// conversations go on; with more, conversations wait for it themselves.
pub(super) const UNCONFIRMED: usize = 128;

/// An event whose conversation goes on while its answers are confirmed.
pub(super) struct Finishing {
    pub(super) event: Event,
    pub(super) answers: Answers,
}

/// The events of one bot whose answers are to be confirmed.
#[derive(Default)]
pub(super) struct Confirmations(Mutex<UnderWay>);

#[derive(Default)]
struct UnderWay {
    /// Those that are not waited for yet.
    new: Vec<Finishing>,
    /// How many there are, with those that are waited for.
    count: usize,
    /// Whether a task waits for them.
    is_waited_for: bool,
    /// Who is to be told that there are new ones.
    waker: Option<Waker>,
}

/// What became of an event.
pub(super) enum Added {
    /// There are too many.
    Full(Finishing),
    /// It is the first, and needs somebody to wait for it.
    Begins,
    /// It is waited for with the others.
    Waits,
}

impl Confirmations {
    pub(super) fn add(&self, finishing: Finishing) -> Added {
        let mut under_way = self.lock();
        if under_way.count >= UNCONFIRMED {
            return Added::Full(finishing);
        }
        under_way.count += 1;
        under_way.new.push(finishing);
        if !std::mem::replace(&mut under_way.is_waited_for, true) {
            return Added::Begins;
        }
        let waker = under_way.waker.take();
        drop(under_way);
        if let Some(waker) = waker {
            waker.wake();
        }
        Added::Waits
    }

    /// Hands over the new ones, and tells `task` of those that come later.
    fn take(&self, task: &Task<'_>, take: impl FnMut(Finishing)) {
        let mut under_way = self.lock();
        under_way.new.drain(..).for_each(take);
        under_way.waker = Some(task.waker().clone());
    }

    fn done(&self) {
        self.lock().count -= 1;
    }

    /// Whether there are none, so that nobody waits any more.
    fn rest(&self) -> bool {
        let mut under_way = self.lock();
        let rests = under_way.new.is_empty();
        under_way.is_waited_for = !rests;
        // It would keep the task that ends now.
        under_way.waker = None;
        rests
    }

    fn lock(&self) -> MutexGuard<'_, UnderWay> {
        // Nothing that can panic happens under the lock.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Dispatcher {
    /// Waits for the confirmations of all answers of a bot that are on their way.
    pub(super) async fn confirm_all_of(self: Arc<Self>, origin: Arc<Origin>) {
        let confirmations = &origin.confirmations;
        let mut waited_for = FuturesUnordered::new();
        poll_fn(|task| {
            loop {
                confirmations.take(task, |new| waited_for.push(self.finished(new)));
                while let Some(()) = ready!(waited_for.poll_next_unpin(task)) {
                    confirmations.done();
                    self.lanes.awaited.ends();
                }
                if confirmations.rest() {
                    return Poll::Ready(());
                }
            }
        })
        .await;
    }

    /// Waits for the confirmations of all answers to one event; a panic hurts no other one.
    pub(super) async fn finished(&self, finishing: Finishing) {
        let Finishing { event, answers } = finishing;
        if let Err(panic) = AssertUnwindSafe(self.confirm_all(answers)).catch_unwind().await {
            self.tell_panic(&*panic);
        }
        self.observe(&event);
    }
}
