//! What is told while a soak runs: the books, the memory, the tasks.

use std::sync::Arc;
use std::time::{Duration, Instant};

use mynah_tests::ledger::Tally;
use mynah_tests::rig::{Account, Busy, Rig, Way};
use tokio::time::{Interval, interval};

use crate::level::{Level, grew};
use crate::process::{Memory, megabytes};
use crate::report;

/// How often it is told.
const OFTEN: Duration = Duration::from_secs(15);

/// How long what was cut may be on its way out.
const PATIENCE: Duration = Duration::from_secs(20);

/// How much more data than before may be in use, in kB: what an allocator keeps back for later moves
/// by this much.
const NOISE: u64 = 4 << 10;

/// Watches a soak.
pub(super) struct Watch {
    rig: Arc<Rig>,
    begin: Instant,
    minutes: Duration,
    /// How many tasks there were when everything was connected and nothing was going on.
    tasks: usize,
    ticks: Interval,
    /// The data of the bots, in kB.
    memory: Level,
}

impl Watch {
    pub(super) async fn start(rig: &Arc<Rig>, minutes: Duration) -> Self {
        let tasks = rig.busy().await.tasks;
        // Short soaks are told of more often.
        let ticks = interval(OFTEN.min(minutes / 20).max(Duration::from_secs(1)));
        let (rig, begin, memory) = (Arc::clone(rig), Instant::now(), Level::default());
        Self { rig, begin, minutes, tasks, ticks, memory }
    }

    /// Waits until it is time to tell, and tells.
    pub(super) async fn next(&mut self) {
        self.ticks.tick().await;
        self.rig.accounts.iter().for_each(Account::collect);
        let busy = self.rig.busy().await;
        // What comes after the time, when everybody comes to an end, is another thing.
        if self.begin.elapsed() < self.minutes {
            self.memory.note(self.begin.elapsed(), data(self.rig.process()));
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
            megabytes(data(self.rig.process())),
            data(std::process::id()) >> 10,
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
        // In the first third, everything is used for the first time.
        if let Some([_, before, after]) = self.memory.thirds() {
            let grows = grew(before, after, NOISE);
            let (before, after) = (megabytes(before), megabytes(after));
            report::line(&format!(
                "memory: {before:.1} MB in the second third, {after:.1} MB in the last"
            ));
            wrong.extend(
                grows.then(|| format!("memory grows: {before:.1} MB and then {after:.1} MB")),
            );
        }
        wrong
    }
}

/// The data of a process, in kB.
fn data(process: u32) -> u64 {
    Memory::of(process).map_or(0, |memory| memory.data)
}
