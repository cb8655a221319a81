//! The strategies there are and the parameters they take.
//!
//! Reading, writing and suggesting all look here, so that a parameter is declared once.

use crate::seconds::MAX_SECONDS;

/// What a strategy decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    Stop,
    Wait,
}

impl Family {
    /// Says which family a key belongs to, by its first letters alone.
    pub(crate) fn of(key: &str) -> Option<Self> {
        [Self::Stop, Self::Wait].into_iter().find(|family| key.starts_with(family.prefix()))
    }

    pub(crate) const fn prefix(self) -> &'static str {
        match self {
            Self::Stop => "stop_",
            Self::Wait => "wait_",
        }
    }

    /// Lists the strategies of the family in the order of the documentation.
    pub(crate) fn strategies(self) -> impl Iterator<Item = &'static Strategy> {
        STRATEGIES.iter().filter(move |strategy| Self::of(strategy.name) == Some(self))
    }
}

/// A key of the grammar.
#[derive(Debug)]
pub(crate) struct Strategy {
    pub(crate) name: &'static str,
    pub(crate) parameters: &'static [Parameter],
}

/// A parameter of a strategy.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    /// The value of an absent parameter; `None` when it may not be absent.
    pub(crate) default: Option<f64>,
}

/// Which values a parameter accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A duration of zero or more.
    Delay,
    /// A duration that may be negative; the formulas floor what comes of it.
    SignedDelay,
    /// Any finite number.
    Number,
    /// A whole number of zero or more.
    Count,
}

const fn required(name: &'static str, shape: Shape) -> Parameter {
    Parameter { name, shape, default: None }
}

const fn optional(name: &'static str, shape: Shape, default: f64) -> Parameter {
    Parameter { name, shape, default: Some(default) }
}

pub(crate) const NOTHING: [Parameter; 0] = [];

pub(crate) const FIXED: [Parameter; 1] = [required("wait", Shape::Delay)];

pub(crate) const RANDOM: [Parameter; 2] =
    [optional("min", Shape::SignedDelay, 0.0), optional("max", Shape::Delay, 1.0)];

pub(crate) const INCREMENTING: [Parameter; 3] = [
    optional("start", Shape::SignedDelay, 0.0),
    optional("increment", Shape::SignedDelay, 100.0),
    optional("max", Shape::Delay, MAX_SECONDS),
];

pub(crate) const EXPONENTIAL: [Parameter; 4] = [
    optional("multiplier", Shape::Number, 1.0),
    optional("max", Shape::Delay, MAX_SECONDS),
    optional("exp_base", Shape::Number, 2.0),
    optional("min", Shape::SignedDelay, 0.0),
];

pub(crate) const EXPONENTIAL_JITTER: [Parameter; 6] = [
    optional("multiplier", Shape::Number, 1.0),
    optional("max", Shape::Delay, MAX_SECONDS),
    optional("exp_base", Shape::Number, 2.0),
    optional("min", Shape::SignedDelay, 0.0),
    optional("jitter", Shape::Delay, 1.0),
    optional("initial", Shape::Number, 1.0),
];

pub(crate) const AFTER_ATTEMPT: [Parameter; 1] = [required("max_attempt_number", Shape::Count)];

pub(crate) const DELAY: [Parameter; 1] = [required("max_delay", Shape::Delay)];

pub(crate) const STRATEGIES: &[Strategy] = &[
    Strategy { name: "wait_none", parameters: &NOTHING },
    Strategy { name: "wait_fixed", parameters: &FIXED },
    Strategy { name: "wait_random", parameters: &RANDOM },
    Strategy { name: "wait_incrementing", parameters: &INCREMENTING },
    Strategy { name: "wait_exponential", parameters: &EXPONENTIAL },
    Strategy { name: "wait_random_exponential", parameters: &EXPONENTIAL },
    Strategy { name: "wait_exponential_jitter", parameters: &EXPONENTIAL_JITTER },
    Strategy { name: "wait_chain", parameters: &NOTHING },
    Strategy { name: "wait_combine", parameters: &NOTHING },
    Strategy { name: "stop_never", parameters: &NOTHING },
    Strategy { name: "stop_after_attempt", parameters: &AFTER_ATTEMPT },
    Strategy { name: "stop_after_delay", parameters: &DELAY },
    Strategy { name: "stop_before_delay", parameters: &DELAY },
    Strategy { name: "stop_any", parameters: &NOTHING },
    Strategy { name: "stop_all", parameters: &NOTHING },
];

/// Strategies of tenacity that configuration cannot express, each with the reason.
pub(crate) const INEXPRESSIBLE: &[(&str, &str)] = &[
    ("wait_exception", "it takes a function of the error"),
    ("stop_when_event_set", "it takes an event object of the running program"),
];
