//! The mistakes a retry configuration can contain.

use thiserror::Error;

use crate::catalogue::{Family, Parameter};
use crate::suggest;

/// What is wrong with a retry configuration.
///
/// `found` fields describe the value met, shortened where it is long.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// The configuration is neither a mapping nor null.
    #[error("expected a mapping of retry strategies, found {found}")]
    NotAMapping {
        /// The value met.
        found: String,
    },

    /// One level has two strategies that decide the same thing.
    #[error("only one of {} may stand here", quoted(strategies))]
    Conflict {
        /// The keys that exclude each other.
        strategies: Vec<String>,
    },

    /// A key begins like a strategy, but there is none of that name.
    #[error("unknown strategy `{strategy}`, {}", strategy_hint(strategy, *suggestion))]
    UnknownStrategy {
        /// The key met.
        strategy: String,
        /// The strategy that was probably meant.
        suggestion: Option<&'static str>,
    },

    /// tenacity has the strategy, but configuration cannot express what it takes.
    #[error("`{strategy}` cannot be written in configuration, because {reason}")]
    InexpressibleStrategy {
        /// The name of the strategy.
        strategy: &'static str,
        /// What it takes.
        reason: &'static str,
    },

    /// The value of a strategy is not the mapping of its parameters.
    #[error("expected a mapping of parameters, found {found}; write `{instead}`")]
    ParametersNotAMapping {
        /// The value met.
        found: String,
        /// The line to write instead.
        instead: String,
    },

    /// A strategy lacks a parameter that has no default.
    #[error("`{strategy}` needs the parameter `{parameter}`")]
    MissingParameter {
        /// The strategy.
        strategy: String,
        /// The parameter it lacks.
        parameter: &'static str,
    },

    /// A strategy does not take a parameter of that name.
    #[error(
        "`{strategy}` has no parameter `{parameter}`, {}",
        parameter_hint(known, *suggestion)
    )]
    UnknownParameter {
        /// The strategy.
        strategy: String,
        /// The key met.
        parameter: String,
        /// The parameter that was probably meant.
        suggestion: Option<&'static str>,
        /// The parameters it takes.
        known: Vec<&'static str>,
    },

    /// A value is not a finite duration.
    #[error("expected a duration such as `30`, `0.5`, `30s` or `500ms`, found {found}")]
    NotADuration {
        /// The value met.
        found: String,
    },

    /// A duration is negative where that means nothing.
    #[error("expected a duration of zero or more, found {found}")]
    NegativeDuration {
        /// The value met.
        found: String,
    },

    /// A value is not a finite number.
    #[error("expected a number, found {found}")]
    NotANumber {
        /// The value met.
        found: String,
    },

    /// A value is not a whole number of zero or more.
    #[error("expected a whole number of zero or more, found {found}")]
    NotACount {
        /// The value met.
        found: String,
    },

    /// `wait_exponential_jitter` sets both names of the same parameter.
    #[error("`initial` is the older name of `multiplier`; set only one of them")]
    BothInitialAndMultiplier,

    /// `wait_chain` has no member to take a wait from.
    #[error("`wait_chain` needs at least one member")]
    EmptyChain,

    /// The value of a combinator is not a list.
    #[error("`{strategy}` takes a list of strategies, found {found}")]
    CombinatorNotAList {
        /// The combinator.
        strategy: String,
        /// The value met.
        found: String,
    },

    /// A member of a combinator is not a mapping.
    #[error("expected a mapping with one `{family}…` strategy, found {found}")]
    MemberNotAMapping {
        /// The first letters of the strategies that may stand here.
        family: &'static str,
        /// The value met.
        found: String,
    },

    /// A member of a combinator has no strategy of the combinator's family.
    #[error("expected a `{family}…` strategy here")]
    NestedFamilyMissing {
        /// The first letters of the strategies that may stand here.
        family: &'static str,
    },

    /// Combinators stand inside each other beyond all sense.
    #[error("combinators nest deeper than {limit} levels")]
    TooDeep {
        /// The deepest nesting accepted.
        limit: usize,
    },
}

impl ParseErrorKind {
    /// Returns the stable name of the mistake, in snake case.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotAMapping { .. } => "not_a_mapping",
            Self::Conflict { .. } => "conflict",
            Self::UnknownStrategy { .. } => "unknown_strategy",
            Self::InexpressibleStrategy { .. } => "inexpressible_strategy",
            Self::ParametersNotAMapping { .. } => "parameters_not_a_mapping",
            Self::MissingParameter { .. } => "missing_parameter",
            Self::UnknownParameter { .. } => "unknown_parameter",
            Self::NotADuration { .. } => "not_a_duration",
            Self::NegativeDuration { .. } => "negative_duration",
            Self::NotANumber { .. } => "not_a_number",
            Self::NotACount { .. } => "not_a_count",
            Self::BothInitialAndMultiplier => "both_initial_and_multiplier",
            Self::EmptyChain => "empty_chain",
            Self::CombinatorNotAList { .. } => "combinator_not_a_list",
            Self::MemberNotAMapping { .. } => "member_not_a_mapping",
            Self::NestedFamilyMissing { .. } => "nested_family_missing",
            Self::TooDeep { .. } => "too_deep",
        }
    }

    /// Returns the names that could stand in the place of an unknown one, for whoever words the
    /// mistake anew; none for mistakes that are not about a name.
    ///
    /// ```
    /// use mynah_retry::RetryPolicy;
    /// use serde_json::json;
    ///
    /// let error = RetryPolicy::parse(&json!({ "wait_random": { "low": 1 } })).unwrap_err();
    /// assert_eq!(error.kind().known(), ["min", "max"]);
    /// ```
    pub fn known(&self) -> Vec<&'static str> {
        match self {
            Self::UnknownStrategy { strategy, .. } => {
                let family = Family::of(strategy).into_iter();
                family.flat_map(Family::strategies).map(|known| known.name).collect()
            }
            Self::UnknownParameter { known, .. } => known.clone(),
            _ => Vec::new(),
        }
    }

    pub(crate) fn unknown_strategy(family: Family, strategy: &str) -> Self {
        let suggestion = suggest::strategy(family, strategy);
        Self::UnknownStrategy { strategy: strategy.to_owned(), suggestion }
    }

    pub(crate) fn unknown_parameter(
        strategy: &str,
        parameter: &str,
        known: &'static [Parameter],
    ) -> Self {
        Self::UnknownParameter {
            strategy: strategy.to_owned(),
            parameter: parameter.to_owned(),
            suggestion: suggest::parameter(known, parameter),
            known: known.iter().map(|parameter| parameter.name).collect(),
        }
    }
}

fn strategy_hint(strategy: &str, suggestion: Option<&str>) -> String {
    match (suggestion, Family::of(strategy)) {
        (Some(name), _) => format!("did you mean `{name}`?"),
        (None, Some(family)) => {
            let names: Vec<_> = family.strategies().map(|known| known.name).collect();
            format!("known are {}", quoted(&names))
        }
        (None, None) => "strategies begin with `stop_` or `wait_`".to_owned(),
    }
}

fn parameter_hint(known: &[&str], suggestion: Option<&str>) -> String {
    match suggestion {
        Some(name) => format!("did you mean `{name}`?"),
        None if known.is_empty() => "it takes none".to_owned(),
        None => format!("it takes {}", quoted(known)),
    }
}

fn quoted<S: AsRef<str>>(names: &[S]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    names.join(", ")
}
