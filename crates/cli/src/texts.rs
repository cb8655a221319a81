//! What the command itself says, in the language of whoever sits in front of it.

use std::sync::Arc;

use mynah::core::Lang;
use mynah::i18n::{Localizer, Texts};

/// The texts of the command for a reader of `lang`, else of the language of the terminal.
pub(crate) fn for_reader(lang: Option<&Lang>) -> Localizer {
    let mut texts = Texts::default();
    texts.add("en", include_str!("texts/en.ftl"));
    texts.add("zh-CN", include_str!("texts/zh-CN.ftl"));
    let of_terminal = || Lang::of_locale(|name| std::env::var(name).ok());
    let lang = lang.cloned().or_else(of_terminal).unwrap_or_else(Lang::english);
    Localizer::new(Arc::new(texts), lang)
}
