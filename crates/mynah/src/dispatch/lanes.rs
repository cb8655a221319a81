//! Lanes: what belongs to one conversation is done in order, conversations side by side.

mod awaited;
mod left;
mod queues;

use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use mynah_core::{Event, Lang, Localize};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use awaited::Awaited;
pub(crate) use left::Left;
use queues::{LaneKey, Pushed, Queues};

use super::{DispatchOptions, Job, Load, WhenFull};
use crate::texts::text;

/// All lanes, and the work that waits in them.
pub(crate) struct Lanes {
    shared: Arc<Shared>,
    tasks: TaskTracker,
    /// Events done with but for the confirmation of their answers.
    pub(super) awaited: Awaited,
    dropped: AtomicU64,
    too_late: AtomicU64,
    limits: Limits,
    /// The language of the log.
    lang: Lang,
}

/// How much may wait.
#[derive(Debug, Clone, Copy)]
struct Limits {
    all: usize,
    lane: usize,
    when_full: WhenFull,
}

struct Shared {
    queues: Mutex<Queues>,
    /// Told whenever there may be room again, if anybody is asked to wait for it.
    room: Notify,
    /// Cancelled when what still goes on is not waited for any more.
    abandoned: CancellationToken,
}

impl Lanes {
    pub(crate) fn new(options: &DispatchOptions, lang: Lang) -> Self {
        let limits = Limits {
            all: options.queue,
            lane: options.queue_per_conversation,
            when_full: options.when_full,
        };
        let shared = Shared {
            queues: Mutex::new(Queues::new(limits)),
            room: Notify::new(),
            abandoned: CancellationToken::new(),
        };
        Self {
            shared: Arc::new(shared),
            tasks: TaskTracker::new(),
            awaited: Awaited::default(),
            dropped: AtomicU64::new(0),
            too_late: AtomicU64::new(0),
            limits,
            lang,
        }
    }

    /// Puts `job` at the end of the lane of its conversation; `work` makes what does one job
    /// after another.
    pub(crate) fn push<W, F>(&self, job: Job, work: impl FnOnce() -> W)
    where
        W: Fn(Job) -> F + Send + 'static,
        F: Future<Output = ()> + Send + 'static,
    {
        let pushed = self.shared.queues().push(job);
        match pushed {
            Pushed::Begins(lane, job) => self.begin(lane, job, work()),
            Pushed::Queued => {}
            Pushed::Closed => _ = self.too_late.fetch_add(1, Ordering::Relaxed),
            Pushed::Dropped(job) => self.count_dropped(&job.event),
        }
    }

    fn begin<W, F>(&self, lane: LaneKey, job: Job, work: W)
    where
        W: Fn(Job) -> F + Send + 'static,
        F: Future<Output = ()> + Send + 'static,
    {
        let shared = Arc::clone(&self.shared);
        let tells_room = self.limits.when_full == WhenFull::Block;
        self.tasks.spawn(async move {
            let abandoned = shared.abandoned.clone();
            let all = async move {
                let mut next = Some(job);
                while let Some(job) = next {
                    pin!(work(job)).await;
                    next = shared.queues().next(lane);
                    if tells_room {
                        shared.room.notify_waiters();
                    }
                }
            };
            // Lent, for it is large and would be moved about otherwise.
            abandoned.run_until_cancelled(pin!(all)).await;
        });
    }

    /// Does `work` beside all conversations, as long as anybody is waited for.
    pub(crate) fn beside(&self, work: impl Future<Output = ()> + Send + 'static) {
        let abandoned = self.shared.abandoned.clone();
        // A task is moved about before it runs, and a box is not.
        let work = Box::pin(work);
        self.tasks.spawn(async move { abandoned.run_until_cancelled(work).await });
    }

    /// As [`beside`](Self::beside), for work that waits for many answers at once.
    pub(crate) fn beside_for_answers(&self, work: impl Future<Output = ()> + Send + 'static) {
        let tasks = Arc::clone(&self.awaited.tasks);
        tasks.fetch_add(1, Ordering::Relaxed);
        self.beside(async move {
            work.await;
            tasks.fetch_sub(1, Ordering::Relaxed);
        });
    }

    /// Waits until there is room for more, where that is what is done about a full queue.
    pub(crate) async fn room(&self) {
        if self.limits.when_full != WhenFull::Block {
            return;
        }
        loop {
            // Before looking, so that room made in between is not missed.
            let told = self.shared.room.notified();
            if !self.shared.queues().is_full() {
                return;
            }
            told.await;
        }
    }

    /// Takes no more jobs and waits for those that are there, as long as `deadline`; answers what
    /// is left and dropped: jobs being worked on, and those behind them.
    pub(crate) async fn drain(&self, deadline: Duration) -> Left {
        self.shared.queues().close();
        self.shared.room.notify_waiters();
        self.tasks.close();
        if tokio::time::timeout(deadline, self.tasks.wait()).await.is_ok() {
            return Left::default();
        }
        let left = self.shared.queues().left(self.tasks.len(), &self.awaited);
        self.shared.abandoned.cancel();
        left
    }

    /// How many came when no more was taken.
    pub(crate) fn too_late(&self) -> u64 {
        self.too_late.load(Ordering::Relaxed)
    }

    /// How much there is to do.
    pub(crate) fn load(&self) -> Load {
        let dropped = self.dropped.load(Ordering::Relaxed);
        Load { dropped, ..self.shared.queues().load() }
    }

    fn count_dropped(&self, event: &Event) {
        let dropped = self.dropped.fetch_add(1, Ordering::Relaxed) + 1;
        // Every single one would make a flood of the log as well.
        if dropped.is_power_of_two() {
            let said = text("queue-full").localize(&self.lang);
            let conversation = left::name_of(event);
            let Limits { all, lane, .. } = self.limits;
            tracing::error!(dropped, %conversation, limit = all, per_conversation = lane, "{said}");
        }
    }
}

impl Shared {
    fn queues(&self) -> MutexGuard<'_, Queues> {
        // Nothing that can panic happens under the lock, so its data is whole in any case.
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
