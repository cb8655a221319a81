//! Bots in a process of their own, so that what they need is not mixed up with what is needed to
//! watch them.

use std::collections::HashMap;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};

use mynah::core::BotState;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use super::report::{Busy, Life, Report};
use crate::ledger::{Books, Ledger, PATIENCE};

/// What is known of the bots of another process.
pub(super) struct Apart {
    process: u32,
    lives: watch::Sender<HashMap<i64, Life>>,
    /// Who asks takes turns.
    asking: tokio::sync::Mutex<Asking>,
    child: Mutex<Option<Child>>,
}

struct Asking {
    /// Closed to let the process end.
    questions: Option<ChildStdin>,
    answers: mpsc::UnboundedReceiver<Busy>,
}

impl Apart {
    /// Starts a program that [serves](super::serve) bots, by the document it is to read.
    pub(super) async fn start(
        mut program: Command,
        document: &Value,
        ledger: &Arc<Ledger>,
    ) -> Arc<Self> {
        let program = program.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = program.spawn().expect("the process of the bots starts");
        let mut questions = child.stdin.take().expect("it is piped");
        let reports = child.stdout.take().expect("it is piped");
        questions.write_all(format!("{document}\n").as_bytes()).await.expect("it reads");
        let (answer, answers) = mpsc::unbounded_channel();
        let apart = Arc::new(Self {
            process: child.id().expect("it runs"),
            lives: watch::Sender::default(),
            asking: tokio::sync::Mutex::new(Asking { questions: Some(questions), answers }),
            child: Mutex::new(Some(child)),
        });
        tokio::spawn(read(reports, Arc::clone(ledger), apart.lives.clone(), answer));
        apart
    }

    /// The number of the process.
    pub(super) fn process(&self) -> u32 {
        self.process
    }

    pub(super) fn life(&self, account: i64) -> Life {
        self.lives.borrow().get(&account).copied().unwrap_or_default()
    }

    pub(super) async fn wait_for(&self, account: i64, holds: impl Fn(BotState, u64) -> bool) {
        let mut lives = self.lives.subscribe();
        let holds = |life: &Life| holds(life.state.into(), life.connections);
        // The sender lives in what we hold, so this cannot fail.
        let _ = lives.wait_for(|lives| lives.get(&account).is_some_and(&holds)).await;
    }

    /// Asks how much there is to do; all that was told before is in the books by then.
    pub(super) async fn busy(&self) -> Busy {
        let mut asking = self.asking.lock().await;
        let questions = asking.questions.as_mut().expect("it was not told to end");
        questions.write_all(b"\n").await.expect("the process of the bots runs");
        asking.answers.recv().await.expect("the process of the bots runs")
    }

    /// Lets the process end, which has to end well.
    pub(super) async fn stop(&self) {
        self.asking.lock().await.questions = None;
        let child = self.child.lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut child = child.expect("it is stopped once");
        let ended = timeout(PATIENCE, child.wait()).await.expect("the bots end in time");
        let status = ended.expect("its status can be had");
        assert!(status.success(), "the process of the bots ends with {status}");
    }
}

async fn read(
    reports: ChildStdout,
    ledger: Arc<Ledger>,
    lives: watch::Sender<HashMap<i64, Life>>,
    answer: mpsc::UnboundedSender<Busy>,
) {
    let mut reports = BufReader::new(reports).lines();
    while let Ok(Some(line)) = reports.next_line().await {
        match serde_json::from_str(&line).expect("the bots report in JSON") {
            Report::Heard(place, number) => ledger.heard(place, number),
            Report::Answered(place, number, outcome) => ledger.answered(place, number, outcome),
            Report::Life(account, life) => {
                lives.send_modify(|lives| _ = lives.insert(account, life));
            }
            // Who asked may have given up.
            Report::Busy(busy) => _ = answer.send(busy),
        }
    }
}
