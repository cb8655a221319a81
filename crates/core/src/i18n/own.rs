//! What the core itself says.

use std::sync::LazyLock;

use super::{Phrase, Texts};

/// The texts of the core.
pub(crate) static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    Texts::new([
        ("en", include_str!("en.ftl")),
        ("en", include_str!("../act/en.ftl")),
        ("en", include_str!("../config/en.ftl")),
        ("en", include_str!("../error/en.ftl")),
        ("zh-CN", include_str!("zh-CN.ftl")),
        ("zh-CN", include_str!("../act/zh-CN.ftl")),
        ("zh-CN", include_str!("../config/zh-CN.ftl")),
        ("zh-CN", include_str!("../error/zh-CN.ftl")),
    ])
});

/// The text `key` of the core.
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
