//! Many accounts in one process.

use std::rc::Rc;
use std::time::Duration;

use tokio::time::{sleep, timeout};

use super::metrics::count;
use super::subject::{SELDOM, Watch};
use super::{Metrics, Subject, rate};
use crate::generator::{Connections, Load, Mix, Problem, ready};
use crate::process::{Memory, megabytes};

/// How many events are sent over all accounts together.
const EVENTS: usize = 100_000;

/// How long accounts at rest are watched: as long as there is one heartbeat of each.
const WATCHED: Duration = Duration::from_secs(30);

/// The load of one account, given over as many as there are.
pub(super) async fn flood(all: &Connections, subject: &Subject) -> Result<Metrics, Problem> {
    let each = Mix::new(EVENTS / subject.accounts, 20);
    let mut groups = Vec::new();
    let loads: Vec<Rc<Load>> = (0..subject.accounts)
        .map(|account| {
            let mix = each.after(groups.len(), account);
            groups.extend(mix.groups_of_commands());
            Rc::new(Load::new(mix))
        })
        .collect();
    joined(all, subject.accounts).await?;
    ready(all).await?;
    all.tally.expect(0, groups);
    rate::measure(all, subject, EVENTS, || all.send_each(&loads)).await
}

/// What accounts cost that have nothing to do.
pub(super) async fn at_rest(all: &Connections, subject: &Subject) -> Result<Metrics, Problem> {
    let empty = subject.memory();
    let watch = Watch::start(subject, SELDOM);
    joined(all, subject.accounts).await?;
    ready(all).await?;
    sleep(Duration::from_secs(2)).await;
    let used = subject.used();
    all.heartbeat();
    sleep(WATCHED).await;
    let used = used.zip(subject.used()).map(|(then, now)| now.since(then));
    let full = subject.memory();
    let kilobytes = |of: Memory| megabytes(of.all) * 1024.0 / count(subject.accounts);
    let each = full.map(kilobytes).zip(empty.map(kilobytes));
    Ok(Metrics::at_rest(full)
        .and(Metrics::at_most(&watch.end()))
        .with("kB/account", each.map(|(full, empty)| full - empty))
        .with("cpu %", used.map(|used| 100.0 * used.cpu.as_secs_f64() / WATCHED.as_secs_f64())))
}

async fn joined(all: &Connections, accounts: usize) -> Result<(), Problem> {
    let joined = timeout(Duration::from_mins(1), all.joined(accounts)).await;
    joined.map_err(|_| "not every account has connected".into())
}
