//! A list of 10,000 members, asked for by the client and read into its type.

use std::time::Duration;

use tokio::time::timeout;

use super::subject::{OFTEN, Watch};
use super::{Metrics, Subject, Taken};
use crate::generator::{Connections, Load, Mix, Problem, ready};

/// How often it is asked for.
const TIMES: usize = 20;

pub(super) async fn run(all: &Connections, subject: &Subject) -> Result<Metrics, Problem> {
    let mix = Mix::new(TIMES, 1);
    let load = Load::new_of("members", mix);
    ready(all).await?;
    all.tally.expect(mix.first_command(), mix.groups_of_commands());
    let watch = Watch::start(subject, OFTEN);
    let mut taken = Vec::with_capacity(TIMES);
    for command in 0..TIMES {
        all.write(load.events(command, command + 1));
        let answered = timeout(Duration::from_secs(10), all.tally.so_many(command + 1)).await;
        let answered = answered.map_err(|_| "the list of members was not understood")?;
        let asked = all.asked_for_members.get().ok_or("the members were not asked for")?;
        taken.push(answered.duration_since(asked));
    }
    Ok(Metrics::at_most(&watch.end()).with("ms", Taken::new(taken).at(500, 1e3)))
}
