//! What the command itself says, in the language of whoever sits in front of it.

use std::sync::{Arc, LazyLock, OnceLock};

use mynah::core::Lang;
use mynah::i18n::{Localizer, Phrase, Texts};

/// The texts of the command.
pub(crate) static TEXTS: LazyLock<Arc<Texts>> = LazyLock::new(|| {
    Arc::new(Texts::new([
        ("en", include_str!("texts/en.ftl")),
        ("en", include_str!("texts/help.en.ftl")),
        ("zh-CN", include_str!("texts/zh-CN.ftl")),
        ("zh-CN", include_str!("texts/help.zh-CN.ftl")),
    ]))
});

/// The text `key` of the command.
pub(crate) fn text(key: &'static str) -> Phrase {
    Phrase::new(&TEXTS, key)
}

/// Who reads what the command says.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    asked: Option<Lang>,
    configured: OnceLock<Lang>,
}

impl Reader {
    /// Somebody who asked for `lang`.
    pub(crate) fn new(asked: Option<Lang>) -> Self {
        Self { asked, configured: OnceLock::new() }
    }

    /// Whoever wrote this command line, before it is understood.
    pub(crate) fn of(words: impl IntoIterator<Item = String>) -> Self {
        let mut words = words.into_iter().take_while(|word| word != "--");
        let asked = std::iter::from_fn(|| {
            words.next().map(|word| match word.strip_prefix("--lang") {
                Some("") => words.next(),
                Some(rest) => rest.strip_prefix('=').map(str::to_owned),
                None => None,
            })
        });
        Self::new(asked.flatten().find_map(|lang| lang.parse().ok()))
    }

    /// Notes the language that the configuration asks for.
    pub(crate) fn configure(&self, lang: Option<&Lang>) {
        if let Some(lang) = lang {
            // A process reads one configuration.
            let _ = self.configured.set(lang.clone());
        }
    }

    /// The language that was asked for, else that of the configuration, else of the locale, else
    /// English.
    pub(crate) fn lang(&self) -> Lang {
        self.asked
            .as_ref()
            .or(self.configured.get())
            .cloned()
            .or_else(|| Lang::of_locale(|name| std::env::var(name).ok()))
            .unwrap_or_else(Lang::english)
    }

    /// The texts of the command for this reader.
    pub(crate) fn localizer(&self) -> Localizer {
        Localizer::new(Arc::clone(&TEXTS), self.lang())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_there_in_every_language() {
        TEXTS.assert_complete(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    }

    #[test]
    fn the_language_that_is_asked_for_is_found_wherever_it_stands() {
        let asked = |line: &str| Reader::of(line.split(' ').map(str::to_owned)).asked;
        assert_eq!(asked("mynah --lang zh-CN run"), Some(Lang::chinese()));
        assert_eq!(asked("mynah run --lang=zh_CN --help"), Some(Lang::chinese()));
        for line in ["mynah run", "mynah --lang", "mynah --language zh-CN", "mynah -- --lang en"] {
            assert_eq!(asked(line), None, "{line}");
        }
    }

    #[test]
    fn what_was_asked_for_counts_before_the_configuration() {
        let reader = Reader::new(None);
        reader.configure(Some(&Lang::chinese()));
        assert_eq!(reader.lang(), Lang::chinese());
        let reader = Reader::new(Some(Lang::english()));
        reader.configure(Some(&Lang::chinese()));
        assert_eq!(reader.lang(), Lang::english());
    }
}
