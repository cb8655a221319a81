//! The texts of one speaker for one reader.

use std::sync::Arc;

use super::own::text;
use super::{Text, Texts};
use crate::error::{Error, ErrorKind};
use crate::extract::{Context, FromContext, Rejection};
use crate::lang::Lang;

/// The texts of one speaker for one reader: in a handler, those of its module for whoever caused
/// the event, in the language of [`Context::lang`].
#[derive(Debug, Clone)]
pub struct Localizer {
    texts: Arc<Texts>,
    lang: Lang,
}

impl Localizer {
    /// `texts` for a reader of `lang`.
    pub fn new(texts: Arc<Texts>, lang: Lang) -> Self {
        Self { texts, lang }
    }

    /// The language of the reader.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// The texts in all their languages.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The same texts for a reader of another language.
    pub fn for_reader(&self, lang: Lang) -> Self {
        Self { texts: Arc::clone(&self.texts), lang }
    }

    /// The text `key`, to be filled with [`Text::with`] where it has gaps.
    ///
    /// A key that no language has gives the key itself, so that it shows.
    pub fn text<'a>(&'a self, key: &'a str) -> Text<'a> {
        self.texts.text(&self.lang, key)
    }
}

impl FromContext for Localizer {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let texts = context.get::<Self>().ok_or_else(|| {
            Rejection::Fail(Error::new(ErrorKind::Unsupported, text("localizer-outside")))
        })?;
        Ok(match context.lang() {
            Some(lang) => texts.for_reader(lang),
            None => texts.clone(),
        })
    }
}
