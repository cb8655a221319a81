//! The client that is measured, as the generator sees it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::task::JoinHandle;
use tokio::time::interval;

use crate::process::{self, Memory};

/// The client that is measured, as the generator sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject {
    /// Its process, unless somebody else has started it.
    pub(super) process: Option<u32>,
    /// When it was started.
    pub(super) start: Instant,
    /// As how many accounts it connects.
    pub(super) accounts: usize,
}

impl Subject {
    /// How long it has computed.
    pub(super) fn cpu(&self) -> Option<Duration> {
        self.process.and_then(process::cpu)
    }

    /// How long it has computed since then.
    pub(super) fn cpu_since(&self, then: Option<Duration>) -> Option<Duration> {
        Some(self.cpu()?.saturating_sub(then?))
    }

    /// The memory it has.
    pub(super) fn memory(&self) -> Option<Memory> {
        self.process.and_then(Memory::of)
    }
}

/// How often memory is looked at that comes and goes.
pub(super) const OFTEN: Duration = Duration::from_millis(10);

/// How often memory is looked at that hardly changes.
pub(super) const SELDOM: Duration = Duration::from_millis(500);

/// What memory a process had, and when.
pub(super) type Seen = Vec<(Duration, Memory)>;

/// Looks at the memory of a client again and again.
pub(super) struct Watch {
    subject: Subject,
    begin: Instant,
    seen: Rc<RefCell<Seen>>,
    task: JoinHandle<()>,
}

impl Watch {
    /// Looks as often as that, on the thread of the generator, which has little to do for it.
    pub(super) fn start(subject: &Subject, often: Duration) -> Self {
        let (subject, begin) = (*subject, Instant::now());
        let seen: Rc<RefCell<Seen>> = Rc::default();
        let task = tokio::task::spawn_local({
            let seen = Rc::clone(&seen);
            async move {
                let mut tick = interval(often);
                loop {
                    tick.tick().await;
                    let memory = subject.memory();
                    seen.borrow_mut().extend(memory.map(|memory| (begin.elapsed(), memory)));
                }
            }
        });
        Self { subject, begin, seen, task }
    }

    /// Looks once more, and answers what was seen, and when.
    pub(super) fn end(self) -> Seen {
        self.task.abort();
        let mut seen = self.seen.take();
        seen.extend(self.subject.memory().map(|memory| (self.begin.elapsed(), memory)));
        seen
    }
}
