//! Handlers that block their thread: found, named, and put where they hinder nobody.
//!
//! A handler shares its thread with all others, and gives it back whenever it awaits.
//! One that sleeps the thread or computes for long does not; others go on meanwhile on the other
//! threads, and once it has been seen to block twice it runs where its thread is replaced, until it
//! has been seen not to for long.

mod verdict;

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use mynah_core::{Lang, Localize};
use tokio::runtime::{Handle, RuntimeFlavor};

use super::plan::Route;
use crate::texts::text;
pub(super) use verdict::Verdict;

/// How long a handler may keep its thread before that counts as blocking.
const LONG: Duration = Duration::from_millis(250);

/// How often it is looked whether a handler has not given back its thread at all.
const LOOK: Duration = Duration::from_secs(1);

/// What every thread is doing.
static THREADS: Mutex<Vec<Weak<Slot>>> = Mutex::new(Vec::new());

thread_local! {
    static OWN: Arc<Slot> = {
        let slot = Arc::new(Slot::default());
        let mut threads = locked(&THREADS);
        threads.retain(|slot| slot.strong_count() > 0);
        threads.push(Arc::downgrade(&slot));
        slot
    };
}

/// The handler a thread is running.
#[derive(Default)]
struct Slot(Mutex<Option<Turn>>);

struct Turn {
    module: &'static str,
    handler: &'static str,
    since: Instant,
    told: bool,
}

impl Route {
    /// Runs `handling` of this handler, and notices when it keeps its thread.
    pub(super) async fn watched<F: Future>(&self, lang: &Lang, handling: F) -> F::Output {
        let mut handling = pin!(handling);
        poll_fn(|task| self.turn(lang, || handling.as_mut().poll(task))).await
    }

    fn turn<T>(&self, lang: &Lang, poll: impl FnOnce() -> T) -> T {
        let (module, handler) = (self.module, self.handler.name());
        let turn = Turn { module, handler, since: Instant::now(), told: false };
        OWN.with(|own| *locked(&own.0) = Some(turn));
        let replaced = self.verdict.blocks() && threads_can_be_replaced();
        let polled = if replaced { tokio::task::block_in_place(poll) } else { poll() };
        let turn = OWN.with(|own| locked(&own.0).take());
        let took = turn.map_or(Duration::ZERO, |turn| turn.since.elapsed());
        if took <= LONG {
            self.verdict.gave_back();
        } else if self.verdict.kept() {
            let said = text("handler-blocked").localize(lang);
            tracing::warn!(module, handler, ?took, "{said}");
        }
        polled
    }
}

fn threads_can_be_replaced() -> bool {
    Handle::try_current()
        .is_ok_and(|runtime| runtime.runtime_flavor() == RuntimeFlavor::MultiThread)
}

/// A thread that names handlers which do not give back theirs; ends when dropped.
pub(crate) struct Watch {
    _end: Sender<()>,
}

impl Watch {
    /// Starts to look. A system that gives no more threads goes without.
    pub(crate) fn start(lang: Lang) -> Self {
        let (end, ended) = channel();
        let look = move || {
            while ended.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
                tell_stuck(&lang);
            }
        };
        let started = std::thread::Builder::new().name("mynah-watch".to_owned()).spawn(look);
        if let Err(error) = started {
            tracing::debug!(%error, "threads are not watched");
        }
        Self { _end: end }
    }
}

/// Names every handler that has kept its thread for long, once.
fn tell_stuck(lang: &Lang) {
    let threads = locked(&THREADS).clone();
    for slot in threads.iter().filter_map(Weak::upgrade) {
        let mut turn = locked(&slot.0);
        let Some(turn) = turn.as_mut().filter(|turn| !turn.told && turn.since.elapsed() > LOOK)
        else {
            continue;
        };
        turn.told = true;
        let (module, handler, took) = (turn.module, turn.handler, turn.since.elapsed());
        tracing::warn!(module, handler, ?took, "{}", text("handler-blocks").localize(lang));
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing that can panic happens under these locks.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
