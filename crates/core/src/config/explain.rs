//! What figment has to say, in the words of somebody who writes YAML.

use figment::error::{Actual, Kind};
use figment::value::Value;

use super::expected::plain;
use super::known::{known_names, nearest};
use super::{DurationError, HumanDuration};
use crate::i18n::Phrase;
use crate::i18n::own::text;
use crate::lang::Lang;

/// What is wrong, and what was probably meant.
pub(super) fn explain(kind: &Kind) -> (Phrase, Option<String>) {
    let among = |given: &str, known: &'static [&'static str]| {
        nearest(given, known.iter().copied()).map(str::to_owned)
    };
    match kind {
        Kind::UnknownField(key, known) => (unknown_key(key, known), among(key, known)),
        Kind::UnknownVariant(given, known) => {
            let phrase = text("unknown-value")
                .with("given", given.clone())
                .with("known", known_names(known.iter().copied()));
            (phrase, among(given, known))
        }
        other => (wrong_value(other), None),
    }
}

fn unknown_key(key: &str, known: &'static [&'static str]) -> Phrase {
    let phrase = if known.is_empty() {
        text("unknown-key-where-none-are")
    } else {
        text("unknown-key").with("known", known_names(known.iter().copied()))
    };
    phrase.with("key", key.to_owned())
}

fn wrong_value(kind: &Kind) -> Phrase {
    match kind {
        Kind::MissingField(key) => text("missing-key").with("key", key.clone()),
        Kind::InvalidType(actual, expected) => {
            text("expected-found").with("expected", plain(expected)).with("found", shape(actual))
        }
        Kind::InvalidValue(_, expected) => text("expected").with("expected", plain(expected)),
        Kind::InvalidLength(length, expected) => {
            text("wrong-length").with("expected", plain(expected)).with("length", *length)
        }
        Kind::DuplicateField(key) => text("key-twice").with("key", *key),
        Kind::ISizeOutOfRange(_) | Kind::USizeOutOfRange(_) => text("out-of-range"),
        Kind::Unsupported(actual) | Kind::UnsupportedKey(actual, _) => {
            text("unsupported-value").with("found", shape(actual))
        }
        other => other.to_string().into(),
    }
}

/// What was found, without the value itself: it may be a secret.
fn shape(actual: &Actual) -> Phrase {
    match actual {
        Actual::Bool(_) => text("a-boolean"),
        Actual::Unsigned(_) | Actual::Signed(_) => text("a-whole-number"),
        Actual::Float(_) => text("a-number"),
        Actual::Char(_) | Actual::Str(_) => text("a-text"),
        Actual::Unit | Actual::Option => text("nothing"),
        Actual::Seq => text("a-list"),
        Actual::Map => text("a-mapping"),
        _ => text("something-else"),
    }
}

/// What a type of ours had to say about what stands at `path` of `value`.
///
/// Between the type and figment stands serde, which passes on words only; so the type is asked
/// again, and it was the one who spoke when it says the same words.
pub(super) fn said_again(value: &Value, path: &[String], words: &str) -> Option<Phrase> {
    let said = match find(value, path)? {
        Value::String(_, text) => vec![
            text.parse::<Lang>().err().map(Phrase::from),
            text.parse::<HumanDuration>().err().map(Phrase::from),
        ],
        Value::Num(_, number) => vec![
            Some(DurationError::negative().into()),
            number
                .to_f64()
                .and_then(|seconds| HumanDuration::from_seconds(seconds).err().map(Phrase::from)),
        ],
        _ => Vec::new(),
    };
    said.into_iter().flatten().find(|said| said.to_string() == words)
}

fn find<'a>(value: &'a Value, path: &[String]) -> Option<&'a Value> {
    path.iter().try_fold(value, |value, segment| match value {
        Value::Dict(_, dict) => dict.get(segment),
        Value::Array(_, items) => items.get(segment.parse::<usize>().ok()?),
        _ => None,
    })
}
