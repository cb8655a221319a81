//! Where everything came from.

use std::fmt;
use std::path::PathBuf;

use mynah_core::Lang;
use mynah_core::i18n::{Filler, Phrase};

use super::convert::Path;
use super::document::{Document, Position};
use super::error::{ConfigError, ConfigErrorKind, ConfigErrors, Excerpt, Input};
use super::problem::Problem;
use super::redact::{MASK, is_name, is_word, mask_secrets, redact, redact_gap};
use crate::texts::text;

/// Where everything came from, and what of it may not be shown.
#[derive(Default)]
pub(super) struct Sources {
    pub(super) file: Option<PathBuf>,
    pub(super) document: Option<Document>,
    /// What was given from outside the file, in the order in which it counts.
    pub(super) inputs: Vec<(Path, Input)>,
    pub(super) secrets: Vec<String>,
    /// The language that is asked for.
    pub(super) lang: Option<Lang>,
}

/// Nothing of it: it is full of values.
impl fmt::Debug for Sources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sources").field("file", &self.file).finish_non_exhaustive()
    }
}

/// The place of a problem.
struct Place {
    input: Option<Input>,
    position: Option<Position>,
    excerpt: Option<Excerpt>,
}

impl Sources {
    /// The error for a problem: with its place, and without values.
    pub(super) fn error(&self, problem: Problem) -> ConfigError {
        let show = self.may_show(&problem);
        let place = self.place(&problem, &show);
        let mut path = problem.path;
        let mut hidden = Vec::new();
        for (key, _) in path.iter_mut().zip(&show).filter(|(_, show)| !**show) {
            hidden.push(std::mem::replace(key, MASK.to_owned()));
        }
        let message = problem.message.cleaned(
            &|sentence| {
                let without = |text: String, key: &String| text.replace(&format!(" `{key}`"), "");
                let sentence = hidden.iter().fold(sentence.to_owned(), without);
                redact(&sentence, &problem.values, &path, &self.secrets)
            },
            &|gap| {
                if hidden.iter().any(|key| key == gap) {
                    return MASK.to_owned();
                }
                redact_gap(gap, &problem.values, &path, &self.secrets)
            },
        );
        let key = (!path.is_empty()).then(|| mask_secrets(&dotted(&path), &self.secrets));
        ConfigError {
            kind: problem.kind,
            file: self.file.clone().filter(|_| place.input.is_none()),
            line: place.position.map(|at| at.line),
            column: place.position.map(|at| at.column),
            input: place.input,
            key,
            message,
            suggestion: problem.suggestion,
            excerpt: place.excerpt,
        }
    }

    /// `value`, unless something was found to be wrong.
    pub(super) fn unless<T>(&self, problems: Vec<Problem>, value: T) -> Result<T, ConfigErrors> {
        if problems.is_empty() {
            return Ok(value);
        }
        let errors = problems.into_iter().map(|problem| self.error(problem)).collect();
        Err(ConfigErrors::new(errors, self.lang.clone()))
    }

    /// What stands at `path`, named for a message about something else: the entry of the list,
    /// and its line or what it was given by.
    pub(super) fn name_of(&self, path: &[String]) -> Phrase {
        let entry = dotted(&path[..path.len().min(2)]);
        let place = match (self.input(path), &self.document, &self.file) {
            (Some(input), ..) => Filler::from(input.phrase()),
            (None, Some(document), Some(file)) => {
                let line = document.find(path).position.line;
                format!("{}:{line}", file.display()).into()
            }
            _ => return text("entry").with("entry", entry),
        };
        text("entry-at").with("entry", entry).with("place", place)
    }

    /// Where a problem is; `show` says which keys of its path may be shown.
    fn place(&self, problem: &Problem, show: &[bool]) -> Place {
        let input = match problem.input.clone() {
            None if problem.at.is_none() => self.input(&problem.path),
            input => input,
        };
        let document = self.document.as_ref().filter(|_| input.is_none());
        let Some(document) = document else {
            return Place { input, position: problem.at, excerpt: None };
        };
        let found = document.find(&problem.path);
        let position = problem.at.unwrap_or(found.position);
        let may_show = found.depth.checked_sub(1).is_some_and(|last| show[last]);
        let key = found.key.filter(|key| {
            // A key may hold a secret that stands elsewhere too.
            may_show && mask_secrets(&key.value, &self.secrets) == key.value
        });
        let excerpt = key
            .zip(document.line(position.line))
            .and_then(|(key, line)| Excerpt::new(line, position.column, &key.value));
        Place { input: None, position: Some(position), excerpt }
    }

    /// What gave the value at `path`, when it was not the file: the last that gave it or anything
    /// around it, or else the last that gave anything in it that the file does not have.
    fn input(&self, path: &[String]) -> Option<Input> {
        let last = |wanted: &dyn Fn(&Path) -> bool| {
            let mut inputs = self.inputs.iter().rev();
            inputs.find(|(of, _)| wanted(of)).map(|(_, input)| input.clone())
        };
        last(&|of| path.starts_with(of)).or_else(|| {
            let in_file = self.document.as_ref().is_some_and(|file| file.has(path));
            last(&|of| of.starts_with(path) && !in_file)
        })
    }

    /// Which keys of the path are keys, and not values that slipped into the place of one.
    fn may_show(&self, problem: &Problem) -> Vec<bool> {
        use ConfigErrorKind::{DuplicateKey, UnknownAdapter, UnknownKey, UnknownModule};
        let doubtful =
            matches!(problem.kind, UnknownKey | UnknownAdapter | UnknownModule | DuplicateKey);
        let of = |end| {
            let last = end == problem.path.len();
            (last && problem.suggestion.is_some())
                || self.is_key(&problem.path[..end], last && doubtful)
        };
        (1..=problem.path.len()).map(of).collect()
    }

    fn is_key(&self, path: &[String], doubtful: bool) -> bool {
        let looks = if doubtful { is_word } else { is_name };
        let looks = path.last().is_none_or(|key| looks(key));
        match &self.document {
            Some(file) if file.has(path) => {
                looks && file.find(path).key.is_none_or(|key| file.has_colon(key))
            }
            // Whoever names a key in a variable or an argument does not do so by accident.
            _ => looks || self.inputs.iter().any(|(of, _)| of.starts_with(path)),
        }
    }
}

/// A path as people write it: `bots[0].NapCat.uri`.
fn dotted(path: &[String]) -> String {
    let mut out = String::new();
    for segment in path {
        if !segment.is_empty() && segment.chars().all(|c| c.is_ascii_digit()) {
            out.extend(["[", segment, "]"]);
        } else {
            if !out.is_empty() {
                out.push('.');
            }
            out.push_str(segment);
        }
    }
    out
}
