//! One text on its way to a reader.

use std::fmt;

use fluent_bundle::{FluentArgs, FluentValue};

use super::Localizer;
use crate::handler::HandlerError;
use crate::reply::{IntoReply, Reply};

/// One text, to be shown or given back by a handler as it is.
///
/// ```
/// use std::sync::Arc;
/// use mynah::i18n::{Localizer, Texts};
///
/// let mut texts = Texts::default();
/// texts.add("en", "found = { $count } members");
/// let localizer = Localizer::new(Arc::new(texts), "en".parse().unwrap());
/// assert_eq!(localizer.text("found").with("count", 3).to_string(), "3 members");
/// ```
#[derive(Debug)]
pub struct Text<'a> {
    localizer: &'a Localizer,
    key: &'a str,
    args: FluentArgs<'a>,
}

impl<'a> Text<'a> {
    pub(super) fn new(localizer: &'a Localizer, key: &'a str) -> Self {
        Self { localizer, key, args: FluentArgs::new() }
    }

    /// Fills the gap `name` with a text or a number.
    pub fn with(mut self, name: &'a str, value: impl Into<FluentValue<'a>>) -> Self {
        self.args.set(name, value);
        self
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for bundle in self.localizer.texts.best_for(&self.localizer.lang) {
            let Some(pattern) = bundle.get_message(self.key).and_then(|text| text.value()) else {
                continue;
            };
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&self.args), &mut errors);
            for error in errors {
                tracing::warn!(key = self.key, lang = %self.localizer.lang, %error, "a text has a gap");
            }
            return f.write_str(&text);
        }
        f.write_str(self.key)
    }
}

impl From<Text<'_>> for Reply {
    fn from(text: Text<'_>) -> Self {
        Self::text(text.to_string())
    }
}

impl IntoReply for Text<'_> {
    fn into_reply(self) -> Result<Option<Reply>, HandlerError> {
        Ok(Some(self.into()))
    }
}
