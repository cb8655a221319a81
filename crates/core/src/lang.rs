//! Languages, in whichever spelling people write them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language such as `zh-CN`, read from BCP 47 or POSIX spelling in any case.
///
/// ```
/// use mynah_core::Lang;
///
/// let lang: Lang = "zh_cn.UTF-8".parse().unwrap();
/// assert_eq!(lang.to_string(), "zh-CN");
/// assert_eq!(lang, "zh-CN".parse().unwrap());
/// assert!("not a language".parse::<Lang>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lang(LanguageIdentifier);

/// A text that is no language tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is not a language; write a tag such as `zh-CN` or `en`")]
#[non_exhaustive]
pub struct LangError {
    /// What was given.
    pub given: String,
}

impl Lang {
    /// English.
    pub fn english() -> Self {
        Self("en".parse().expect("`en` is a language tag"))
    }

    /// Chinese as written on the mainland.
    pub fn chinese() -> Self {
        Self("zh-CN".parse().expect("`zh-CN` is a language tag"))
    }

    /// The primary language alone, for example `zh` of `zh-CN`.
    pub fn primary(&self) -> &str {
        self.0.language.as_str()
    }

    /// The parsed identifier.
    pub fn identifier(&self) -> &LanguageIdentifier {
        &self.0
    }
}

impl FromStr for Lang {
    type Err = LangError;

    /// Reads a tag; an encoding (`.UTF-8`) or a modifier (`@pinyin`) behind it is ignored.
    fn from_str(text: &str) -> Result<Self, LangError> {
        let wrong = || LangError { given: text.to_owned() };
        let tag = text.trim().split(['.', '@']).next().unwrap_or_default();
        let parsed: LanguageIdentifier = tag.parse().map_err(|_| wrong())?;
        // `C` and `POSIX` are locales without a language, and `und` says that none is known.
        if parsed.language.is_empty() || tag.eq_ignore_ascii_case("posix") {
            return Err(wrong());
        }
        Ok(Self(parsed))
    }
}

impl TryFrom<String> for Lang {
    type Error = LangError;

    fn try_from(text: String) -> Result<Self, LangError> {
        text.parse()
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> Self {
        lang.to_string()
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_language_is_the_same_language() {
        for text in ["zh-CN", "zh_CN", "ZH-cn", "zh_CN.UTF-8", " zh_CN.utf8@pinyin "] {
            assert_eq!(text.parse(), Ok(Lang::chinese()), "{text}");
        }
    }

    #[test]
    fn what_is_no_language_is_refused_by_name() {
        for text in ["", "C", "POSIX", "und", "klingon language", "zh-", "1"] {
            let error = text.parse::<Lang>().unwrap_err();
            assert_eq!(error.given, text);
        }
    }
}
