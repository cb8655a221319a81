//! What fills the gaps of a phrase.

use std::borrow::Cow;

use super::own::text;
use super::{Gap, Localize, Phrase};
use crate::lang::Lang;

/// What fills a gap of a [`Phrase`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Filler {
    /// Words that are the same in every language.
    Words(Cow<'static, str>),
    /// A number, which may decide about singular and plural.
    Number(i64),
    /// What is itself said in the language of the reader.
    Phrase(Phrase),
    /// A list, joined as the language of the reader joins one.
    List(Vec<Cow<'static, str>>),
    /// A list of names from the configuration or the command line, each in back-ticks.
    Names(Vec<Cow<'static, str>>),
}

impl Filler {
    /// A list, joined as the language of the reader joins one.
    pub fn list<T: Into<Cow<'static, str>>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    /// A list of names, each in back-ticks.
    pub fn names<T: Into<Cow<'static, str>>>(names: impl IntoIterator<Item = T>) -> Self {
        Self::Names(names.into_iter().map(Into::into).collect())
    }

    pub(super) fn for_reader(&self, lang: &Lang) -> Gap<'_> {
        match self {
            Self::Words(words) => Gap::from(&**words),
            Self::Number(number) => Gap::from(*number),
            Self::Phrase(phrase) => Gap::from(phrase.localize(lang)),
            Self::List(items) => Gap::from(join(items.iter().map(ToString::to_string), lang)),
            Self::Names(names) => {
                Gap::from(join(names.iter().map(|name| format!("`{name}`")), lang))
            }
        }
    }

    pub(super) fn cleaned(
        self,
        sentence: &dyn Fn(&str) -> String,
        gap: &dyn Fn(&str) -> String,
    ) -> Self {
        let all = |items: Vec<_>| items.into_iter().map(|item| clean(item, gap)).collect();
        match self {
            Self::Words(words) => Self::Words(clean(words, gap)),
            Self::Number(number) => {
                let (written, cleaned) = (number.to_string(), gap(&number.to_string()));
                if cleaned == written { self } else { Self::Words(cleaned.into()) }
            }
            Self::Phrase(phrase) => Self::Phrase(phrase.cleaned(sentence, gap)),
            Self::List(items) => Self::List(all(items)),
            Self::Names(names) => Self::Names(all(names)),
        }
    }
}

/// What is borrowed is part of the program.
pub(super) fn clean(
    words: Cow<'static, str>,
    cleaner: &dyn Fn(&str) -> String,
) -> Cow<'static, str> {
    match words {
        Cow::Borrowed(_) => words,
        Cow::Owned(words) => cleaner(&words).into(),
    }
}

fn join(items: impl Iterator<Item = String>, lang: &Lang) -> String {
    let items: Vec<_> = items.collect();
    let Some((last, [first, others @ ..])) = items.split_last() else {
        return items.concat();
    };
    let between = text("list-between").localize(lang);
    let before_last = text("list-before-last").localize(lang);
    let others: String = others.iter().flat_map(|item| [between.as_str(), item]).collect();
    format!("{first}{others}{before_last}{last}")
}

macro_rules! numbers {
    ($($Number:ty)*) => { $(
        impl From<$Number> for Filler {
            fn from(number: $Number) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )* };
}

numbers! { u16 u32 u64 usize i32 }

impl From<Phrase> for Filler {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(phrase)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_joined_as_its_reader_joins_one() {
        let joined =
            |items: &[&'static str], lang: Lang| join(items.iter().map(ToString::to_string), &lang);
        assert_eq!(joined(&[], Lang::english()), "");
        assert_eq!(joined(&["a"], Lang::english()), "a");
        assert_eq!(joined(&["a", "b"], Lang::english()), "a and b");
        assert_eq!(joined(&["a", "b", "c"], Lang::english()), "a, b and c");
        assert_eq!(joined(&["a", "b", "c"], Lang::chinese()), "a、b、c");
    }
}
