//! A steady load for minutes: whether memory stays level.

use std::time::Duration;

use super::metrics::count;
use super::pace::Pace;
use super::subject::Watch;
use super::{Metrics, Subject};
use crate::generator::{Connections, Load, Mix, Problem, ready};
use crate::level::{Level, grew};
use crate::process::{Memory, megabytes};

/// How many events a second.
const PER_SECOND: usize = 2000;

/// How often the memory is looked at in all, unless that would be too often.
const LOOKS: u32 = 600;

/// By how much the data moves anyway, in kB.
const NOISE: u64 = 1 << 10;

pub(super) async fn run(
    all: &Connections,
    subject: &Subject,
    time: Duration,
) -> Result<Metrics, Problem> {
    let seconds = usize::try_from(time.as_secs().max(3))?;
    let pace = Pace { per_second: PER_SECOND, mix: Mix::new(PER_SECOND * seconds, 20) };
    ready(all).await?;
    let watch = Watch::start(subject, (time / LOOKS).max(Duration::from_millis(50)));
    // All of it at once would be more than there is memory; a few events are written in no time.
    let send = |range| all.write(Load::new(pace.mix.part(range)).bytes());
    let paced = pace.run(all, subject, send).await;
    Ok(paced.and(memory(&watch.end())).with("minutes", count(seconds) / 60.0))
}

/// What the client had at first and at last, and whether that is the same.
fn memory(seen: &[(Duration, Memory)]) -> Metrics {
    let thirds = |of: fn(&Memory) -> u64| {
        seen.iter().map(|(when, memory)| (*when, of(memory))).collect::<Level>().thirds()
    };
    let (all, data) = (thirds(|memory| memory.all), thirds(|memory| memory.data));
    let flat = data.map(|[first, _, last]| if grew(first, last, NOISE) { 0.0 } else { 1.0 });
    Metrics::at_most(seen)
        .with("first third MB", all.map(|[first, _, _]| megabytes(first)))
        .with("last third MB", all.map(|[_, _, last]| megabytes(last)))
        .with("first third data MB", data.map(|[first, _, _]| megabytes(first)))
        .with("last third data MB", data.map(|[_, _, last]| megabytes(last)))
        .with("flat", flat)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(metrics: &Metrics, name: &str) -> Option<f64> {
        metrics.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// What is told of ten minutes, with so much data and code at each second.
    fn told(data: impl Fn(u64) -> u64, code: u64) -> Metrics {
        let seen: Vec<_> = (0..=600)
            .map(|second| {
                let data = data(second);
                let memory = Memory { all: data + code, peak: 20 << 10, data, code };
                (Duration::from_secs(second), memory)
            })
            .collect();
        memory(&seen)
    }

    #[test]
    fn what_fills_its_caches_and_stays_there_is_flat() {
        let told = told(|second| 1024 * second.min(30) / 10 + 300 * (second % 3), 10 << 10);
        assert_eq!(value(&told, "flat"), Some(1.0));
        assert_eq!(value(&told, "peak MB"), Some(20.0));
        let all = value(&told, "last third MB").unwrap();
        let data = value(&told, "last third data MB").unwrap();
        assert!((all - data - 10.0).abs() < 1e-9, "{all} {data}");
    }

    #[test]
    fn what_keeps_a_little_of_every_event_is_not_flat() {
        // Eight bytes of each of 1,200,000 events.
        let told = told(|second| 2048 + second * 16, 10 << 10);
        assert_eq!(value(&told, "flat"), Some(0.0));
        assert_eq!(value(&told, "first third data MB"), Some(2.0 + 1600.0 / 1024.0));
    }

    #[test]
    fn of_a_client_that_cannot_be_watched_nothing_is_said() {
        assert_eq!(memory(&[]), Metrics::new());
    }
}
