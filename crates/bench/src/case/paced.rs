//! Steady loads that no client should have trouble with: what an event costs, and how long an
//! answer takes meanwhile.

use super::pace::Pace;
use super::subject::{SELDOM, Watch};
use super::{Metrics, Subject};
use crate::generator::{Connections, Load, Mix, Problem, ready};

/// How many events a second: of a very busy bot, and of more than there is anywhere.
const RATES: [(usize, &str); 2] = [(2000, "at 2,000/s"), (10_000, "at 10,000/s")];

/// For how many seconds each.
const SECONDS: usize = 5;

pub(super) async fn run(all: &Connections, subject: &Subject) -> Result<Metrics, Problem> {
    let watch = Watch::start(subject, SELDOM);
    let (mut metrics, mut before) = (Metrics::new(), 0);
    for (per_second, how) in RATES {
        let mix = Mix::new(per_second * SECONDS, 20).later(before);
        let load = Load::new(mix);
        ready(all).await?;
        let pace = Pace { per_second, mix };
        let paced = pace.run(all, subject, |range| all.write(load.events(range.start, range.end)));
        metrics = metrics.and(paced.await.of(how));
        before += mix.events;
    }
    Ok(metrics.and(Metrics::at_most(&watch.end())))
}
