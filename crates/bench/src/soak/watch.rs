//! What is told while a soak runs: the books, the memory, the tasks.

use std::sync::Arc;
use std::time::{Duration, Instant};

use mynah_tests::rig::{Rig, until};
use tokio::runtime::Handle;
use tokio::time::{Interval, interval};

use super::tell;
use crate::process;

/// How often it is told.
const OFTEN: Duration = Duration::from_secs(15);

/// How much more memory than after the first third may be in use at the end.
const GROWTH: u64 = 64 << 10;

/// Watches a soak.
pub(super) struct Watch {
    rig: Arc<Rig>,
    begin: Instant,
    minutes: Duration,
    /// How many tasks there were when everything was connected and nothing was going on.
    tasks: usize,
    ticks: Interval,
    /// The memory in use after the first third, in kB.
    memory: Option<u64>,
}

impl Watch {
    pub(super) fn start(rig: &Arc<Rig>, minutes: Duration) -> Self {
        let (rig, begin, tasks) = (Arc::clone(rig), Instant::now(), tasks());
        Self { rig, begin, minutes, tasks, ticks: interval(OFTEN), memory: None }
    }

    /// Waits until it is time to tell, and tells.
    pub(super) async fn next(&mut self) {
        self.ticks.tick().await;
        if self.begin.elapsed() > self.minutes / 3 {
            self.memory.get_or_insert_with(memory);
        }
        self.tell();
    }

    fn tell(&self) {
        self.rig.accounts.iter().for_each(mynah_tests::rig::Account::collect);
        let seconds = self.begin.elapsed().as_secs();
        let (tally, load) = (self.rig.ledger.settled(), self.rig.gauge.read());
        let connections: u64 =
            self.rig.accounts.iter().map(mynah_tests::rig::Account::connections).sum();
        tell(&format!(
            "{seconds:>6} s  {tally}; connections {connections}, waiting {}, tasks {}, RSS {} MB",
            load.waiting,
            tasks(),
            memory() >> 10,
        ));
    }

    /// What is wrong with the tasks and the memory at the end.
    pub(super) async fn end(self) -> Vec<String> {
        // A link that was cut may be on its way out for some seconds.
        let most = self.tasks + 2 * self.rig.accounts.len();
        let settled = until("the tasks are as many as before", || tasks() <= most);
        let mut wrong = Vec::new();
        if tokio::time::timeout(Duration::from_secs(20), settled).await.is_err() {
            wrong.push(format!("{} tasks at first, {} at the end", self.tasks, tasks()));
        }
        self.tell();
        if let Some(before) = self.memory.filter(|before| memory() > before + GROWTH) {
            wrong.push(format!("{} MB and then {} MB of memory", before >> 10, memory() >> 10));
        }
        wrong
    }
}

fn tasks() -> usize {
    Handle::current().metrics().num_alive_tasks()
}

fn memory() -> u64 {
    process::rss(std::process::id())
}
