//! Commands whose answers have to come in their order, in one conversation and in many.

use super::{Metrics, Subject, rate};
use crate::generator::{Connections, Mix, Problem};

/// How many commands each.
const COMMANDS: usize = 50_000;

pub(super) async fn run(all: &Connections, subject: &Subject) -> Result<Metrics, Problem> {
    let one = rate::run(all, subject, Mix::new(COMMANDS, 1).in_one_group()).await?;
    let many = rate::run(all, subject, Mix::new(COMMANDS, 1).later(COMMANDS)).await?;
    // Every event is a command, so that events are answers.
    let [one, many] = [one, many].map(|metrics| metrics.without("events/s"));
    Ok(one.of("in one group").and(many.of("in 50 groups")))
}
