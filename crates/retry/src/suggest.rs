//! The nearest known name for one that is not known.

use strsim::{jaro, jaro_winkler};

use crate::catalogue::{Family, Parameter, STRATEGIES, Strategy};

/// Below this the names of two strategies share letters rather than an intention.
const STRATEGY_LIKENESS: f64 = 0.72;
const KEY_LIKENESS: f64 = 0.85;
const PARAMETER_LIKENESS: f64 = 0.8;

/// Finds the strategy of a family that an unknown name of that family probably meant.
pub(crate) fn strategy(family: Family, name: &str) -> Option<&'static str> {
    let tail = name.strip_prefix(family.prefix()).unwrap_or(name);
    let known = family.strategies().map(|known| (known.name, likeness(family, known, tail)));
    nearest(known, STRATEGY_LIKENESS)
}

/// Compares past the prefix all names share; `stop_max_delay` names a parameter instead.
fn likeness(family: Family, known: &Strategy, tail: &str) -> f64 {
    let name = known.name.strip_prefix(family.prefix()).unwrap_or(known.name);
    let parameters = known.parameters.iter().map(|parameter| parameter.name);
    parameters.filter(|parameter| *parameter == tail).map(|_| 1.0).fold(jaro(tail, name), f64::max)
}

/// Finds the strategy that a key of neither family probably meant, such as `wait-fixed`.
pub(crate) fn key(key: &str) -> Option<&'static str> {
    let key = key.to_lowercase();
    let known = STRATEGIES.iter().map(|known| (known.name, jaro_winkler(&key, known.name)));
    nearest(known, KEY_LIKENESS)
}

/// Finds the parameter that an unknown name probably meant, such as `base` for `exp_base`.
pub(crate) fn parameter(parameters: &'static [Parameter], name: &str) -> Option<&'static str> {
    let known = parameters.iter().map(|known| {
        let part = name.len() >= 3 && (known.name.contains(name) || name.contains(known.name));
        (known.name, if part { 1.0 } else { jaro_winkler(name, known.name) })
    });
    nearest(known, PARAMETER_LIKENESS)
}

fn nearest(
    known: impl Iterator<Item = (&'static str, f64)>,
    threshold: f64,
) -> Option<&'static str> {
    // Of equals the first wins, which is the more common one in the catalogue.
    let best = known.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    (best.1 >= threshold).then_some(best.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::EXPONENTIAL;

    #[test]
    fn a_misspelt_strategy_finds_its_name() {
        assert_eq!(strategy(Family::Wait, "wait_exponental"), Some("wait_exponential"));
        assert_eq!(strategy(Family::Wait, "wait_exp"), Some("wait_exponential"));
        assert_eq!(strategy(Family::Stop, "stop_after"), Some("stop_after_delay"));
    }

    #[test]
    fn a_strategy_named_after_its_parameter_finds_its_name() {
        assert_eq!(strategy(Family::Stop, "stop_max_attempt_number"), Some("stop_after_attempt"));
        assert_eq!(strategy(Family::Stop, "stop_max_delay"), Some("stop_after_delay"));
    }

    #[test]
    fn an_invented_strategy_suggests_nothing() {
        assert_eq!(strategy(Family::Wait, "wait_linear"), None);
        assert_eq!(key("retries"), None);
    }

    #[test]
    fn a_key_in_another_case_finds_its_strategy() {
        assert_eq!(key("wait-fixed"), Some("wait_fixed"));
        assert_eq!(key("stopAfterAttempt"), Some("stop_after_attempt"));
    }

    #[test]
    fn a_part_of_a_parameter_finds_the_whole() {
        assert_eq!(parameter(&EXPONENTIAL, "base"), Some("exp_base"));
        assert_eq!(parameter(&EXPONENTIAL, "multipler"), Some("multiplier"));
        assert_eq!(parameter(&EXPONENTIAL, "seconds"), None);
    }
}
