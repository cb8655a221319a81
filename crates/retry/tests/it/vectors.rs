//! The recorded behaviour of tenacity, vector by vector.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mynah_retry::{Decision, Parsed, PathSegment, RetryPolicy, WarningKind};
use rand::rngs::StdRng;
use rand::{SeedableRng, TryRng};
use serde::Deserialize;
use serde_json::Value;

const DRAWS: usize = 1000;
/// How many pauses the recording watched of a run that does not end.
const ENDLESS: usize = 40;

#[derive(Deserialize)]
struct Recording {
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    name: String,
    config: Value,
    expect: Expect,
}

#[derive(Deserialize)]
#[serde(tag = "parse", rename_all = "lowercase")]
enum Expect {
    Ok(Accepted),
    Error { code: String },
}

#[derive(Deserialize)]
struct Accepted {
    ignored_keys: Vec<String>,
    wait_from: String,
    waits: Waits,
    runs: Vec<Run>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Waits {
    Exact {
        seconds: Vec<f64>,
        #[serde(default)]
        at: BTreeMap<String, f64>,
    },
    Range {
        low: Vec<f64>,
        high: Vec<f64>,
        #[serde(default)]
        at: BTreeMap<String, f64>,
    },
}

#[derive(Deserialize)]
struct Run {
    attempt_duration: f64,
    gives_up: bool,
    attempts: Option<u64>,
    sleeps: Option<Vec<f64>>,
    elapsed: Option<f64>,
}

fn vectors() -> Vec<Vector> {
    let text = include_str!("../data/tenacity_vectors.json");
    serde_json::from_str::<Recording>(text).expect("the recording is valid").vectors
}

/// Yields the accepted vectors with the policies read from them.
fn accepted() -> impl Iterator<Item = (String, Value, Parsed, Accepted)> {
    vectors().into_iter().filter_map(|vector| match vector.expect {
        Expect::Error { .. } => None,
        Expect::Ok(accepted) => {
            let parsed = RetryPolicy::parse(&vector.config)
                .unwrap_or_else(|error| panic!("{}: {error}", vector.name));
            Some((vector.name, vector.config, parsed, accepted))
        }
    })
}

fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

/// A source of randomness that always draws the low bound.
struct Low;

impl TryRng for Low {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(0)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(0)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.fill(0);
        Ok(())
    }
}

#[test]
fn fifty_three_vectors_parse_and_thirteen_are_named_errors() {
    let (mut parsed, mut refused) = (0, 0);
    for vector in vectors() {
        match (RetryPolicy::parse(&vector.config), vector.expect) {
            (Ok(_), Expect::Ok(_)) => parsed += 1,
            (Err(error), Expect::Error { code }) => {
                assert_eq!(error.kind().name(), code, "{}: {error}", vector.name);
                refused += 1;
            }
            (outcome, _) => panic!("{}: {outcome:?}", vector.name),
        }
    }
    assert_eq!((parsed, refused), (53, 13));
}

#[test]
fn waits_are_those_recorded() {
    let mut rng = StdRng::seed_from_u64(1);
    for (name, _, Parsed { policy, .. }, expected) in accepted() {
        let (low, high, at, draws) = match expected.waits {
            Waits::Exact { seconds, at } => (seconds.clone(), seconds, at, 1),
            Waits::Range { low, high, at } => (low, high, at, DRAWS),
        };
        assert_eq!((low.len(), high.len()), (12, 12), "{name}");
        for (attempt, (low, high)) in (1..).zip(low.into_iter().zip(high)) {
            let (low, high) = (seconds(low), seconds(high));
            let bounds = policy.bounds(attempt);
            assert_eq!((seconds(bounds.0), seconds(bounds.1)), (low, high), "{name} at {attempt}");
            for _ in 0..draws {
                let wait = policy.wait(attempt, &mut rng);
                assert!((low..=high).contains(&wait), "{name} at {attempt}: {wait:?}");
            }
        }
        for (attempt, high) in at {
            let (_, bound) = policy.bounds(attempt.parse().expect("attempts are numbers"));
            assert_eq!(seconds(bound), seconds(high), "{name} at {attempt}");
        }
    }
}

#[test]
fn waits_come_from_the_configuration_or_the_default() {
    for (name, config, Parsed { policy, .. }, expected) in accepted() {
        let keys = config.as_object().into_iter().flatten();
        let configured = keys.filter(|(key, _)| key.starts_with("wait_")).count() == 1;
        assert_eq!(configured, expected.wait_from == "config", "{name}");
        let default = RetryPolicy::default();
        let is_default = policy.wait_strategy() == default.wait_strategy();
        assert_eq!(is_default, expected.wait_from == "default", "{name}");
    }
}

#[test]
fn ignored_keys_are_warned_of() {
    for (name, _, Parsed { warnings, .. }, expected) in accepted() {
        let unknown = warnings
            .iter()
            .filter(|warning| matches!(warning.kind(), WarningKind::UnknownKey { .. }));
        let paths: Vec<_> = unknown.map(|warning| warning.path().to_vec()).collect();
        let expected: Vec<_> =
            expected.ignored_keys.iter().map(|key| vec![PathSegment::from(key.as_str())]).collect();
        assert_eq!(paths, expected, "{name}");
    }
}

#[test]
fn only_ignored_keys_and_empty_combinators_are_warned_of() {
    let empty = ["combine_empty", "stop_any_empty", "stop_all_empty"];
    for (name, _, Parsed { warnings, .. }, expected) in accepted() {
        let count = expected.ignored_keys.len() + usize::from(empty.contains(&name.as_str()));
        assert_eq!(warnings.len(), count, "{name}: {warnings:?}");
    }
}

#[test]
fn episodes_end_where_the_recorded_runs_do() {
    for (name, _, Parsed { policy, .. }, expected) in accepted() {
        assert!(!expected.runs.is_empty(), "{name}");
        for run in expected.runs {
            let mut episode = policy.episode();
            let (mut elapsed, mut sleeps, mut attempts) = (Duration::ZERO, Vec::new(), None);
            while attempts.is_none() && sleeps.len() < ENDLESS {
                elapsed += seconds(run.attempt_duration);
                match episode.failed_with(elapsed, &mut Low) {
                    Decision::GiveUp { attempts: made } => attempts = Some(made),
                    Decision::Retry { after, attempt } => {
                        sleeps.push(after);
                        elapsed = elapsed.saturating_add(after);
                        assert_eq!(usize::try_from(attempt), Ok(sleeps.len() + 1), "{name}");
                    }
                }
            }
            assert_eq!(attempts, run.attempts, "{name}");
            assert_eq!(attempts.is_some(), run.gives_up, "{name}");
            if run.gives_up {
                let expected = run.sleeps.map(|sleeps| sleeps.into_iter().map(seconds).collect());
                assert_eq!(Some(sleeps), expected, "{name}");
                assert_eq!(Some(elapsed), run.elapsed.map(seconds), "{name}");
            }
        }
    }
}

#[test]
fn backoffs_end_where_the_recorded_runs_do() {
    for (name, _, Parsed { policy, .. }, expected) in accepted() {
        for run in expected.runs.iter().filter(|run| run.gives_up) {
            let clock = Arc::new(Mutex::new(Duration::ZERO));
            let now = Arc::clone(&clock);
            let spend = |time| *clock.lock().expect("nobody panics with the clock") += time;
            let backoff =
                policy.backoff_with_clock(move || *now.lock().expect("nobody panics with it"));
            spend(seconds(run.attempt_duration));
            let waits = backoff.inspect(|wait| spend(*wait + seconds(run.attempt_duration)));
            let expected = run.sleeps.iter().flatten().copied().map(seconds);
            assert_eq!(waits.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{name}");
        }
    }
}
