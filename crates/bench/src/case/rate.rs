//! As much as possible at once.

use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::time::timeout;

use super::metrics::{GENERATOR_BUSY, count};
use super::subject::{OFTEN, Watch};
use super::{Metrics, Subject};
use crate::generator::{Busy, Connections, Load, Mix, Problem, Tally, ready};

/// How long a client may take; one that loses commands is given up on then.
const LIMIT: Duration = Duration::from_mins(1);

pub(super) async fn run(
    all: &Connections,
    subject: &Subject,
    mix: Mix,
) -> Result<Metrics, Problem> {
    let load = Rc::new(Load::new(mix));
    ready(all).await?;
    all.tally.expect(mix.first_command(), mix.groups_of_commands());
    measure(all, subject, load.len(), || all.send(&load)).await
}

/// Sends `events`, and waits for what is to be answered of them.
pub(super) async fn measure(
    all: &Connections,
    subject: &Subject,
    events: usize,
    send: impl FnOnce(),
) -> Result<Metrics, Problem> {
    let watch = Watch::start(subject, OFTEN);
    let (used, busy, begin) = (subject.used(), Busy::start(), Instant::now());
    send();
    let whole = timeout(LIMIT, all.tally.all()).await.is_ok();
    let busy = busy.share();
    let cost = subject.cost(used, events);
    let took = all.tally.counted().last.map_or(LIMIT, |last| last - begin);
    Ok(metrics(&all.tally, events, took, whole)
        .and(Metrics::at_most(&watch.end()))
        .and(cost)
        .with(GENERATOR_BUSY, busy))
}

fn metrics(tally: &Tally, events: usize, took: Duration, whole: bool) -> Metrics {
    let seconds = took.as_secs_f64();
    let answered = count(tally.counted().answered);
    order(tally)
        .with("events/s", if whole { count(events) / seconds } else { 0.0 })
        .with("answers/s", answered / seconds)
}

/// Whether the answers came once each, and in the order of the commands.
pub(super) fn order(tally: &Tally) -> Metrics {
    let counted = tally.counted();
    Metrics::new()
        .with("out of order %", 100.0 * count(counted.late) / count(counted.answered))
        .with("doubled", count(counted.doubled))
        .with("lost", count(tally.expected() - counted.answered))
}
