//! Keys given by the environment or by arguments.

use figment::value::{Dict, Value};
use mynah_core::i18n::Phrase;

use super::convert::{Alternates, Converter, Path, plain_scalar};
use super::document::Document;
use super::error::{ConfigErrorKind, Input};
use super::problem::Problem;
use super::read::get;
use super::redact::{is_secret_key, is_word};
use crate::texts::text;

/// What the names of variables begin with.
pub(super) const PREFIX: &str = "MYNAH__";

/// One key given from outside the file.
pub(super) struct Override {
    /// The key: as given, until [`resolve`](Self::resolve) has found what it means.
    pub(super) path: Path,
    pub(super) input: Input,
    text: String,
}

/// What an [`Override`] says.
pub(super) struct Given {
    pub(super) value: Value,
    pub(super) alternates: Alternates,
    pub(super) secrets: Vec<String>,
}

impl Override {
    /// A variable of the environment; `None` when it is none of ours.
    pub(super) fn from_variable(name: &str, given: &str) -> Option<Result<Self, Box<Problem>>> {
        let keys = name.strip_prefix(PREFIX)?;
        let path: Path = keys.split("__").map(str::to_owned).collect();
        let input = Input::Variable(name.to_owned());
        if path.iter().any(String::is_empty) {
            let problem = Problem::new(
                ConfigErrorKind::MalformedOverride,
                Path::new(),
                text("variable-names-no-key"),
            );
            return Some(Err(Box::new(problem.given_by(input))));
        }
        Some(Ok(Self { path, input, text: given.to_owned() }))
    }

    /// An argument such as `shutdown.deadline=20s`, the `number`th.
    pub(super) fn from_argument(number: usize, argument: &str) -> Result<Self, Box<Problem>> {
        let split = argument.split_once('=').map(|(key, text)| {
            // Errors write `bots[0].uri`, and what they write can be given.
            let key = key.trim().replace('[', ".").replace(']', "");
            (key, text)
        });
        if let Some((key, text)) = split {
            let path: Path = key.split('.').map(str::to_owned).collect();
            // Every key of ours begins with a word; anything else may be a secret that slipped
            // there, and so may the whole argument.
            if is_word(&path[0]) && !path.iter().any(String::is_empty) {
                return Ok(Self { path, input: Input::Argument(key), text: text.to_owned() });
            }
        }
        let problem = Problem::new(
            ConfigErrorKind::MalformedOverride,
            Path::new(),
            text("argument-is-an-assignment"),
        );
        let input = Input::NthArgument(number);
        Err(Box::new(problem.given_by(input)))
    }

    /// Replaces the first `len` keys by `prefix`, and writes the others as `base` writes them.
    ///
    /// Variables are written in capitals, keys are not.
    pub(super) fn resolve(&mut self, prefix: &[&str], len: usize, base: &Value) {
        let mut path: Path = prefix.iter().map(|&key| key.to_owned()).collect();
        let mut here = Some(base);
        for segment in self.path.drain(..).skip(len) {
            let dict = here.and_then(Value::as_dict);
            let known = dict.and_then(|dict| dict.keys().find(|key| same(key, &segment)));
            let key = match (&self.input, known) {
                (Input::Variable(_), Some(known)) => known.clone(),
                (Input::Variable(_), None) => segment.to_lowercase(),
                (Input::Argument(_) | Input::NthArgument(_), _) => segment,
            };
            here = here.and_then(|value| get(value, std::slice::from_ref(&key)));
            path.push(key);
        }
        self.path = path;
    }

    /// What it says: a list or a mapping in brackets, a text in quotes, or a plain scalar.
    ///
    /// A plain scalar is never cut at a `#` or split at a `: `, as it would be in the file: what
    /// is given here is one value, and a token may hold anything.
    pub(super) fn read(&self, problems: &mut Vec<Problem>) -> Option<Given> {
        let mut given = Given {
            value: Value::from(self.text.as_str()),
            alternates: Alternates::new(),
            secrets: Vec::new(),
        };
        if self.path.iter().any(|key| is_secret_key(key)) {
            given.secrets.push(self.text.clone());
        }
        let begins = |c| self.text.trim_start().starts_with(c);
        if ['[', '{', '"', '\''].into_iter().any(begins) {
            let Ok(document) = Document::parse(self.text.clone()) else {
                problems.push(self.problem(ConfigErrorKind::Syntax, text("value-is-not-yaml")));
                return None;
            };
            let (value, converted) = Converter::new(&document, self.path.clone(), None).run();
            let twice = |problem: Problem| Problem {
                message: text("key-set-twice"),
                ..problem.given_by(self.input.clone())
            };
            // Nothing is filled in here, so nothing else can be wrong.
            problems.extend(converted.problems.into_iter().map(twice));
            given.alternates = converted.alternates;
            given.secrets.extend(converted.secrets);
            given.value = value;
        } else if let Some(value) = plain_scalar(self.text.trim()) {
            given.value = value;
        }
        given.alternates.insert(self.path.clone(), self.text.as_str().into());
        Some(given)
    }

    /// Something wrong with it.
    pub(super) fn problem(&self, kind: ConfigErrorKind, message: Phrase) -> Problem {
        Problem::new(kind, self.path.clone(), message).given_by(self.input.clone())
    }
}

/// `value` at `path`, in mappings of one key each.
pub(super) fn nest(path: &[String], value: Value) -> Value {
    path.iter().rev().fold(value, |value, key| Dict::from([(key.clone(), value)]).into())
}

/// Whether two keys are the same but for case, and for the `-` that no variable can be named with.
pub(super) fn same(key: &str, given: &str) -> bool {
    key.to_lowercase().replace('-', "_") == given.to_lowercase().replace('-', "_")
}
