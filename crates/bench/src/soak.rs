//! The whole of Mynah over simulated servers, with one fault after another, for as long as one likes.
//!
//! The bots run in a process of their own, whose memory and tasks are watched: whoever keeps the
//! books, simulates the servers and breaks the links needs memory as well, and that is not Mynah's.
//!
//! Everything is decided by the seed; what cannot be is how the faults of different accounts fall
//! together.

mod account;
mod bots;
mod fault;
mod watch;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use mynah_tests::rig::{Rig, Way};
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::json;
use tokio::task::JoinSet;

use crate::generator::Problem;
use crate::report;
pub(crate) use bots::Bots;
use watch::Watch;

/// How a soak is run.
#[derive(Debug, clap::Args)]
pub(crate) struct Soak {
    /// How long.
    #[arg(long, default_value_t = 10.0)]
    minutes: f64,
    /// How many accounts; they take the ways to meet their servers in turn.
    #[arg(long, default_value_t = 12)]
    accounts: usize,
    /// What decides about the faults; a new one unless it is given.
    #[arg(long)]
    seed: Option<u64>,
    /// Writes what the bots log to this file.
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
}

impl Soak {
    /// Runs it, and fails when anything was wrong.
    pub(crate) fn run(&self) -> Result<(), Problem> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let wrong = runtime.block_on(self.soak())?;
        if wrong.is_empty() {
            return Ok(());
        }
        Err(format!("wrong: {}", wrong.join(", ")).into())
    }

    /// Answers everything that was wrong.
    async fn soak(&self) -> Result<Vec<String>, Problem> {
        let seed = self.seed.unwrap_or_else(rand::random);
        let minutes = Duration::try_from_secs_f64(self.minutes * 60.0)?;
        report::line(&format!(
            "{} accounts, {} minutes, --seed {seed}",
            self.accounts, self.minutes
        ));
        let rig = Arc::new(self.rig().await?);
        let until = Instant::now() + minutes;
        let mut watch = Watch::start(&rig, minutes).await;
        let mut drivers = JoinSet::new();
        for number in 0..self.accounts {
            let random = StdRng::seed_from_u64(seed ^ (number as u64).rotate_left(32));
            drivers.spawn(account::drive(Arc::clone(&rig), number, random, until));
        }
        let mut wrong = Vec::new();
        loop {
            tokio::select! {
                driven = drivers.join_next() => match driven {
                    None => break,
                    Some(Ok(lost)) => wrong.extend(lost),
                    Some(Err(panic)) => wrong.push(panic.to_string()),
                },
                () = watch.next() => {}
            }
        }
        rig.idle().await;
        rig.accounts.iter().for_each(mynah_tests::rig::Account::collect);
        wrong.extend(watch.end().await);
        wrong.extend(judge(&rig).await);
        let rig = Arc::into_inner(rig).ok_or("somebody still uses the accounts")?;
        rig.stop().await;
        Ok(wrong)
    }

    async fn rig(&self) -> Result<Rig, Problem> {
        let ways = (0..self.accounts).map(|number| Way::ALL[number % Way::ALL.len()]);
        let keys = json!({
            "call_timeout": "5s",
            "connect": { "ping_interval": "2s", "open_timeout": "2s", "max_message_size": "1MiB" },
        });
        let beating =
            |server: mynah_napcat_sim::SimBuilder| server.heartbeat(Duration::from_secs(1));
        let bots = bots::program(self.log.as_deref())?;
        Ok(Rig::of(ways).answering().keys(keys).server(beating).apart(bots).start().await)
    }
}

/// What is wrong in the books.
async fn judge(rig: &Rig) -> Vec<String> {
    let mut wrong = Vec::new();
    for account in &rig.accounts {
        for (what, count) in account.way.wrong(&rig.ledger.tally_of(account.place())) {
            wrong.push(format!("{:?}: {what} {count}", account.way));
        }
    }
    let dropped = rig.busy().await.dropped;
    wrong.extend((dropped > 0).then(|| format!("{dropped} events found no room")));
    wrong
}
