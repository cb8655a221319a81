//! An error as several lines, with the key pointed at.

use std::fmt::{self, Write};

use mynah_core::{Lang, Localize};

use super::ConfigError;
use crate::texts::text;

/// The part of a line that may be shown: the key, and what stands before it when that is only
/// indentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::config) struct Excerpt {
    /// What stands before the key.
    pub(in crate::config) before: String,
    /// The key as written.
    pub(in crate::config) key: String,
}

impl Excerpt {
    /// The key at `column` of `line`, when it is really there.
    pub(in crate::config) fn new(line: &str, column: usize, key: &str) -> Option<Self> {
        let start = line.char_indices().nth(column.checked_sub(1)?)?.0;
        let (before, rest) = line.split_at(start);
        let key = ["", "\"", "'"]
            .map(|quote| format!("{quote}{key}{quote}"))
            .into_iter()
            .find(|written| rest.starts_with(written.as_str()))?;
        let indentation = |c: char| c.is_whitespace() || c == '-';
        let before = if before.chars().all(indentation) {
            before.to_owned()
        } else {
            // Another key and its value stand before it on this line.
            let indent: String = before.chars().take_while(|c| c.is_whitespace()).collect();
            format!("{indent}… ")
        };
        Some(Self { before, key })
    }
}

impl ConfigError {
    /// The line of the file the error is on, as far as it may be shown: never with a value.
    ///
    /// `None` when the error is at no key of a file.
    pub fn source_line(&self) -> Option<String> {
        let Excerpt { before, key } = self.excerpt.as_ref()?;
        Some(format!("{before}{key}: …"))
    }

    /// The error as several lines: what is wrong, where, and the key pointed at.
    ///
    /// ```text
    /// error: unknown key `urii`; known are `uri` or `token`; did you mean `uri`?
    ///   --> configs/napcat.yaml:6:7
    ///    |
    ///  6 |       urii: …
    ///    |       ^^^^
    /// ```
    pub fn render(&self) -> String {
        self.render_in(&Lang::english())
    }

    /// The error as several lines, for a reader of `lang`.
    pub fn render_in(&self, lang: &Lang) -> String {
        let mut out = String::new();
        self.write_lines(lang, &mut out).expect("writing to a text cannot fail");
        out
    }

    fn write_lines(&self, lang: &Lang, out: &mut String) -> fmt::Result {
        // Where no line of the file shows the key, it has to be said.
        let message = match (&self.excerpt, &self.key) {
            (None, Some(key)) => self.with_key(key),
            _ => self.sentence(),
        };
        writeln!(out, "{}", text("error").with("message", message).localize(lang))?;
        if let Some(place) = self.place() {
            writeln!(out, "  --> {}", place.localize(lang))?;
        }
        let (Some(line), Some(shown), Some(Excerpt { before, key })) =
            (self.line, self.source_line(), &self.excerpt)
        else {
            return Ok(());
        };
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        let under: String = before.chars().flat_map(blank).collect();
        let carets = "^".repeat(key.chars().map(width).sum());
        writeln!(out, " {margin} |")?;
        writeln!(out, " {number} | {shown}")?;
        writeln!(out, " {margin} | {under}{carets}")
    }
}

/// What takes as much room as `c` without being seen; a tab stays one, whatever its width.
fn blank(c: char) -> impl Iterator<Item = char> {
    let blank = if c == '\t' { '\t' } else { ' ' };
    std::iter::repeat_n(blank, width(c))
}

/// How many columns of a terminal `c` takes: East Asian scripts take two.
fn width(c: char) -> usize {
    if matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
    {
        2
    } else {
        1
    }
}
