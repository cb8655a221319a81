//! One text on its way to a reader.

use std::fmt;

use fluent_bundle::{FluentArgs, FluentValue};

use super::Texts;
use crate::lang::Lang;

/// One text, to be shown or given back by a handler as it is.
///
/// ```
/// use mynah_core::Lang;
/// use mynah_core::i18n::Texts;
///
/// let texts = Texts::new([("en", "found = { $count } members")]);
/// let lang = Lang::english();
/// assert_eq!(texts.text(&lang, "found").with("count", 3).to_string(), "3 members");
/// ```
#[derive(Debug)]
pub struct Text<'a> {
    texts: &'a Texts,
    lang: &'a Lang,
    key: &'a str,
    gaps: FluentArgs<'a>,
}

/// What fills a gap in a text: words or a number, which may decide about singular and plural.
#[derive(Debug, Clone)]
pub struct Gap<'a>(FluentValue<'a>);

macro_rules! gaps {
    ($($Value:ty)*) => { $(
        impl<'a> From<$Value> for Gap<'a> {
            fn from(value: $Value) -> Self {
                Self(value.into())
            }
        }
    )* };
}

gaps! { &'a str String i32 i64 u32 u64 usize f64 }

impl<'a> Text<'a> {
    pub(super) fn new(texts: &'a Texts, lang: &'a Lang, key: &'a str) -> Self {
        Self { texts, lang, key, gaps: FluentArgs::new() }
    }

    /// Fills the gap `name` with words or a number.
    pub fn with(mut self, name: &'a str, value: impl Into<Gap<'a>>) -> Self {
        self.gaps.set(name, value.into().0);
        self
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for bundle in self.texts.best_for(self.lang, self.key) {
            let Some(pattern) = bundle.get_message(self.key).and_then(|text| text.value()) else {
                continue;
            };
            // A gap that was not filled is shown by its name, which tells more than an error.
            let text = bundle.format_pattern(pattern, Some(&self.gaps), &mut Vec::new());
            return f.write_str(&text);
        }
        f.write_str(self.key)
    }
}
