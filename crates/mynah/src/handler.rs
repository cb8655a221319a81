//! Handlers: async functions that take what they name.

mod any;
mod blocking;
mod error;
mod outcome;
mod tuning;

use std::future::Future;
use std::time::Duration;

use mynah_core::i18n::Phrase;
use mynah_core::{Adapter, Context, Extensions, FromContext};

pub(crate) use any::AnyHandler;
pub use blocking::blocking;
pub use error::{HandlerError, Result};
pub use outcome::Outcome;
pub use tuning::{Tuned, Tuning};

use crate::reply::IntoReply;

/// An async function whose arguments can all be taken from a [`Context`].
///
/// Implemented for functions of up to eight arguments; see
/// [`FromContext`] for what an argument can be and [`IntoReply`] for what
/// can be given back.
///
/// When it runs among others, and how much it may take, is said where it is registered:
///
/// ```
/// use std::time::Duration;
/// use mynah::prelude::*;
///
/// async fn draw(message: Message) {}
///
/// Module::new("art").on(
///     command("draw"),
///     draw.priority(10).stops().deadline(Duration::from_secs(60)).concurrency(2),
/// );
/// ```
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
    label = "no handler: one of the three things below is missing",
    note = "it is an `async fn`, or an async closure",
    note = "each of its arguments, eight at most, is something a handler can take (it implements \
            `FromContext`): `Message`, `Event<T>`, `Bot`, `Args<(…)>`, `State<T>`, `Config<T>`, \
            `Localizer`, `Session`, `NapCat`, … or an `Option` of these",
    note = "it gives back something that can be said (it implements `IntoReply`): nothing, \
            `Reply`, a text, `Option<Reply>`, `Result<Reply>`, `ControlFlow<Reply>`, …"
)]
pub trait Handler<Arguments>: Clone + Send + Sync + Sized + 'static {
    /// Takes the arguments from `context` and runs.
    fn call(&self, context: &Context) -> impl Future<Output = Outcome> + Send + 'static;

    /// Whether a bot of this adapter can ever give all arguments.
    fn available_on(adapter: &dyn Adapter) -> bool;

    /// Whether all arguments can be had from what the handlers of a module share.
    ///
    /// # Errors
    ///
    /// What is missing, and how to provide it.
    fn verify(shared: &Extensions) -> std::result::Result<(), Phrase>;

    /// Whether an argument lets it wait for later events.
    fn waits() -> bool;

    /// The path of the function, as logs show it.
    fn name() -> &'static str {
        std::any::type_name::<Self>()
    }

    /// When it runs, and how much it may take.
    fn tuning(&self) -> Tuning {
        Tuning::default()
    }

    /// Runs it before handlers of lower priority and after those of a higher one; zero is what
    /// all others have. Handlers of one priority run side by side.
    fn priority(self, priority: i32) -> Tuned<Self> {
        Tuned::new(self, Tuning::default()).priority(priority)
    }

    /// Keeps events it ran for, well or not, from handlers of lower priority; one that was
    /// skipped has not run. A handler that decides this anew for every event gives back
    /// [`ControlFlow`](std::ops::ControlFlow) or a [`Reply`](crate::Reply) that is
    /// [`stopping`](crate::Reply::stopping).
    fn stops(self) -> Tuned<Self> {
        Tuned::new(self, Tuning::default()).stops()
    }

    /// Gives it this long for one event instead of what the app says, its answer included. What
    /// it spends waiting in a session does not count.
    fn deadline(self, deadline: Duration) -> Tuned<Self> {
        Tuned::new(self, Tuning::default()).deadline(deadline)
    }

    /// Lets at most `runs` of it go on at once (at least one), over all conversations; the others
    /// wait, each keeping its conversation. What waits in a session does not count.
    fn concurrency(self, runs: usize) -> Tuned<Self> {
        Tuned::new(self, Tuning::default()).concurrency(runs)
    }

    /// Says that it blocks its thread, so that it is run where that hinders nobody, at some cost.
    fn blocks(self) -> Tuned<Self> {
        Tuned::new(self, Tuning::default()).blocks()
    }
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

            fn verify(shared: &Extensions) -> std::result::Result<(), Phrase> {
                <($($Argument,)*)>::verify(shared)
            }

            fn waits() -> bool {
                <($($Argument,)*)>::waits()
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
