//! The client that is measured, as the generator sees it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::task::JoinHandle;
use tokio::time::interval;

use super::Metrics;
use super::metrics::{CORE_SHARED, count};
use crate::process::{self, Memory};

/// The client that is measured, as the generator sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject {
    /// The core it has, when there is one for it.
    pub(super) core: Option<usize>,
    /// Its process, unless somebody else has started it.
    pub(super) process: Option<u32>,
    /// When it was started.
    pub(super) start: Instant,
    /// As how many accounts it connects.
    pub(super) accounts: usize,
}

impl Subject {
    /// What it has used so far.
    pub(super) fn used(&self) -> Option<Used> {
        let cpu = process::cpu(self.process?)?;
        Some(Used { cpu, idle: self.core.and_then(process::idle), time: self.start.elapsed() })
    }

    /// What it has used since then, for so many events.
    pub(super) fn cost(&self, then: Option<Used>, events: usize) -> Metrics {
        let used = then.zip(self.used()).map(|(then, now)| now.since(then));
        Metrics::new()
            .with("cpu µs/event", used.map(|used| used.cpu.as_secs_f64() * 1e6 / count(events)))
            .with(CORE_SHARED, used.and_then(Used::share_of_others))
    }

    /// The memory it has.
    pub(super) fn memory(&self) -> Option<Memory> {
        self.process.and_then(Memory::of)
    }
}

/// By how much it is not known for how long a core was idle: it is told in hundredths of a second.
const UNSURE: Duration = Duration::from_millis(20);

/// What a client has used.
#[derive(Debug, Clone, Copy)]
pub(super) struct Used {
    /// How long it has computed.
    pub(super) cpu: Duration,
    /// How long nobody wanted its core.
    idle: Option<Duration>,
    /// In what time.
    time: Duration,
}

impl Used {
    /// What it has used since then.
    pub(super) fn since(self, then: Self) -> Self {
        Self {
            cpu: self.cpu.saturating_sub(then.cpu),
            idle: self.idle.zip(then.idle).map(|(now, then)| now.saturating_sub(then)),
            time: self.time.saturating_sub(then.time),
        }
    }

    /// The share of the time for which somebody else had its core.
    fn share_of_others(self) -> Option<f64> {
        let others = self.time.saturating_sub(self.idle?).saturating_sub(self.cpu + UNSURE);
        Some(others.as_secs_f64() / self.time.as_secs_f64())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_took_of_the_core_is_what_was_neither_idle_nor_the_client() {
        let used = |cpu: u64, idle: u64, time: u64| Used {
            cpu: Duration::from_millis(cpu),
            idle: Some(Duration::from_millis(idle)),
            time: Duration::from_millis(time),
        };
        let share = |cpu: u64, idle: u64, time: u64| {
            let after = used(cpu + 7, idle + 8, time + 9);
            after.since(used(7, 8, 9)).share_of_others().unwrap()
        };
        assert!((share(400, 330, 1000) - 0.25).abs() < 1e-9);
        // What is told of the idle core may be a little too much or too little.
        assert!(share(400, 590, 1000) < 1e-9 && share(400, 610, 1000) < 1e-9);
        let unknown = Used { idle: None, ..used(400, 0, 1000) };
        assert_eq!(unknown.share_of_others(), None);
    }
}
