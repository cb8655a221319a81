//! The process in which bots run apart.

use std::io::{self, Write};
use std::sync::Arc;

use mynah::app::Gauge;
use mynah::core::{Adapter, BotState};
use mynah_adapter_napcat::NapCat;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;

use super::module::{self, Met};
use super::report::{Busy, Life, Report};
use crate::ledger::{Books, Outcome, Place};

/// Runs the bots of the document on the first line of the input, which answer every message, and
/// reports on the output until the input ends.
///
/// # Errors
///
/// Those of input and output, and those of the app.
pub async fn serve() -> io::Result<()> {
    let mut input = BufReader::new(tokio::io::stdin()).lines();
    let document = input.next_line().await?.unwrap_or_default();
    let document: Value = serde_json::from_str(&document)?;
    let met = Arc::new(Met::default());
    let modules = vec![module::meeting(&met), module::hearing(Arc::new(Told), true)];
    let app = super::app(&document, modules);
    let (gauge, stop) = (app.gauge(), CancellationToken::new());
    tokio::spawn(introduce(Arc::clone(&met)));
    let app = tokio::spawn(app.run(stop.clone().cancelled_owned()));
    while input.next_line().await?.is_some() {
        tell(&Report::Busy(busy(&gauge, &met)));
    }
    stop.cancel();
    app.await.map_err(io::Error::other)?.map_err(io::Error::other)
}

/// Tells whoever reads the output.
#[derive(Debug)]
struct Told;

impl Books for Told {
    fn heard(&self, place: Place, number: u64) {
        tell(&Report::Heard(place, number));
    }

    fn answered(&self, place: Place, number: u64, outcome: Outcome) {
        tell(&Report::Answered(place, number, outcome));
    }
}

fn tell(report: &Report) {
    let line = serde_json::to_string(report).expect("a report is JSON");
    // Who does not read any more has ended.
    let _ = writeln!(io::stdout(), "{line}");
}

/// Tells of every bot how it is, from when it is connected.
async fn introduce(met: Arc<Met>) {
    let mut bots = met.changes();
    let mut told = std::collections::HashSet::new();
    while bots.changed().await.is_ok() {
        let new: Vec<_> = bots.borrow_and_update().clone().into_iter().collect();
        for (account, bot) in new.into_iter().filter(|(account, _)| told.insert(*account)) {
            tokio::spawn(follow(account, bot));
        }
    }
}

async fn follow(account: i64, bot: NapCat) {
    let mut states = bot.state();
    loop {
        // A connection is counted before the bot is ready.
        let state: BotState = *states.borrow_and_update();
        let connections = bot.stats().connections;
        tell(&Report::Life(account, Life { state: state.into(), connections }));
        if states.changed().await.is_err() {
            return;
        }
    }
}

fn busy(gauge: &Gauge, met: &Met) -> Busy {
    let load = gauge.read();
    let bots = met.changes();
    let calls = bots.borrow().values().map(|bot| bot.stats().calls_under_way).sum();
    Busy {
        conversations: load.conversations,
        waiting: load.waiting,
        dropped: load.dropped,
        calls,
        tasks: Handle::current().metrics().num_alive_tasks(),
    }
}
