//! Policies and strategies through serde, in the grammar that parsing reads.
//!
//! A parameter that has its default is not written, and neither is a policy's `stop_never`.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::catalogue::{
    AFTER_ATTEMPT, DELAY, EXPONENTIAL, EXPONENTIAL_JITTER, FIXED, INCREMENTING, NOTHING, Parameter,
    RANDOM,
};
use crate::parse::{self, Grammar};
use crate::policy::RetryPolicy;
use crate::stop::{Rule, Stop};
use crate::wait::{Exponential, Kind, Wait};
use crate::warning::Warning;

impl<'de> Deserialize<'de> for RetryPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let config = Value::deserialize(deserializer)?;
        let parsed = parse::policy(&config).map_err(D::Error::custom)?;
        log(&parsed.warnings);
        Ok(parsed.policy)
    }
}

impl<'de> Deserialize<'de> for Wait {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        strategy(deserializer)
    }
}

impl<'de> Deserialize<'de> for Stop {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        strategy(deserializer)
    }
}

fn strategy<'de, S: Grammar, D: Deserializer<'de>>(deserializer: D) -> Result<S, D::Error> {
    let config = Value::deserialize(deserializer)?;
    let (strategy, warnings) = parse::strategy(&config).map_err(D::Error::custom)?;
    log(&warnings);
    Ok(strategy)
}

fn log(warnings: &[Warning]) {
    for warning in warnings {
        tracing::warn!("retry configuration: {warning}");
    }
}

impl Serialize for RetryPolicy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = Map::from_iter([wait_entry(self.wait_strategy())]);
        if *self.stop_strategy() != Stop::never() {
            map.extend([stop_entry(self.stop_strategy())]);
        }
        map.serialize(serializer)
    }
}

impl Serialize for Wait {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Map::from_iter([wait_entry(self)]).serialize(serializer)
    }
}

impl Serialize for Stop {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Map::from_iter([stop_entry(self)]).serialize(serializer)
    }
}

fn wait_entry(wait: &Wait) -> (String, Value) {
    let (name, value) = match &wait.0 {
        Kind::None => ("wait_none", parameters(&NOTHING, [])),
        Kind::Fixed { wait } => ("wait_fixed", parameters(&FIXED, [*wait])),
        Kind::Random { min, max } => ("wait_random", parameters(&RANDOM, [*min, *max])),
        Kind::Incrementing { start, increment, max } => {
            ("wait_incrementing", parameters(&INCREMENTING, [*start, *increment, *max]))
        }
        Kind::Exponential(curve) => ("wait_exponential", exponential(curve)),
        Kind::RandomExponential(curve) => ("wait_random_exponential", exponential(curve)),
        Kind::ExponentialJitter { curve, jitter } => {
            let Exponential { multiplier, max, exp_base, min } = *curve;
            // The older name of the multiplier keeps its default, so that it is not written.
            let values = [multiplier, max, exp_base, min, *jitter, 1.0];
            ("wait_exponential_jitter", parameters(&EXPONENTIAL_JITTER, values))
        }
        Kind::Chain(members) => ("wait_chain", list(members, wait_entry)),
        Kind::Combine(members) => ("wait_combine", list(members, wait_entry)),
    };
    (name.to_owned(), value)
}

fn stop_entry(stop: &Stop) -> (String, Value) {
    let (name, value) = match &stop.0 {
        Rule::Never => ("stop_never", parameters(&NOTHING, [])),
        Rule::AfterAttempt { max_attempt_number } => {
            ("stop_after_attempt", parameters(&AFTER_ATTEMPT, [*max_attempt_number]))
        }
        Rule::AfterDelay { max_delay } => ("stop_after_delay", parameters(&DELAY, [*max_delay])),
        Rule::BeforeDelay { max_delay } => ("stop_before_delay", parameters(&DELAY, [*max_delay])),
        Rule::Any(members) => ("stop_any", list(members, stop_entry)),
        Rule::All(members) => ("stop_all", list(members, stop_entry)),
    };
    (name.to_owned(), value)
}

fn exponential(curve: &Exponential) -> Value {
    parameters(&EXPONENTIAL, [curve.multiplier, curve.max, curve.exp_base, curve.min])
}

fn list<S>(members: &[S], entry: fn(&S) -> (String, Value)) -> Value {
    members.iter().map(|member| Value::Object(Map::from_iter([entry(member)]))).collect()
}

fn parameters<const N: usize>(table: &[Parameter; N], values: [f64; N]) -> Value {
    let set =
        table.iter().zip(values).filter(|(parameter, value)| parameter.default != Some(*value));
    set.map(|(parameter, value)| (parameter.name.to_owned(), number(value))).collect()
}

/// Writes whole numbers without a fraction, as people do.
#[expect(clippy::cast_possible_truncation, reason = "the value is whole and within 2^53")]
fn number(value: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() <= EXACT {
        Value::from(value as i64)
    } else {
        Value::from(value)
    }
}
