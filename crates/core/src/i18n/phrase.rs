//! Something to be said, before it is known to whom.

use std::borrow::Cow;
use std::fmt;

use super::filler::{Filler, clean};
use super::{Localize, Texts};
use crate::lang::Lang;

/// Something to be said, before it is known to whom: one text of a speaker, and what fills its
/// gaps.
///
/// Errors are made of it. Its `Display` form is English.
///
/// ```
/// use std::sync::LazyLock;
/// use mynah_core::i18n::{Filler, Localize, Phrase, Texts};
/// use mynah_core::Lang;
///
/// static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
///     Texts::new([
///         ("en", "nobody = there is no { $name }; there are { $others }"),
///         ("zh-CN", "nobody = 没有 { $name }，只有 { $others }"),
///     ])
/// });
///
/// let phrase = Phrase::new(&TEXTS, "nobody")
///     .with("name", "Eve")
///     .with("others", Filler::list(["Ann", "Ben", "Cho"]));
/// assert_eq!(phrase.to_string(), "there is no Eve; there are Ann, Ben and Cho");
/// assert_eq!(phrase.localize(&Lang::chinese()), "没有 Eve，只有 Ann、Ben、Cho");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase(Form);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    /// These words, whatever the language.
    Words(Cow<'static, str>),
    /// A text, and what fills its gaps.
    Text { speaker: Speaker, key: &'static str, gaps: Vec<(&'static str, Filler)> },
}

#[derive(Debug, Clone, Copy)]
struct Speaker(&'static Texts);

impl PartialEq for Speaker {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Speaker {}

impl Phrase {
    /// The text `key` of `texts`.
    pub fn new(texts: &'static Texts, key: &'static str) -> Self {
        Self(Form::Text { speaker: Speaker(texts), key, gaps: Vec::new() })
    }

    /// Fills the gap `name`; what is only words has none.
    pub fn with(mut self, name: &'static str, filler: impl Into<Filler>) -> Self {
        if let Form::Text { gaps, .. } = &mut self.0 {
            gaps.push((name, filler.into()));
        }
        self
    }

    /// The same with everything replaced that was given while the program ran: words without a
    /// text by what `sentence` makes of them, and words in gaps by what `gap` makes of them.
    ///
    /// Whoever must not show a value uses this: what is part of the program is none.
    pub fn cleaned(self, sentence: &dyn Fn(&str) -> String, gap: &dyn Fn(&str) -> String) -> Self {
        Self(match self.0 {
            Form::Words(words) => Form::Words(clean(words, sentence)),
            Form::Text { speaker, key, gaps } => {
                let gaps = gaps
                    .into_iter()
                    .map(|(name, filler)| (name, filler.cleaned(sentence, gap)))
                    .collect();
                Form::Text { speaker, key, gaps }
            }
        })
    }
}

impl Localize for Phrase {
    fn localize(&self, lang: &Lang) -> String {
        match &self.0 {
            Form::Words(words) => words.clone().into_owned(),
            Form::Text { speaker, key, gaps } => gaps
                .iter()
                .fold(speaker.0.text(lang, key), |text, (name, filler)| {
                    text.with(name, filler.for_reader(lang))
                })
                .to_string(),
        }
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Words(words) => f.write_str(words),
            Form::Text { .. } => f.write_str(&self.localize(&Lang::english())),
        }
    }
}

macro_rules! words {
    ($($Words:ty)*) => { $(
        impl From<$Words> for Phrase {
            fn from(words: $Words) -> Self {
                Self(Form::Words(words.into()))
            }
        }

        impl From<$Words> for Filler {
            fn from(words: $Words) -> Self {
                Self::Words(words.into())
            }
        }
    )* };
}

words! { &'static str String Cow<'static, str> }

#[cfg(test)]
mod tests {
    use super::super::own::text;

    #[test]
    fn what_is_part_of_the_program_is_not_cleaned() {
        let stars = |words: &str| "*".repeat(words.len());
        let phrase = text("unsupported").with("api", "call".to_owned()).with("adapter", "Pigeon");
        assert_eq!(phrase.cleaned(&stars, &stars).to_string(), "Pigeon does not support ****");
    }
}
