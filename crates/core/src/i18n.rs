//! Texts in the languages of the users, in the Fluent syntax.
//!
//! Whoever has something to say brings its texts along, one Fluent file a language; whoever asks
//! for a text gets it in the language that fits best.
//! Modules, adapters, the framework and the command all speak through this.
//!
//! Where the reader is known, [`Texts::text`] gives the text itself; where it is not yet, as in an
//! error, a [`Phrase`] remembers which text is meant.

mod chain;
mod differences;
mod filler;
mod io;
mod language;
mod localizer;
mod overlay;
pub(crate) mod own;
mod phrase;
mod preference;
mod text;

use std::borrow::Cow;
use std::fmt;

pub use chain::localize_error;
pub use filler::Filler;
pub use localizer::Localizer;
pub use overlay::TextsError;
pub use phrase::Phrase;
pub use preference::{LangStore, MemoryLangs, Spoken, UserLangs};
pub use text::{Gap, Text};

use crate::lang::Lang;
use language::{Bundle, Language};

/// The texts of one speaker, in several languages.
///
/// ```
/// use mynah_core::i18n::Texts;
/// use mynah_core::Lang;
///
/// let texts = Texts::new([
///     ("en", "found = { $count } members"),
///     ("zh-CN", "found = { $count } 位群友"),
/// ]);
/// assert_eq!(texts.text(&Lang::chinese(), "found").with("count", 3).to_string(), "3 位群友");
/// ```
#[derive(Clone, Default)]
pub struct Texts {
    languages: Vec<Language>,
}

/// Something that is told in the language of whoever reads it; its `Display` form is English.
pub trait Localize: fmt::Display {
    /// It in `lang`, or in the language nearest to it that there is.
    fn localize(&self, lang: &Lang) -> String;
}

impl Texts {
    /// Texts in these languages; a reader whose language is not among them gets the first.
    ///
    /// # Panics
    ///
    /// As [`add`](Self::add).
    pub fn new<'a, F: Into<Cow<'static, str>>>(
        languages: impl IntoIterator<Item = (&'a str, F)>,
    ) -> Self {
        let mut texts = Self::default();
        languages.into_iter().for_each(|(lang, fluent)| texts.add(lang, fluent));
        texts
    }

    /// Adds the texts of one language.
    ///
    /// # Panics
    ///
    /// When `lang` is no language tag or `fluent` is no Fluent: both are part of the program.
    pub fn add(&mut self, lang: &str, fluent: impl Into<Cow<'static, str>>) {
        let lang = lang.parse().unwrap_or_else(|error| panic!("{error}"));
        self.languages.push(Language::new(lang, fluent.into()));
    }

    /// The text `key` for a reader of `lang`, to be filled with [`Text::with`] where it has gaps.
    ///
    /// A key that no language has gives the key itself, so that it shows.
    pub fn text<'a>(&'a self, lang: &'a Lang, key: &'a str) -> Text<'a> {
        Text::new(self, lang, key)
    }

    /// The languages there are texts in, in the order they were added.
    pub fn languages(&self) -> impl Iterator<Item = &Lang> {
        let first = |at: usize, lang: &Lang| self.languages[..at].iter().all(|it| it.lang != *lang);
        let languages = self.languages.iter().enumerate();
        languages.filter(move |(at, it)| first(*at, &it.lang)).map(|(_, it)| &it.lang)
    }

    /// Whether the text `key` exists in `lang` itself.
    pub fn has(&self, lang: &Lang, key: &str) -> bool {
        self.languages.iter().any(|known| known.lang == *lang && known.has(key))
    }

    /// Which text in order `key` is, in the first language that has it.
    pub(crate) fn place(&self, key: &str) -> Option<usize> {
        self.languages.iter().find_map(|language| language.keys().position(|known| known == key))
    }

    /// The bundles that have a text for a reader of `lang`, the best first: that very language,
    /// another dialect of it, then the others in the order they were added.
    fn best_for<'a>(&'a self, lang: &'a Lang, key: &'a str) -> impl Iterator<Item = &'a Bundle> {
        let rank = move |known: &Lang| match known {
            known if known == lang => 0,
            known if known.primary() == lang.primary() => 1,
            _ => 2,
        };
        (0..3).flat_map(move |wanted| {
            self.languages
                .iter()
                .filter(move |known| rank(&known.lang) == wanted)
                .filter_map(move |known| known.bundle_with(key))
        })
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.languages()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Texts {
        Texts::new([
            ("en", "hello = Hello, { $name }!\nbye = Bye!"),
            ("zh-CN", "hello = 你好,{ $name }!"),
        ])
    }

    fn lang(tag: &str) -> Lang {
        tag.parse().unwrap()
    }

    #[test]
    fn a_reader_gets_the_language_that_fits_best() {
        let hello = |tag: &str| texts().text(&lang(tag), "hello").with("name", "A").to_string();
        assert_eq!(hello("zh-CN"), "你好,A!");
        assert_eq!(hello("zh_TW"), "你好,A!");
        assert_eq!(hello("en-GB"), "Hello, A!");
        assert_eq!(hello("fr"), "Hello, A!");
    }

    #[test]
    fn a_text_that_a_language_lacks_comes_from_another_and_else_shows_its_key() {
        assert_eq!(texts().text(&lang("zh-CN"), "bye").to_string(), "Bye!");
        assert_eq!(texts().text(&lang("zh-CN"), "nowhere").to_string(), "nowhere");
    }

    #[test]
    fn a_gap_that_is_not_filled_shows_its_name() {
        assert_eq!(texts().text(&lang("en"), "hello").to_string(), "Hello, {$name}!");
    }
}
