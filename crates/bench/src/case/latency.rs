//! One command at a time.

use std::time::{Duration, Instant};

use tokio::time::timeout;

use super::{Metrics, Subject, Taken};
use crate::generator::{Connections, Load, Mix, Problem, ready};

/// How many commands are given before anything is measured.
const WARM_UP: usize = 500;

/// How many commands are given in all.
const COMMANDS: usize = 5000;

pub(super) async fn run(all: &Connections, subject: &Subject) -> Result<Metrics, Problem> {
    let mix = Mix::new(COMMANDS, 1);
    let load = Load::new(mix);
    ready(all).await?;
    let mut taken = Vec::with_capacity(COMMANDS);
    all.tally.expect(mix.first_command(), mix.groups_of_commands());
    let used = subject.used();
    for command in 0..COMMANDS {
        let begin = Instant::now();
        all.write(load.events(command, command + 1));
        let answered = timeout(Duration::from_secs(10), all.tally.so_many(command + 1)).await;
        taken.push(answered.map_err(|_| "a command was lost")?.duration_since(begin));
    }
    let cost = subject.cost(used, COMMANDS);
    Ok(Taken::new(taken.split_off(WARM_UP)).metrics().and(cost))
}
