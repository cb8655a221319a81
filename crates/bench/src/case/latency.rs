//! One command at a time.

use std::time::{Duration, Instant};

use tokio::time::timeout;

use super::Metrics;
use crate::generator::{Connections, Load, Mix, Problem, ready};

/// How many commands are given before anything is measured.
const WARM_UP: usize = 500;

/// How many commands are given in all.
const COMMANDS: usize = 5000;

pub(super) async fn run(all: &Connections) -> Result<Metrics, Problem> {
    let load = Load::new(Mix::new(COMMANDS, 1));
    ready(all).await?;
    let mut taken = Vec::with_capacity(COMMANDS);
    all.tally.expect(load.groups.clone());
    for command in 0..COMMANDS {
        let begin = Instant::now();
        all.write(load.events(command, command + 1));
        let answered = timeout(Duration::from_secs(10), all.tally.so_many(command + 1)).await;
        taken.push(answered.map_err(|_| "a command was lost")?.duration_since(begin));
    }
    let mut taken = taken.split_off(WARM_UP);
    taken.sort_unstable();
    let at = |share: usize| taken[taken.len() * share / 1000].as_secs_f64() * 1e6;
    Ok(Metrics::from([("p50 µs", at(500)), ("p99 µs", at(990)), ("p99.9 µs", at(999))]))
}
