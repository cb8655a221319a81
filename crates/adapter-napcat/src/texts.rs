//! What this adapter says to people, in each language.

use std::process::ExitStatus;
use std::sync::LazyLock;
use std::time::Duration;

use mynah_core::i18n::{Phrase, Texts};
use mynah_core::{Lang, Localize};

pub(crate) static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    Texts::new([
        ("en", include_str!("error/en.ftl")),
        ("en", include_str!("action/en.ftl")),
        ("en", include_str!("codec/en.ftl")),
        ("en", include_str!("config/en.ftl")),
        ("en", include_str!("config/keys.en.ftl")),
        ("en", include_str!("transport/en.ftl")),
        ("en", include_str!("delivery/en.ftl")),
        ("en", include_str!("catch_up/en.ftl")),
        ("en", include_str!("files/en.ftl")),
        ("en", include_str!("convert/segment/en.ftl")),
        ("zh-CN", include_str!("error/zh-CN.ftl")),
        ("zh-CN", include_str!("action/zh-CN.ftl")),
        ("zh-CN", include_str!("codec/zh-CN.ftl")),
        ("zh-CN", include_str!("config/zh-CN.ftl")),
        ("zh-CN", include_str!("config/keys.zh-CN.ftl")),
        ("zh-CN", include_str!("transport/zh-CN.ftl")),
        ("zh-CN", include_str!("delivery/zh-CN.ftl")),
        ("zh-CN", include_str!("catch_up/zh-CN.ftl")),
        ("zh-CN", include_str!("files/zh-CN.ftl")),
        ("zh-CN", include_str!("convert/segment/zh-CN.ftl")),
    ])
});

/// The text `key` of this adapter.
pub(crate) fn text(key: &'static str) -> Phrase {
    Phrase::new(&TEXTS, key)
}

/// A time as people read it.
pub(crate) fn seconds(duration: Duration) -> Phrase {
    let seconds = duration.as_secs_f64();
    let digits = if seconds < 1.0 { 3 } else { 1 };
    let number = format!("{seconds:.digits$}");
    let number = number.trim_end_matches('0').trim_end_matches('.').to_owned();
    text("seconds").with("number", number)
}

/// How a process ended.
pub(crate) fn exit(status: ExitStatus) -> Phrase {
    match status.code() {
        Some(code) => text("exit-status").with("code", code.to_string()),
        // The system words it, with the signal that ended it.
        None => status.to_string().into(),
    }
}

/// An error and what caused it.
pub(crate) fn with_cause(error: Phrase, cause: Phrase) -> Phrase {
    text("with-cause").with("error", error).with("cause", cause)
}

/// The languages this adapter speaks, each once.
pub(crate) fn languages() -> Vec<&'static Lang> {
    let mut languages: Vec<_> = TEXTS.languages().collect();
    languages.dedup();
    languages
}

/// Whether this adapter speaks the language, be it another dialect of it.
pub(crate) fn speaks(lang: &Lang) -> bool {
    TEXTS.languages().any(|known| known.primary() == lang.primary())
}

/// Shows what is told in many languages in English, as `Display` does.
pub(crate) fn english(told: &impl Localize) -> String {
    told.localize(&Lang::english())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_there_in_every_language() {
        TEXTS.assert_complete(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    }

    #[test]
    fn a_time_is_shown_as_short_as_it_can_be() {
        for (millis, shown) in
            [(300_000, "300 s"), (1500, "1.5 s"), (1349, "1.3 s"), (20, "0.02 s"), (0, "0 s")]
        {
            assert_eq!(seconds(Duration::from_millis(millis)).to_string(), shown);
        }
        let chinese = seconds(Duration::from_secs(30)).localize(&Lang::chinese());
        assert_eq!(chinese, "30 秒");
    }
}
