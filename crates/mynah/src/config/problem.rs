//! Something wrong, before its place is known.

use mynah_core::SectionError;
use mynah_core::config::SectionErrorKind;
use mynah_core::i18n::Phrase;

use super::convert::Path;
use super::document::Position;
use super::error::{ConfigErrorKind, Input};

/// Something wrong at a path of the configuration.
#[derive(Debug, Clone)]
pub(super) struct Problem {
    pub(super) kind: ConfigErrorKind,
    pub(super) path: Path,
    /// Where it is, when that is not simply where the path leads.
    pub(super) at: Option<Position>,
    /// What it came from, when that is already known.
    pub(super) input: Option<Input>,
    pub(super) message: Phrase,
    pub(super) suggestion: Option<String>,
    /// The values found there, which the message may not repeat.
    pub(super) values: Vec<String>,
}

impl Problem {
    pub(super) fn new(kind: ConfigErrorKind, path: Path, message: impl Into<Phrase>) -> Self {
        Self {
            kind,
            path,
            at: None,
            input: None,
            message: message.into(),
            suggestion: None,
            values: Vec::new(),
        }
    }

    /// What was found wrong in the section at `base`, where `values` stand.
    pub(super) fn in_section(base: &[String], error: SectionError, values: Vec<String>) -> Self {
        let path = base.iter().cloned().chain(error.path).collect();
        Self {
            suggestion: error.suggestion,
            values,
            ..Self::new(error.kind.into(), path, error.message)
        }
    }

    /// Adds what is wrong where nothing is known to be wrong yet.
    ///
    /// A text that could not be filled in, for one, is no duration either.
    pub(super) fn add_new(problems: &mut Vec<Self>, found: Vec<Self>) {
        let known: Vec<Path> = problems.iter().map(|problem| problem.path.clone()).collect();
        let new = found.into_iter().filter(|problem| !known.contains(&problem.path));
        problems.extend(new);
    }

    pub(super) fn at(mut self, position: Position) -> Self {
        self.at = Some(position);
        self
    }

    pub(super) fn given_by(mut self, input: Input) -> Self {
        self.input = Some(input);
        self
    }

    pub(super) fn suggest(mut self, suggestion: Option<&str>) -> Self {
        self.suggestion = suggestion.map(str::to_owned);
        self
    }
}

impl From<SectionErrorKind> for ConfigErrorKind {
    fn from(kind: SectionErrorKind) -> Self {
        match kind {
            SectionErrorKind::UnknownKey => Self::UnknownKey,
            SectionErrorKind::MissingKey => Self::MissingKey,
            SectionErrorKind::WrongType => Self::WrongType,
            _ => Self::Invalid,
        }
    }
}
