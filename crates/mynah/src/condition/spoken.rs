//! In which language something was said, where a condition has words of several.

use mynah_core::Lang;

use super::check::Check;
use super::{Expression, Subject};

impl Expression {
    /// The languages whose words were said, in the order in which the texts are given.
    pub(crate) fn tongues(&self, subject: &Subject<'_>) -> Vec<Lang> {
        let mut found = Vec::new();
        self.add_tongues(subject, &mut found);
        found
    }

    fn add_tongues(&self, subject: &Subject<'_>, found: &mut Vec<Lang>) {
        match self {
            Self::Check(check) => check.tongues(subject, found),
            Self::Command(command) => command.tongues(subject, found),
            Self::Named(named) => named.expression.add_tongues(subject, found),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.add_tongues(subject, found);
                }
            }
            Self::Test(_) | Self::Not(_) => {}
        }
    }

    /// Whether it has words that belong to one language.
    pub(crate) fn is_spoken(&self) -> bool {
        self.contains(&|part| match part {
            Self::Check(check) => check.is_spoken(),
            Self::Command(command) => command.is_spoken(),
            _ => false,
        })
    }
}

/// The language that was spoken, unless the reader's own (`usual`) has the same words.
pub(crate) fn tongue_of<'a>(spoken: &'a [Lang], usual: Option<&Lang>) -> Option<&'a Lang> {
    let is_usual = |lang: &Lang| usual.is_some_and(|usual| usual.primary() == lang.primary());
    spoken.first().filter(|_| !spoken.iter().any(is_usual))
}
