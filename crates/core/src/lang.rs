//! Languages, in whichever spelling people write them.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

use crate::i18n::own::text;
use crate::i18n::{Localize, Phrase};

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
#[derive(Debug, Clone, PartialEq, Eq)]
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

    /// The language that a locale asks for: that of `LC_ALL`, else `LC_MESSAGES`, else `LANG`,
    /// each looked up with `variable`.
    ///
    /// The first one that is set counts, even when it names no language: that is how a locale is
    /// chosen everywhere else.
    ///
    /// ```
    /// use mynah_core::Lang;
    ///
    /// let of_this_process = Lang::of_locale(|name| std::env::var(name).ok());
    /// # let _ = of_this_process;
    /// let lang = Lang::of_locale(|name| (name == "LANG").then(|| "zh_CN.UTF-8".to_owned()));
    /// assert_eq!(lang, Some(Lang::chinese()));
    /// ```
    pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(variable)
            .find(|value| !value.is_empty())?
            .parse()
            .ok()
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

impl JsonSchema for Lang {
    fn schema_name() -> Cow<'static, str> {
        "Lang".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
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

impl From<LangError> for Phrase {
    fn from(error: LangError) -> Self {
        text("not-a-language").with("given", error.given)
    }
}

impl Localize for LangError {
    fn localize(&self, lang: &Lang) -> String {
        Phrase::from(self.clone()).localize(lang)
    }
}

impl fmt::Display for LangError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Phrase::from(self.clone()).fmt(f)
    }
}

impl std::error::Error for LangError {}

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
    fn the_first_locale_variable_that_is_set_counts() {
        let lang = |all: &str, lang: &str| {
            let (all, lang) = (all.to_owned(), lang.to_owned());
            Lang::of_locale(move |name| match name {
                "LC_ALL" => Some(all.clone()),
                "LANG" => Some(lang.clone()),
                _ => None,
            })
        };
        assert_eq!(lang("", "zh_CN.UTF-8"), Some(Lang::chinese()));
        assert_eq!(lang("en", "zh_CN.UTF-8"), Some(Lang::english()));
        assert_eq!(lang("C", "zh_CN.UTF-8"), None);
    }

    #[test]
    fn what_is_no_language_is_refused_by_name() {
        for text in ["", "C", "POSIX", "und", "klingon language", "zh-", "1"] {
            let error = text.parse::<Lang>().unwrap_err();
            assert_eq!(error.given, text);
        }
    }
}
