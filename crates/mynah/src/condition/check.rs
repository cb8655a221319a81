//! What the simplest conditions have in common.

use std::fmt;
use std::sync::Arc;

use mynah_core::Lang;
use mynah_core::i18n::{Phrase, Texts};

use super::Captures;
use super::index::Key;
use super::subject::Subject;

/// One simple thing that may be true of an event.
pub(crate) trait Check: Send + Sync {
    /// Whether it is true.
    fn holds(&self, subject: &Subject<'_>) -> bool;

    /// Says it, as a sentence without capital and full stop.
    fn say(&self) -> Phrase;

    /// Says what there is instead.
    fn seen(&self, subject: &Subject<'_>) -> Phrase;

    /// What it costs to find out.
    fn cost(&self) -> Cost {
        Cost::Look
    }

    /// Of what an event must have at least one for it to be true; `None` when there is no telling.
    fn keys(&self) -> Option<Vec<Key>> {
        None
    }

    /// Whether it only asks where something happened and who did it, whatever was said.
    fn is_of_scene(&self) -> bool {
        false
    }

    /// Whether it asks for certain messages, rather than for all of some place or person.
    fn is_specific(&self) -> bool {
        false
    }

    /// What its pattern found.
    fn captures(&self, _subject: &Subject<'_>) -> Option<Captures> {
        None
    }

    /// Whether it has a pattern that finds something.
    fn has_captures(&self) -> bool {
        false
    }

    /// The same, with the words of a module for the keys of its texts.
    fn resolved(&self, _texts: &Texts) -> Option<Arc<dyn Check>> {
        None
    }

    /// Whether it has such keys.
    fn is_localized(&self) -> bool {
        false
    }

    /// Adds the languages whose words were said.
    fn tongues(&self, _subject: &Subject<'_>, _found: &mut Vec<Lang>) {}

    /// Whether it has words that belong to one language.
    fn is_spoken(&self) -> bool {
        false
    }
}

/// What it costs to find out whether something is true; cheaper things are looked at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cost {
    /// A field or two.
    Look,
    /// Some text, or some segments.
    Read,
    /// All of a text, by a pattern.
    Search,
    /// Code of a module.
    Run,
    /// Code of a module that may wait.
    Wait,
}

impl fmt::Debug for dyn Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.say(), f)
    }
}

/// A text that was said, short enough for a line.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let line: String =
        text.chars().map(|letter| if letter == '\n' { ' ' } else { letter }).collect();
    match line.char_indices().nth(LONGEST) {
        None => line,
        Some((end, _)) => format!("{}…", &line[..end]),
    }
}
