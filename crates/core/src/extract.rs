//! What a handler can take as an argument.
//!
//! The trait lives here, and not in the framework, so that an adapter can make its typed handle
//! an argument.

use std::any::{Any, TypeId};
use std::borrow::Cow;
use std::sync::Arc;

use crate::adapter::{Adapter, Bot};
use crate::error::Error;
use crate::event::{Event, EventKind};

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
}

/// Why an argument cannot be had.
#[derive(Debug)]
#[non_exhaustive]
pub enum Rejection {
    /// The handler is not meant for this event.
    Skip(Cow<'static, str>),
    /// The handler is meant for it, and something is wrong.
    Fail(Error),
}

impl Rejection {
    /// The handler is not meant for this event, for the given reason.
    pub fn skip(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::Skip(reason.into())
    }
}

/// An event on its way to a handler, with everything an argument can be taken from.
#[derive(Debug, Clone)]
pub struct Context {
    event: Event,
    bot: Bot,
    shared: Arc<Extensions>,
    local: Extensions,
}

impl Context {
    /// The context of `event`, seen by `bot`, with what all handlers share.
    pub fn new(event: Event, bot: Bot, shared: Arc<Extensions>) -> Self {
        Self { event, bot, shared, local: Extensions::default() }
    }

    /// The event.
    pub fn event(&self) -> &Event {
        &self.event
    }

    /// The bot that saw it.
    pub fn bot(&self) -> &Bot {
        &self.bot
    }

    /// Adds something for the handlers of this event.
    pub fn insert<T: Any + Send + Sync>(&mut self, value: T) {
        self.local.insert(value);
    }

    /// What was added for this event, else what all handlers share.
    pub fn get<T: Any + Send + Sync>(&self) -> Option<&T> {
        self.local.get().or_else(|| self.shared.get())
    }
}

/// Values by type.
#[derive(Debug, Clone, Default)]
pub struct Extensions(Vec<(TypeId, Arc<dyn Any + Send + Sync>)>);

impl Extensions {
    /// Adds a value; of two of one type the later counts.
    pub fn insert<T: Any + Send + Sync>(&mut self, value: T) {
        self.0.push((TypeId::of::<T>(), Arc::new(value)));
    }

    /// The value of this type.
    pub fn get<T: Any + Send + Sync>(&self) -> Option<&T> {
        let wanted = TypeId::of::<T>();
        // There are a handful, so looking from the end beats hashing.
        let (_, value) = self.0.iter().rev().find(|(id, _)| *id == wanted)?;
        value.downcast_ref()
    }
}

impl<T: EventKind> FromContext for Event<T> {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        context.event.clone().downcast().map_err(|_| Rejection::skip("an event of another kind"))
    }
}

impl FromContext for Bot {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        Ok(context.bot.clone())
    }
}

/// `None` where the argument alone would have had the handler skipped.
impl<T: FromContext> FromContext for Option<T> {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        match T::from_context(context) {
            Ok(value) => Ok(Some(value)),
            Err(Rejection::Skip(_)) => Ok(None),
            Err(fail @ Rejection::Fail(_)) => Err(fail),
        }
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
