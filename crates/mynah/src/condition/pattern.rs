//! Conditions on the words of a message, by regular expression.

use std::fmt;
use std::ops::{Index, Range};
use std::sync::Arc;

use mynah_core::i18n::Phrase;
use regex::{Regex, RegexBuilder};
use smol_str::SmolStr;

use super::check::{Check, Cost};
use super::index::Key;
use super::subject::Subject;
use super::{Condition, Expression, message, wording};
use crate::texts::text;

/// What a regular expression of the condition found; a handler takes it as an argument, and is
/// skipped when no regular expression was asked.
///
/// ```
/// use mynah::prelude::*;
///
/// async fn roll(found: Captures) -> Option<String> {
///     let dice: u32 = found.name("dice")?.parse().ok()?;
///     Some(format!("{dice} dice of {} sides", &found[2]))
/// }
///
/// let module =
///     Module::new("dice").on(message().text_matches(r"(?<dice>\d+)d(\d+)"), roll);
/// # let _ = module;
/// ```
///
/// Of several regular expressions in one condition, it is the first that is true.
#[derive(Clone)]
pub struct Captures {
    text: Arc<str>,
    groups: Arc<[Option<Range<usize>>]>,
    regex: Regex,
}

impl Captures {
    fn new(regex: &Regex, text: &str) -> Option<Self> {
        let found = regex.captures(text)?;
        let groups = found.iter().map(|group| group.map(|group| group.range())).collect();
        Some(Self { text: text.into(), groups, regex: regex.clone() })
    }

    /// What the group of this number found, if it took part; 0 is all of it.
    pub fn get(&self, group: usize) -> Option<&str> {
        Some(&self.text[self.groups.get(group)?.clone()?])
    }

    /// What the group of this name found, if it took part.
    pub fn name(&self, name: &str) -> Option<&str> {
        let group = self.regex.capture_names().position(|known| known == Some(name))?;
        self.get(group)
    }

    /// All groups in order, all of it first.
    pub fn iter(&self) -> impl Iterator<Item = Option<&str>> {
        (0..self.groups.len()).map(|group| self.get(group))
    }
}

/// The group of this number, empty when it took no part or there is none.
impl Index<usize> for Captures {
    type Output = str;

    fn index(&self, group: usize) -> &str {
        self.get(group).unwrap_or_default()
    }
}

impl fmt::Debug for Captures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Condition {
    /// In addition, a regular expression, in any case, must find something in its words; see
    /// [`Captures`]. `(?-i)` in front has case matter, `^` and `$` are the ends of the words.
    ///
    /// # Panics
    ///
    /// When `pattern` is no regular expression: it is part of the program.
    pub fn text_matches(self, pattern: &str) -> Self {
        self.with_pattern(pattern)
    }

    /// As [`text_matches`](Self::text_matches), but it must be all of the words.
    ///
    /// # Panics
    ///
    /// When `pattern` is no regular expression: it is part of the program.
    pub fn text_matches_fully(self, pattern: &str) -> Self {
        self.with_pattern(&format!("^(?:{pattern})$"))
    }

    /// As [`text_matches`](Self::text_matches), by a regular expression that was made elsewhere,
    /// with its own mind on case.
    pub fn text_matches_regex(self, regex: Regex) -> Self {
        self.and(Self::new(Expression::check(Pattern { regex, source: None })))
    }

    fn with_pattern(self, pattern: &str) -> Self {
        let regex = RegexBuilder::new(pattern).case_insensitive(true).build();
        let regex = regex.unwrap_or_else(|error| panic!("`{pattern}` is wrong: {error}"));
        let source = Some(SmolStr::from(format!("(?i:{pattern})")));
        self.and(Self::new(Expression::check(Pattern { regex, source })))
    }
}

/// A regular expression alone is a message that it finds something in.
impl From<Regex> for Condition {
    fn from(regex: Regex) -> Self {
        message().text_matches_regex(regex)
    }
}

struct Pattern {
    regex: Regex,
    /// It and the way it takes case as one text, where that is known.
    source: Option<SmolStr>,
}

impl Check for Pattern {
    fn holds(&self, subject: &Subject<'_>) -> bool {
        subject.said().is_some_and(|said| self.regex.is_match(&said.exact))
    }

    fn say(&self) -> Phrase {
        text("is-pattern").with("pattern", self.regex.as_str().to_owned())
    }

    fn seen(&self, subject: &Subject<'_>) -> Phrase {
        wording::seen(subject)
    }

    fn cost(&self) -> Cost {
        Cost::Search
    }

    fn keys(&self) -> Option<Vec<Key>> {
        Some(vec![Key::Pattern(self.source.clone()?)])
    }

    fn is_specific(&self) -> bool {
        true
    }

    fn captures(&self, subject: &Subject<'_>) -> Option<Captures> {
        Captures::new(&self.regex, &subject.said()?.exact)
    }

    fn has_captures(&self) -> bool {
        true
    }
}
