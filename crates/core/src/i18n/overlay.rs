//! Texts of an operator over those of a module.

use std::fmt;

use super::language::Language;
use super::own::text;
use super::{Localize, Phrase, Texts};
use crate::lang::Lang;

/// Why texts are no Fluent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextsError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: Phrase,
}

impl Texts {
    /// Lays texts over those that are there: a key they have is told in their words, all others
    /// as before. A language there was none in is a new language.
    ///
    /// ```
    /// use mynah_core::i18n::Texts;
    /// use mynah_core::Lang;
    ///
    /// let mut texts = Texts::new([("en", "hello = Hello!\nbye = Bye!")]);
    /// texts.lay_over(&Lang::english(), "hello = Ahoy!").unwrap();
    /// assert_eq!(texts.text(&Lang::english(), "hello").to_string(), "Ahoy!");
    /// assert_eq!(texts.text(&Lang::english(), "bye").to_string(), "Bye!");
    /// ```
    ///
    /// # Errors
    ///
    /// The first thing that is no Fluent, with its line.
    pub fn lay_over(&mut self, lang: &Lang, fluent: &str) -> Result<(), TextsError> {
        let same = self.languages.iter().filter(|known| known.lang == *lang).cloned().collect();
        let laid = Language::over(lang.clone(), fluent, same).map_err(|error| {
            let at = error.pos.start.min(fluent.len());
            let before = fluent.get(..at).unwrap_or_default().matches('\n').count();
            let message = text("no-fluent").with("reason", error.to_string());
            TextsError { line: before + 1, message }
        })?;
        let below = self.languages.iter().position(|known| known.lang == *lang);
        self.languages.insert(below.unwrap_or(self.languages.len()), laid);
        Ok(())
    }

    /// The keys of the texts, in the order of the first language that has each.
    pub fn keys(&self) -> Vec<&str> {
        let mut keys: Vec<&str> = Vec::new();
        for key in self.languages.iter().flat_map(Language::keys) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    /// The keys that texts of an operator have and nobody asks for.
    pub fn strangers<'a>(&self, others: &'a Self) -> Vec<&'a str> {
        let keys = others.languages.iter().flat_map(Language::keys);
        keys.filter(|key| self.place(key).is_none()).collect()
    }
}

impl Localize for TextsError {
    fn localize(&self, lang: &Lang) -> String {
        self.message.localize(lang)
    }
}

impl fmt::Display for TextsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

impl std::error::Error for TextsError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_laid_over_counts_first_and_may_refer_to_what_is_below() {
        let mut texts = Texts::new([
            ("en", "-bot = Mynah\nhello = Hello from { -bot }!\nbye = Bye!"),
            ("zh-CN", "hello = 你好！\nbye = 再见！"),
        ]);
        texts.lay_over(&Lang::english(), "hello = { -bot } says hi").unwrap();
        let french: Lang = "fr".parse().unwrap();
        texts.lay_over(&french, "hello = Salut !").unwrap();
        let said = |tag: &str, key: &str| texts.text(&tag.parse().unwrap(), key).to_string();
        assert_eq!(said("en", "hello"), "Mynah says hi");
        assert_eq!(said("en", "bye"), "Bye!");
        assert_eq!(said("fr", "hello"), "Salut !");
        assert_eq!(said("fr", "bye"), "Bye!");
        assert_eq!(said("zh-CN", "hello"), "你好！");
    }

    #[test]
    fn what_is_no_fluent_is_told_with_its_line() {
        let mut texts = Texts::default();
        let error = texts.lay_over(&Lang::english(), "a = b\nhello Hello\n").unwrap_err();
        assert_eq!(error.line, 2);
    }
}
