//! `retry_config` and `retry_calls`, and what is said about it in each language.

use mynah_core::SectionError;
use mynah_core::config::{known_names, with_suggestion};
use mynah_core::i18n::{Filler, Phrase};
use mynah_retry::{ParseErrorKind, PathSegment, RetryPolicy, Warning, WarningKind};
use serde_json::Value;

use crate::texts::text;

/// Reads the policy of calls that only look: none unless it is written down.
pub(super) fn read_calls(
    written: Option<&Value>,
    warnings: &mut Vec<Phrase>,
) -> Result<Option<RetryPolicy>, SectionError> {
    let written = written.filter(|written| !written.is_null());
    written.map(|written| read("retry_calls", Some(written), warnings)).transpose()
}

/// Reads the policy; what is odd about it but means something is added to `warnings`.
pub(super) fn read(
    key: &str,
    written: Option<&Value>,
    warnings: &mut Vec<Phrase>,
) -> Result<RetryPolicy, SectionError> {
    let parsed = RetryPolicy::parse(written.unwrap_or(&Value::Null)).map_err(|error| {
        let mut wrong = SectionError::localized(key, explain(error.kind()));
        wrong.suggestion = suggestion(error.kind()).map(str::to_owned);
        wrong.path.extend(error.path().iter().map(|step| match step {
            PathSegment::Key(key) => key.clone(),
            PathSegment::Index(index) => index.to_string(),
        }));
        wrong
    })?;
    warnings.extend(parsed.warnings.iter().map(|warning| warn(key, warning)));
    Ok(parsed.policy)
}

/// What is wrong, without what was probably meant.
fn explain(kind: &ParseErrorKind) -> Phrase {
    use ParseErrorKind as Kind;
    match kind {
        Kind::NotAMapping { found } => with_found(text("retry-not-a-mapping"), found),
        Kind::Conflict { strategies } => {
            text("retry-conflict").with("strategies", Filler::names(strategies.iter().cloned()))
        }
        Kind::UnknownStrategy { .. } | Kind::InexpressibleStrategy { .. } => strategy(kind),
        Kind::ParametersNotAMapping { .. }
        | Kind::MissingParameter { .. }
        | Kind::UnknownParameter { .. } => parameter(kind),
        Kind::NotADuration { found } => with_found(text("retry-not-a-duration"), found),
        Kind::NegativeDuration { found } => with_found(text("retry-negative"), found),
        Kind::NotANumber { found } => with_found(text("retry-not-a-number"), found),
        Kind::NotACount { found } => with_found(text("retry-not-a-count"), found),
        Kind::BothInitialAndMultiplier => text("retry-both-names"),
        Kind::EmptyChain => text("retry-empty-chain"),
        Kind::CombinatorNotAList { strategy, found } => {
            with_found(text("retry-not-a-list"), found).with("strategy", strategy.clone())
        }
        Kind::MemberNotAMapping { family, found } => {
            with_found(text("retry-member"), found).with("family", *family)
        }
        Kind::NestedFamilyMissing { family } => text("retry-other-family").with("family", *family),
        Kind::TooDeep { limit } => text("retry-too-deep").with("limit", *limit),
        other => other.to_string().into(),
    }
}

fn strategy(kind: &ParseErrorKind) -> Phrase {
    match kind {
        ParseErrorKind::UnknownStrategy { strategy, suggestion } => {
            let phrase = match suggestion {
                Some(_) => text("retry-unknown-strategy"),
                None => {
                    text("retry-unknown-strategy-known").with("known", known_names(kind.known()))
                }
            };
            phrase.with("strategy", strategy.clone())
        }
        ParseErrorKind::InexpressibleStrategy { strategy, reason } => {
            let reason = match *strategy {
                "wait_exception" => text("retry-takes-function"),
                "stop_when_event_set" => text("retry-takes-event"),
                _ => (*reason).into(),
            };
            text("retry-inexpressible").with("strategy", *strategy).with("reason", reason)
        }
        other => other.to_string().into(),
    }
}

fn parameter(kind: &ParseErrorKind) -> Phrase {
    match kind {
        ParseErrorKind::ParametersNotAMapping { found, instead } => {
            with_found(text("retry-parameters"), found).with("instead", instead.clone())
        }
        ParseErrorKind::MissingParameter { strategy, parameter } => text("retry-missing-parameter")
            .with("strategy", strategy.clone())
            .with("parameter", *parameter),
        ParseErrorKind::UnknownParameter { strategy, parameter, suggestion, known } => {
            let phrase = match suggestion {
                Some(_) => text("retry-unknown-parameter"),
                None if known.is_empty() => text("retry-takes-none"),
                None => text("retry-unknown-parameter-known")
                    .with("known", known_names(known.iter().copied())),
            };
            phrase.with("strategy", strategy.clone()).with("parameter", parameter.clone())
        }
        other => other.to_string().into(),
    }
}

/// Fills in what was met, which is described in English.
fn with_found(phrase: Phrase, found: &str) -> Phrase {
    phrase.with(
        "found",
        match found {
            "null" => text("retry-found-null"),
            "null, or a number that is not finite" => text("retry-found-not-finite"),
            "a list" => text("retry-found-list"),
            "a mapping" => text("retry-found-mapping"),
            value => value.to_owned().into(),
        },
    )
}

/// What was probably meant.
fn suggestion(kind: &ParseErrorKind) -> Option<&'static str> {
    match kind {
        ParseErrorKind::UnknownStrategy { suggestion, .. }
        | ParseErrorKind::UnknownParameter { suggestion, .. } => *suggestion,
        _ => None,
    }
}

/// What deserves a second look, with its place.
fn warn(key: &str, warning: &Warning) -> Phrase {
    let message = match warning.kind() {
        WarningKind::UnknownKey { suggestion } => {
            with_suggestion(text("retry-ignored"), *suggestion)
        }
        WarningKind::OtherFamily { expected } => {
            text("retry-ignored-family").with("family", *expected)
        }
        WarningKind::EmptyCombinator { effect } => match last_key(warning) {
            "wait_combine" => text("retry-no-wait"),
            "stop_any" => text("retry-no-stop"),
            "stop_all" => text("retry-stop-at-once"),
            _ => (*effect).into(),
        },
        other => other.to_string().into(),
    };
    let mut path = key.to_owned();
    for step in warning.path() {
        let dot = if matches!(step, PathSegment::Key(_)) { "." } else { "" };
        path = format!("{path}{dot}{step}");
    }
    text("retry-warning").with("path", path).with("message", message)
}

fn last_key(warning: &Warning) -> &str {
    match warning.path().last() {
        Some(PathSegment::Key(key)) => key,
        _ => "",
    }
}

#[cfg(test)]
mod tests;
