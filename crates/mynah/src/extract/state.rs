//! What a module or an app keeps between events.

use std::any::Any;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use mynah_core::i18n::Phrase;
use mynah_core::{Context, Extensions, FromContext, Rejection};

use super::short_name;
use crate::texts::text;

/// What a module or an app keeps between events, shared by all handlers; dereferences to it.
///
/// Provided with [`Module::state`](crate::Module::state), or for all modules with
/// [`App::state`](crate::App::state); that of the module counts first.
/// Where nobody provides it, the app does not start; a handler that can do without takes
/// `Option<State<T>>`.
///
/// ```
/// use std::sync::atomic::{AtomicU64, Ordering};
/// use mynah::prelude::*;
///
/// async fn count(seen: State<AtomicU64>) -> String {
///     format!("{} so far", seen.fetch_add(1, Ordering::Relaxed) + 1)
/// }
///
/// let module = Module::new("counter").state(AtomicU64::new(0)).on(command("count"), count);
/// # let _ = module;
/// ```
pub struct State<T>(Arc<T>);

impl<T> State<T> {
    /// A state outside of an app, for tests of a handler.
    pub fn new(value: T) -> Self {
        Self(Arc::new(value))
    }

    /// The same, to be kept beyond the handler.
    pub fn into_arc(self) -> Arc<T> {
        self.0
    }
}

impl<T: Any + Send + Sync> State<T> {
    /// The one among what the handlers of a module share.
    pub(crate) fn shared(shared: &Extensions) -> Option<Self> {
        shared.get_arc().map(Self)
    }
}

impl<T> Deref for State<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: fmt::Debug> fmt::Debug for State<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

fn missing<T>() -> Phrase {
    text("state-missing").with("type", short_name::<T>())
}

impl<T: Any + Send + Sync> FromContext for State<T> {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let skip = || Rejection::skip(missing::<T>().to_string());
        context.get_arc().map(Self).ok_or_else(skip)
    }

    fn verify(shared: &Extensions) -> Result<(), Phrase> {
        shared.get::<T>().map(|_| ()).ok_or_else(missing::<T>)
    }
}
