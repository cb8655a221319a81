//! What is told while a soak runs: the books, the memory, the tasks.

use std::sync::Arc;
use std::time::{Duration, Instant};

use mynah_tests::ledger::Tally;
use mynah_tests::rig::{Account, Busy, Rig, Way};
use tokio::time::{Interval, interval};

use super::memory::Memory;
use crate::process::{self, megabytes};
use crate::report;

/// How often it is told.
const OFTEN: Duration = Duration::from_secs(15);

/// How long what was cut may be on its way out.
const PATIENCE: Duration = Duration::from_secs(20);

/// Watches a soak.
pub(super) struct Watch {
    rig: Arc<Rig>,
    begin: Instant,
    minutes: Duration,
    /// How many tasks there were when everything was connected and nothing was going on.
    tasks: usize,
    ticks: Interval,
    /// The memory of the bots.
    memory: Memory,
}

impl Watch {
    pub(super) async fn start(rig: &Arc<Rig>, minutes: Duration) -> Self {
        let tasks = rig.busy().await.tasks;
        // Short soaks are told of more often.
        let ticks = interval(OFTEN.min(minutes / 20).max(Duration::from_secs(1)));
        let (rig, begin, memory) = (Arc::clone(rig), Instant::now(), Memory::default());
        Self { rig, begin, minutes, tasks, ticks, memory }
    }

    /// Waits until it is time to tell, and tells.
    pub(super) async fn next(&mut self) {
        self.ticks.tick().await;
        self.rig.accounts.iter().for_each(Account::collect);
        let busy = self.rig.busy().await;
        // What comes after the time, when everybody comes to an end, is another thing.
        if self.begin.elapsed() < self.minutes {
            self.memory.note(self.begin.elapsed(), process::private(self.rig.process()));
        }
        self.tell(self.rig.ledger.settled(), busy);
    }

    fn tell(&self, tally: Tally, busy: Busy) {
        let connections: u64 = self.rig.accounts.iter().map(Account::connections).sum();
        report::line(&format!(
            "{:>6} s  {tally}; connections {connections}, waiting {}, tasks {}, memory {:.1} MB \
             (and {} MB of the servers and the books)",
            self.begin.elapsed().as_secs(),
            busy.waiting,
            busy.tasks,
            megabytes(process::private(self.rig.process())),
            process::private(std::process::id()) >> 10,
        ));
    }

    /// What is wrong with the tasks and the memory at the end.
    pub(super) async fn end(self) -> Vec<String> {
        let mut wrong = Vec::new();
        // Those of HTTP that are kept for later differ from time to time, so all are given up.
        for account in &self.rig.accounts {
            let connections = account.connections();
            account.calls().cut();
            account.proxy().cut();
            if account.way != Way::Posts {
                account.is_back(connections).await;
            }
        }
        let most = self.tasks + self.rig.accounts.len();
        let settled = async {
            while self.rig.busy().await.tasks > most {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        if tokio::time::timeout(PATIENCE, settled).await.is_err() {
            let tasks = self.rig.busy().await.tasks;
            wrong.push(format!("{} tasks at first, {tasks} at the end", self.tasks));
        }
        self.tell(self.rig.ledger.tally(), self.rig.busy().await);
        if let Some((before, after)) = self.memory.levels() {
            let (before, after) = (megabytes(before), megabytes(after));
            report::line(&format!(
                "memory: {before:.1} MB in the second third, {after:.1} MB in the last"
            ));
        }
        if let Some((before, after)) = self.memory.growth() {
            let (before, after) = (megabytes(before), megabytes(after));
            wrong.push(format!("memory grows: {before:.1} MB and then {after:.1} MB"));
        }
        wrong
    }
}
