//! Conditions on the words of a message.

use std::sync::Arc;

use mynah_core::Lang;
use mynah_core::i18n::{Filler, Phrase, Texts};
use smol_str::SmolStr;

use super::check::{Check, Cost, shown};
use super::index::Key;
use super::subject::Subject;
use super::{Condition, Expression, message};
use crate::command::fold;
use crate::texts::text;

/// Words to look for in a message: one of several, in any case and width unless they are
/// [`exactly`] meant.
///
/// Made from a text, or from several of which one will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    words: Vec<SmolStr>,
    /// Keys of the texts of the module.
    keys: Vec<&'static str>,
    exact: bool,
}

/// Words whose case and width matter.
///
/// ```
/// use mynah::condition::exactly;
/// use mynah::prelude::*;
///
/// let polish = message().text_contains(exactly("Polish"));
/// # let _ = polish;
/// ```
pub fn exactly(words: impl Into<Wording>) -> Wording {
    Wording { exact: true, ..words.into() }
}

/// The text `key` of the module in any of its languages; several words of one language stand in
/// it with `|` between, of which one will do.
///
/// ```
/// use mynah::condition::localized;
/// use mynah::prelude::*;
///
/// async fn sign(texts: Localizer) -> String {
///     texts.text("signed").to_string()
/// }
///
/// let module = Module::new("sign")
///     .texts("en", "word = sign in | here\nsigned = Signed in.")
///     .texts("zh-CN", "word = 签到\nsigned = 签到成功。")
///     .on(message().text_is(localized("word")), sign);
/// # let _ = module;
/// ```
pub fn localized(key: &'static str) -> Wording {
    Wording { words: Vec::new(), keys: vec![key], exact: false }
}

impl<const N: usize> From<[&str; N]> for Wording {
    fn from(words: [&str; N]) -> Self {
        words.into_iter().collect()
    }
}

impl From<&str> for Wording {
    fn from(words: &str) -> Self {
        [words].into()
    }
}

impl From<String> for Wording {
    fn from(words: String) -> Self {
        [words.as_str()].into()
    }
}

impl<'a> FromIterator<&'a str> for Wording {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let words = words.into_iter().map(SmolStr::from).collect();
        Self { words, keys: Vec::new(), exact: false }
    }
}

/// The words of a message are what it says in texts, joined, without mention of the bot and prefix
/// in front and without blanks around them.
impl Condition {
    /// In addition, its words must be these.
    pub fn text_is(self, words: impl Into<Wording>) -> Self {
        self.with_words(Place::Whole, words)
    }

    /// In addition, its words must begin with these.
    pub fn text_starts_with(self, words: impl Into<Wording>) -> Self {
        self.with_words(Place::Start, words)
    }

    /// In addition, its words must end with these.
    pub fn text_ends_with(self, words: impl Into<Wording>) -> Self {
        self.with_words(Place::End, words)
    }

    /// In addition, these must be among its words.
    pub fn text_contains(self, words: impl Into<Wording>) -> Self {
        self.with_words(Place::Anywhere, words)
    }

    fn with_words(self, place: Place, wording: impl Into<Wording>) -> Self {
        let worded = Worded { place, wording: wording.into(), tongues: Vec::new() };
        self.and(Self::new(Expression::check(worded.folded())))
    }
}

/// Words alone are a message that says just that.
impl From<&str> for Condition {
    fn from(words: &str) -> Self {
        message().text_is(words)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Whole,
    Start,
    End,
    Anywhere,
}

#[derive(Debug, Clone)]
struct Worded {
    place: Place,
    wording: Wording,
    /// Those of its words that belong to a language, each with the place among them.
    tongues: Vec<(usize, Lang)>,
}

impl Worded {
    fn folded(mut self) -> Self {
        if !self.wording.exact {
            self.wording.words.iter_mut().for_each(|words| *words = fold(words).into());
        }
        self
    }

    fn is_in(&self, said: &str) -> bool {
        self.wording.words.iter().any(|words| self.fits(words, said))
    }

    fn fits(&self, words: &str, said: &str) -> bool {
        match self.place {
            Place::Whole => said == words,
            Place::Start => said.starts_with(words),
            Place::End => said.ends_with(words),
            Place::Anywhere => said.contains(words),
        }
    }

    /// The words of a message, as far as they matter.
    fn heard<'s>(&self, subject: &'s Subject<'_>) -> Option<&'s str> {
        let said = subject.said()?;
        Some(if self.wording.exact { &said.exact } else { said.folded() })
    }

    fn key(&self, words: &str) -> Option<Key> {
        let folded = SmolStr::from(fold(words));
        match self.place {
            Place::Whole => Some(Key::Text(folded)),
            // Everything begins and ends with nothing.
            _ if folded.is_empty() => None,
            _ => Some(Key::Literal(folded)),
        }
    }
}

impl Check for Worded {
    fn holds(&self, subject: &Subject<'_>) -> bool {
        self.heard(subject).is_some_and(|said| self.is_in(said))
    }

    fn say(&self) -> Phrase {
        let said = match self.place {
            Place::Whole => text("is-text"),
            Place::Start => text("is-text-start"),
            Place::End => text("is-text-end"),
            Place::Anywhere => text("is-text-part"),
        };
        let keys = self.wording.keys.iter().map(|key| format!("{key} …"));
        let words = self.wording.words.iter().map(ToString::to_string).chain(keys);
        said.with("words", Filler::names(words))
    }

    fn seen(&self, subject: &Subject<'_>) -> Phrase {
        seen(subject)
    }

    fn cost(&self) -> Cost {
        Cost::Read
    }

    fn keys(&self) -> Option<Vec<Key>> {
        self.wording.words.iter().map(|words| self.key(words)).collect()
    }

    fn is_specific(&self) -> bool {
        true
    }

    fn is_localized(&self) -> bool {
        !self.wording.keys.is_empty()
    }

    fn resolved(&self, texts: &Texts) -> Option<Arc<dyn Check>> {
        if !self.is_localized() {
            return None;
        }
        let mut wording = Wording { keys: Vec::new(), ..self.wording.clone() };
        let mut tongues = self.tongues.clone();
        for key in &self.wording.keys {
            for lang in texts.languages().filter(|lang| texts.has(lang, key)) {
                for words in texts.text(lang, key).to_string().split('|') {
                    tongues.push((wording.words.len(), lang.clone()));
                    wording.words.push(words.trim().into());
                }
            }
        }
        Some(Arc::new(Self { place: self.place, wording, tongues }.folded()))
    }

    fn tongues(&self, subject: &Subject<'_>, found: &mut Vec<Lang>) {
        let Some(said) = self.heard(subject).filter(|_| self.is_spoken()) else { return };
        let spoken =
            self.tongues.iter().filter(|(at, _)| self.fits(&self.wording.words[*at], said));
        found.extend(spoken.map(|(_, lang)| lang.clone()));
    }

    fn is_spoken(&self) -> bool {
        !self.tongues.is_empty()
    }
}

/// What a message says, for who wonders why nothing came of it.
pub(super) fn seen(subject: &Subject<'_>) -> Phrase {
    match subject.said() {
        None => super::kind::seen(subject),
        Some(said) if said.exact.is_empty() => text("seen-no-text"),
        Some(said) => text("seen-text").with("text", shown(&said.exact)),
    }
}
