//! A steady load that no client has trouble with: what an event costs.

use std::time::{Duration, Instant};

use tokio::time::{MissedTickBehavior, interval, timeout};

use super::rate::count;
use super::{Metrics, Subject};
use crate::generator::{Connections, Load, Mix, Problem, ready};

/// How many events are sent.
const EVENTS: usize = 20_000;

/// How many are sent at a time, a hundred times a second.
const AT_A_TIME: usize = 50;

pub(super) async fn run(all: &Connections, subject: &Subject) -> Result<Metrics, Problem> {
    let load = Load::new(Mix::new(EVENTS, 20));
    ready(all).await?;
    all.tally.expect(load.groups.clone());
    let (cpu, begin) = (subject.cpu(), Instant::now());
    let mut tick = interval(Duration::from_millis(10));
    tick.set_missed_tick_behavior(MissedTickBehavior::Burst);
    for first in (0..EVENTS).step_by(AT_A_TIME) {
        tick.tick().await;
        all.write(load.events(first, first + AT_A_TIME));
    }
    timeout(Duration::from_secs(10), all.tally.all()).await.map_err(|_| "commands were lost")?;
    let cpu = subject.cpu().saturating_sub(cpu);
    Ok(Metrics::from([
        ("cpu µs/event", cpu.as_secs_f64() * 1e6 / count(EVENTS)),
        ("events/s", count(EVENTS) / begin.elapsed().as_secs_f64()),
        ("peak MB", subject.peak_rss()),
    ]))
}
