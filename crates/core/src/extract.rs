//! What a handler can take as an argument.
//!
//! The trait lives here, and not in the framework, so that an adapter can make its typed handle
//! an argument.

mod context;
mod extensions;

use std::borrow::Cow;

pub use context::Context;
pub use extensions::Extensions;

use crate::adapter::{Adapter, Bot};
use crate::error::Error;
use crate::event::{Event, EventKind};
use crate::i18n::Phrase;

/// Something a handler can take as an argument.
///
/// ```
/// use mynah_core::{Context, FromContext, Rejection, UserId};
///
/// /// The account of whoever caused the event.
/// struct Culprit(UserId);
///
/// impl FromContext for Culprit {
///     fn from_context(context: &Context) -> Result<Self, Rejection> {
///         let user = context.event().user_id().ok_or(Rejection::skip("nobody caused it"))?;
///         Ok(Self(user.clone()))
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "a handler cannot take `{Self}` as an argument",
    note = "a module's own are `State<T>`, `Config<T>`, `Args<(u32, String)>` and `Session`; an \
            `Option` of any argument is one as well",
    note = "it can take `Message`, `Event<T>` (with `T` a kind of event such as `GroupIncrease`), \
            `Bot`, `Act`, the typed handle of an adapter (such as `NapCat`), `Args`, `Localizer`, \
            or anything else that implements `FromContext`"
)]
pub trait FromContext: Sized {
    /// Takes it from the context of an event.
    ///
    /// # Errors
    ///
    /// [`Rejection::Skip`] when the handler is not meant for this event,
    /// [`Rejection::Fail`] when it is and something is wrong.
    fn from_context(context: &Context) -> Result<Self, Rejection>;

    /// Whether a bot of this adapter can ever give one; a handler that asks for what it cannot
    /// have is skipped, and not listed, on that bot.
    fn available_on(_adapter: &dyn Adapter) -> bool {
        true
    }

    /// Whether it can be had from what the handlers of a module share, as far as that is known
    /// before any event; a handler that asks for what nobody provided is found at the start.
    ///
    /// # Errors
    ///
    /// What is missing, and how to provide it.
    fn verify(_shared: &Extensions) -> Result<(), Phrase> {
        Ok(())
    }

    /// Whether it lets its handler wait for later events, which must not be kept from coming by
    /// the handler itself.
    fn waits() -> bool {
        false
    }
}

/// Why an argument cannot be had.
#[derive(Debug)]
#[non_exhaustive]
pub enum Rejection {
    /// The handler is not meant for this event.
    Skip(Cow<'static, str>),
    /// The handler is meant for it, and something is wrong.
    Fail(Error),
    /// Whoever caused the event made a mistake, and is told so in their language.
    Tell(Phrase),
}

impl Rejection {
    /// The handler is not meant for this event, for the given reason.
    pub fn skip(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::Skip(reason.into())
    }
}

impl<T: EventKind> FromContext for Event<T> {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        context.event().clone().downcast().map_err(|_| Rejection::skip("an event of another kind"))
    }
}

impl FromContext for Bot {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        Ok(context.bot().clone())
    }
}

/// `None` where the argument alone would have had the handler skipped.
impl<T: FromContext> FromContext for Option<T> {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        match T::from_context(context) {
            Ok(value) => Ok(Some(value)),
            Err(Rejection::Skip(_)) => Ok(None),
            Err(rejection) => Err(rejection),
        }
    }

    fn waits() -> bool {
        T::waits()
    }
}

/// The handler runs in any case, and decides itself what to do without the argument.
impl<T: FromContext> FromContext for Result<T, Rejection> {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        Ok(T::from_context(context))
    }

    fn waits() -> bool {
        T::waits()
    }
}

/// All arguments of a handler; the first that cannot be had decides.
macro_rules! tuple_from_context {
    ($($Argument:ident)*) => {
        impl<$($Argument: FromContext),*> FromContext for ($($Argument,)*) {
            #[allow(unused_variables, reason = "nothing is taken for no arguments")]
            #[allow(clippy::unused_unit, reason = "no arguments are the unit")]
            fn from_context(context: &Context) -> Result<Self, Rejection> {
                Ok(($($Argument::from_context(context)?,)*))
            }

            #[allow(unused_variables, reason = "no arguments can be had anywhere")]
            fn available_on(adapter: &dyn Adapter) -> bool {
                true $(&& $Argument::available_on(adapter))*
            }

            #[allow(unused_variables, reason = "no arguments need nothing")]
            fn verify(shared: &Extensions) -> Result<(), Phrase> {
                $($Argument::verify(shared)?;)*
                Ok(())
            }

            fn waits() -> bool {
                false $(|| $Argument::waits())*
            }
        }
    };
}

tuple_from_context!();
tuple_from_context!(A1);
tuple_from_context!(A1 A2);
tuple_from_context!(A1 A2 A3);
tuple_from_context!(A1 A2 A3 A4);
tuple_from_context!(A1 A2 A3 A4 A5);
tuple_from_context!(A1 A2 A3 A4 A5 A6);
tuple_from_context!(A1 A2 A3 A4 A5 A6 A7);
tuple_from_context!(A1 A2 A3 A4 A5 A6 A7 A8);
