//! What can be wrong with a console, in each language.

use std::sync::LazyLock;

use mynah_core::i18n::{Phrase, Texts};

pub(crate) static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    Texts::new([("en", include_str!("texts/en.ftl")), ("zh-CN", include_str!("texts/zh-CN.ftl"))])
});

/// The text `key` of the console.
pub(crate) fn text(key: &'static str) -> Phrase {
    Phrase::new(&TEXTS, key)
}

#[cfg(test)]
mod tests {
    use super::TEXTS;

    #[test]
    fn every_text_is_there_in_every_language() {
        TEXTS.assert_complete(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    }
}
