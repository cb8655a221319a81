//! Handlers: async functions that take what they name.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use mynah_core::i18n::localize_error;
use mynah_core::{Adapter, Context, FromContext, Lang, Localize, Rejection};

use crate::reply::{IntoReply, Reply};

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

/// What became of one handler and one event.
#[derive(Debug)]
#[non_exhaustive]
pub enum Outcome {
    /// An argument said that the handler is not meant for this event.
    Skipped(String),
    /// It ran, and may have something to say.
    Done(Option<Reply>),
    /// It ran into an error.
    Failed(HandlerError),
}

impl Outcome {
    fn of(output: impl IntoReply) -> Self {
        output.into_reply().map_or_else(Self::Failed, Self::Done)
    }
}

impl From<Rejection> for Outcome {
    fn from(rejection: Rejection) -> Self {
        match rejection {
            Rejection::Fail(error) => Self::Failed(error.into()),
            Rejection::Skip(reason) => Self::Skipped(reason.into_owned()),
            other => Self::Skipped(format!("{other:?}")),
        }
    }
}

/// An async function whose arguments can all be taken from a [`Context`].
///
/// Implemented for functions of up to eight arguments; see
/// [`FromContext`] for what an argument can be and [`IntoReply`] for what
/// can be given back.
///
/// What cannot be had does not compile:
///
/// ```compile_fail
/// use mynah::prelude::*;
///
/// async fn wants_a_number(number: u64) {}
/// Module::new("wrong").on(message(), wants_a_number);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a handler",
    note = "a handler is an `async fn` of up to eight arguments that implement `FromContext` \
            (`Message`, `Event<T>`, `Bot`, `Args`, `Localizer`, `NapCat`, …) and that gives back \
            something that implements `IntoReply` (nothing, `Reply`, a text, `Result<Reply>`, …)"
)]
pub trait Handler<Arguments>: Clone + Send + Sync + 'static {
    /// Takes the arguments from `context` and runs.
    fn call(&self, context: &Context) -> impl Future<Output = Outcome> + Send + 'static;

    /// Whether a bot of this adapter can ever give all arguments.
    fn available_on(adapter: &dyn Adapter) -> bool;
}

macro_rules! handler_of {
    ($($Argument:ident)*) => {
        impl<Function, Running, Output, $($Argument),*> Handler<($($Argument,)*)> for Function
        where
            Function: Fn($($Argument),*) -> Running + Clone + Send + Sync + 'static,
            Running: Future<Output = Output> + Send + 'static,
            Output: IntoReply,
            $($Argument: FromContext + 'static,)*
        {
            #[allow(non_snake_case, reason = "one name serves type and value")]
            fn call(&self, context: &Context) -> impl Future<Output = Outcome> + Send + 'static {
                let running = FromContext::from_context(context)
                    .map(|($($Argument,)*)| self($($Argument),*));
                async move {
                    match running {
                        Ok(running) => Outcome::of(running.await),
                        Err(rejection) => rejection.into(),
                    }
                }
            }

            fn available_on(adapter: &dyn Adapter) -> bool {
                <($($Argument,)*)>::available_on(adapter)
            }
        }
    };
}

handler_of!();
handler_of!(A1);
handler_of!(A1 A2);
handler_of!(A1 A2 A3);
handler_of!(A1 A2 A3 A4);
handler_of!(A1 A2 A3 A4 A5);
handler_of!(A1 A2 A3 A4 A5 A6);
handler_of!(A1 A2 A3 A4 A5 A6 A7);
handler_of!(A1 A2 A3 A4 A5 A6 A7 A8);

/// A handler without its type.
#[derive(Clone)]
pub(crate) struct AnyHandler {
    call: Arc<dyn Fn(&Context) -> Running + Send + Sync>,
    available_on: fn(&dyn Adapter) -> bool,
    name: &'static str,
}

type Running = Pin<Box<dyn Future<Output = Outcome> + Send>>;

impl AnyHandler {
    pub(crate) fn new<H: Handler<A>, A>(handler: H) -> Self {
        Self {
            call: Arc::new(move |context| Box::pin(handler.call(context))),
            available_on: H::available_on,
            name: std::any::type_name::<H>(),
        }
    }

    pub(crate) fn call(&self, context: &Context) -> Running {
        (self.call)(context)
    }

    pub(crate) fn available_on(&self, adapter: &dyn Adapter) -> bool {
        (self.available_on)(adapter)
    }

    /// The path of the function, as logs show it.
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }
}

impl fmt::Debug for AnyHandler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
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
