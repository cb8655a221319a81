//! What went wrong in a handler, and who is told of it.

use std::any::Any;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use mynah_core::i18n::Phrase;
use mynah_core::{Context, Lang, Localize};

use crate::handler::HandlerError;
use crate::session::WaitError;
use crate::texts::text;

/// A handler that failed, with the event it failed at.
///
/// Shown, and told in any language, as one sentence without the names of module and handler.
#[derive(Debug)]
#[non_exhaustive]
pub struct Failure {
    /// The module it belongs to.
    pub module: &'static str,
    /// The path of the function.
    pub handler: &'static str,
    /// The event, and the bot that saw it.
    pub context: Context,
    /// What went wrong.
    pub problem: Problem,
}

/// What went wrong in a handler.
#[derive(Debug)]
#[non_exhaustive]
pub enum Problem {
    /// It gave back an error, or its answer could not be sent.
    Error(HandlerError),
    /// It panicked, with these words.
    Panicked(Phrase),
    /// It took longer than this, and was stopped.
    TooSlow(Duration),
}

impl Problem {
    pub(crate) fn of_panic(panic: &(dyn Any + Send)) -> Self {
        Self::Panicked(words_of(panic))
    }

    /// The end of a wait, when that is all it is.
    pub(super) fn quiet(&self) -> Option<&WaitError> {
        let Self::Error(error) = self else { return None };
        error.get().downcast_ref::<WaitError>().filter(|ended| ended.is_quiet())
    }

    pub(super) fn phrase(&self, lang: &Lang) -> Phrase {
        match self {
            Self::Error(error) => error.localize(lang).into(),
            Self::Panicked(words) => text("handler-panicked").with("words", words.clone()),
            Self::TooSlow(deadline) => {
                text("handler-too-slow").with("deadline", format!("{deadline:?}"))
            }
        }
    }
}

impl Localize for Failure {
    fn localize(&self, lang: &Lang) -> String {
        text("handler-failed").with("problem", self.problem.phrase(lang)).localize(lang)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.localize(&Lang::english()))
    }
}

/// Is told of every failure.
pub(crate) type ErrorHook =
    Arc<dyn Fn(Failure) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

/// What a panic said.
pub(crate) fn words_of(panic: &(dyn Any + Send)) -> Phrase {
    let words = panic.downcast_ref::<String>().cloned();
    words
        .map(Phrase::from)
        .or_else(|| panic.downcast_ref::<&'static str>().map(|&words| words.into()))
        .unwrap_or_else(|| text("without-words"))
}
