//! Lanes: what belongs to one conversation is done in order, conversations side by side.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use mynah_core::{Event, Lang, Localize};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::texts::text;

/// Which lane an event belongs in: its bot and its conversation.
///
/// A hash: two conversations that share one are merely handled one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct LaneKey(u64);

impl LaneKey {
    pub(crate) fn of(event: &Event) -> Self {
        let mut hasher = DefaultHasher::new();
        event.header().bot.hash(&mut hasher);
        event.conversation().hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// All lanes, and the work that waits in them.
pub(crate) struct Lanes<J> {
    shared: Arc<Shared<J>>,
    tasks: TaskTracker,
    limit: usize,
    dropped: AtomicU64,
    /// The language of the log.
    lang: Lang,
}

struct Shared<J> {
    state: Mutex<State<J>>,
    /// Cancelled when what still goes on is not waited for any more.
    abandoned: CancellationToken,
}

struct State<J> {
    /// A lane is here exactly while a task works on it.
    lanes: HashMap<LaneKey, VecDeque<J>>,
    /// Jobs in lanes that no task has taken yet.
    waiting: usize,
    closed: bool,
}

impl<J: Send + 'static> Lanes<J> {
    pub(crate) fn new(limit: usize, lang: Lang) -> Self {
        let state = State { lanes: HashMap::new(), waiting: 0, closed: false };
        Self {
            shared: Arc::new(Shared {
                state: Mutex::new(state),
                abandoned: CancellationToken::new(),
            }),
            tasks: TaskTracker::new(),
            limit,
            dropped: AtomicU64::new(0),
            lang,
        }
    }

    /// Puts `job` at the end of its lane and answers whether there was room; `work` does one job.
    pub(crate) fn push<W, F>(&self, lane: LaneKey, job: J, work: W) -> bool
    where
        W: Fn(J) -> F + Send + 'static,
        F: Future<Output = ()> + Send + 'static,
    {
        let mut state = self.shared.lock();
        if state.closed {
            return false;
        }
        if state.waiting >= self.limit {
            drop(state);
            self.count_dropped();
            return false;
        }
        match state.lanes.entry(lane) {
            Entry::Occupied(mut queue) => {
                queue.get_mut().push_back(job);
                state.waiting += 1;
                return true;
            }
            Entry::Vacant(vacant) => vacant.insert(VecDeque::new()),
        };
        drop(state);
        let shared = Arc::clone(&self.shared);
        self.tasks.spawn(async move {
            let mut next = Some(job);
            while let Some(job) = next {
                if shared.abandoned.run_until_cancelled(work(job)).await.is_none() {
                    return;
                }
                next = shared.next(lane);
            }
        });
        true
    }

    /// Takes no more jobs and waits for those that are there, as long as `deadline`; answers how
    /// many were left and are dropped: those being worked on, and those behind them.
    pub(crate) async fn drain(&self, deadline: Duration) -> usize {
        self.shared.lock().closed = true;
        self.tasks.close();
        if tokio::time::timeout(deadline, self.tasks.wait()).await.is_ok() {
            return 0;
        }
        let left = self.tasks.len() + self.shared.lock().waiting;
        self.shared.abandoned.cancel();
        left
    }

    fn count_dropped(&self) {
        let dropped = self.dropped.fetch_add(1, Ordering::Relaxed) + 1;
        // Every single one would make a flood of the log as well.
        if dropped.is_power_of_two() {
            let said = text("queue-full").localize(&self.lang);
            tracing::error!(dropped, limit = self.limit, "{said}");
        }
    }
}

impl<J> Shared<J> {
    /// The next job of a lane; a lane without one is closed.
    fn next(&self, lane: LaneKey) -> Option<J> {
        let mut state = self.lock();
        let job = state.lanes.get_mut(&lane).and_then(VecDeque::pop_front);
        if job.is_some() {
            state.waiting -= 1;
        } else {
            state.lanes.remove(&lane);
        }
        job
    }

    fn lock(&self) -> MutexGuard<'_, State<J>> {
        // Nothing that can panic happens under the lock, so its data is whole in any case.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
