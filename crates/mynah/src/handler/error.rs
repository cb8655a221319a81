//! Any error a handler ran into.

use std::fmt;

use mynah_core::i18n::localize_error;
use mynah_core::{Lang, Localize};

/// What a handler gives back when it may fail.
pub type Result<T, E = HandlerError> = std::result::Result<T, E>;

/// Any error a handler ran into; made from every error type by `?`.
///
/// It deliberately is no [`std::error::Error`] itself, which is what lets `?` take all that are.
pub struct HandlerError(Box<dyn std::error::Error + Send + Sync>);

impl HandlerError {
    /// An error that is told by its words.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into().into())
    }

    /// The error itself.
    pub fn get(&self) -> &(dyn std::error::Error + Send + Sync + 'static) {
        &*self.0
    }
}

impl<E: std::error::Error + Send + Sync + 'static> From<E> for HandlerError {
    fn from(error: E) -> Self {
        Self(Box::new(error))
    }
}

impl fmt::Debug for HandlerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The error and, behind colons, what caused it.
impl fmt::Display for HandlerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.localize(&Lang::english()))
    }
}

impl Localize for HandlerError {
    fn localize(&self, lang: &Lang) -> String {
        localize_error(&*self.0, lang)
    }
}

#[cfg(test)]
mod tests {
    use mynah_core::Error;

    use super::*;

    fn fails() -> Result<()> {
        Err(Error::unsupported("get_friend_list", "Paper"))?
    }

    #[test]
    fn an_error_of_the_api_is_told_in_the_language_of_its_reader() {
        let error = fails().unwrap_err();
        assert_eq!(error.to_string(), "Paper does not support get_friend_list");
        assert_eq!(error.localize(&Lang::chinese()), "Paper 不支持 get_friend_list");
    }
}
