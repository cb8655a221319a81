//! Why a condition is true of an event, or not.

use std::fmt::{self, Write};

use mynah_core::i18n::Phrase;
use mynah_core::{Lang, Localize};

use super::Expression;
use super::check::Check;
use super::expression::Truth;
use super::subject::Subject;
use crate::texts::text;

/// A condition, whether it is true of an event, and why: what each part says, and what was there
/// instead.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Trace {
    /// What the condition says.
    pub said: Phrase,
    /// Whether that is true; `None` where only a running bot can tell.
    pub holds: Option<bool>,
    /// What the event has, of which the condition speaks.
    pub seen: Option<Phrase>,
    /// What it is made of.
    pub parts: Vec<Self>,
}

impl Expression {
    /// Why it is true of an event, or not.
    pub(crate) fn trace(&self, subject: &Subject<'_>) -> Trace {
        let truth = self.truth(subject);
        let (said, seen, parts) = match self {
            Self::Check(check) => (check.say(), Some(check.seen(subject)), Vec::new()),
            Self::Command(command) => (command.say(), Some(command.seen(subject)), Vec::new()),
            Self::Test(test) => (test.say(), None, Vec::new()),
            Self::Named(named) => {
                let said = text("is-named").with("name", named.name.to_string());
                (said, None, vec![named.expression.trace(subject)])
            }
            Self::All(parts) => (text("is-all"), None, traces(parts, subject)),
            Self::Any(parts) => (text("is-any"), None, traces(parts, subject)),
            Self::Not(part) => (text("is-not"), None, vec![part.trace(subject)]),
        };
        Trace::new(said, truth, seen, parts)
    }
}

fn traces(parts: &[Expression], subject: &Subject<'_>) -> Vec<Trace> {
    parts.iter().map(|part| part.trace(subject)).collect()
}

impl Trace {
    fn new(said: Phrase, truth: Truth, seen: Option<Phrase>, parts: Vec<Self>) -> Self {
        let holds = match truth {
            Truth::Yes => Some(true),
            Truth::No => Some(false),
            Truth::Open => None,
        };
        Self { said, holds, seen, parts }
    }

    /// One thing without parts.
    pub(crate) fn single(said: Phrase, holds: Option<bool>) -> Self {
        Self { said, holds, seen: None, parts: Vec::new() }
    }

    fn write(&self, lang: &Lang, depth: usize, out: &mut String) {
        let mark = match self.holds {
            Some(true) => '✓',
            Some(false) => '✗',
            None => '?',
        };
        let said = self.said.localize(lang);
        let line = match &self.seen {
            Some(seen) if self.holds == Some(false) => {
                text("trace-but").with("said", said).with("seen", seen.clone()).localize(lang)
            }
            _ => said,
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:depth$}{mark} {line}", "");
        for part in &self.parts {
            part.write(lang, depth + 2, out);
        }
    }
}

/// One line for each part, indented below what it is a part of.
impl Localize for Trace {
    fn localize(&self, lang: &Lang) -> String {
        let mut out = String::new();
        self.write(lang, 0, &mut out);
        out
    }
}

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.localize(&Lang::english()))
    }
}
