//! As much as possible at once.

use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::time::timeout;

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
    all.tally.expect(load.groups.clone());
    measure(all, subject, load.len(), || all.send(&load)).await
}

/// Sends `events`, and waits for what is to be answered of them.
pub(super) async fn measure(
    all: &Connections,
    subject: &Subject,
    events: usize,
    send: impl FnOnce(),
) -> Result<Metrics, Problem> {
    let (cpu, busy, begin) = (subject.cpu(), Busy::start(), Instant::now());
    send();
    let whole = timeout(LIMIT, all.tally.all()).await.is_ok();
    let busy = busy.share();
    let cpu = subject.cpu().saturating_sub(cpu);
    let took = all.tally.counted().last.map_or(LIMIT, |last| last - begin);
    Ok(metrics(&all.tally, events, took, whole)
        .into_iter()
        .chain([
            ("cpu µs/event", cpu.as_secs_f64() * 1e6 / count(events)),
            ("peak MB", subject.peak_rss()),
            ("generator busy", busy),
        ])
        .collect())
}

fn metrics(tally: &Tally, events: usize, took: Duration, whole: bool) -> Metrics {
    let counted = tally.counted();
    let seconds = took.as_secs_f64();
    let answered = count(counted.answered);
    Metrics::from([
        ("events/s", if whole { count(events) / seconds } else { 0.0 }),
        ("answers/s", answered / seconds),
        ("out of order %", 100.0 * count(counted.late) / answered.max(1.0)),
        ("doubled", count(counted.doubled)),
        ("lost", count(tally.expected() - counted.answered)),
    ])
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
pub(super) fn count(number: usize) -> f64 {
    number as f64
}
