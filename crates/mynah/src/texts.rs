//! What the framework itself says.

use std::sync::LazyLock;

use mynah_core::Lang;
use mynah_core::i18n::{Phrase, Texts};

/// The texts of the framework.
pub(crate) static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    Texts::new([
        ("en", include_str!("app/en.ftl")),
        ("en", include_str!("condition/en.ftl")),
        ("en", include_str!("config/en.ftl")),
        ("en", include_str!("dispatch/en.ftl")),
        ("en", include_str!("config/keys.en.ftl")),
        ("en", include_str!("module/en.ftl")),
        ("en", include_str!("session/en.ftl")),
        ("zh-CN", include_str!("app/zh-CN.ftl")),
        ("zh-CN", include_str!("condition/zh-CN.ftl")),
        ("zh-CN", include_str!("config/zh-CN.ftl")),
        ("zh-CN", include_str!("dispatch/zh-CN.ftl")),
        ("zh-CN", include_str!("config/keys.zh-CN.ftl")),
        ("zh-CN", include_str!("module/zh-CN.ftl")),
        ("zh-CN", include_str!("session/zh-CN.ftl")),
    ])
});

/// The text `key` of the framework.
pub(crate) fn text(key: &'static str) -> Phrase {
    Phrase::new(&TEXTS, key)
}

/// The language of the process: what the configuration says, else the locale, else English.
pub(crate) fn of_process(configured: Option<&Lang>) -> Lang {
    let of_locale = || Lang::of_locale(|name| std::env::var(name).ok());
    configured.cloned().or_else(of_locale).unwrap_or_else(Lang::english)
}

#[cfg(test)]
mod tests {
    use super::TEXTS;

    #[test]
    fn every_text_is_there_in_every_language() {
        TEXTS.assert_complete(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    }
}
