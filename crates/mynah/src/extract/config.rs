//! What an operator set for a module.

use std::any::Any;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use mynah_core::config::SectionError;
use mynah_core::i18n::Phrase;
use mynah_core::{Context, Extensions, FromContext, Rejection, Section};
use serde::de::DeserializeOwned;

use super::short_name;
use crate::texts::text;

/// What an operator set for the module of the handler; dereferences to it.
///
/// The module declares it with [`Module::config`](crate::Module::config). It is read once, before
/// any bot connects: a key that is unknown or malformed keeps the app from starting.
///
/// ```
/// use mynah::prelude::*;
/// use serde::Deserialize;
///
/// #[derive(Debug, Deserialize)]
/// #[serde(default, deny_unknown_fields)]
/// struct Greeting {
///     words: String,
/// }
///
/// impl Default for Greeting {
///     fn default() -> Self {
///         Self { words: "Hello!".to_owned() }
///     }
/// }
///
/// async fn greet(config: Config<Greeting>) -> String {
///     config.words.clone()
/// }
///
/// let module = Module::new("greeter").config::<Greeting>().on(command("hello"), greet);
/// # let _ = module;
/// ```
pub struct Config<T>(Arc<T>);

impl<T> Config<T> {
    /// A configuration outside of an app, for tests of a handler.
    pub fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Deref for Config<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Clone for Config<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: fmt::Debug> fmt::Debug for Config<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

fn missing<T>() -> Phrase {
    text("config-missing").with("type", short_name::<T>())
}

impl<T: Any + Send + Sync> FromContext for Config<T> {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let skip = || Rejection::skip(missing::<T>().to_string());
        context.get::<Self>().cloned().ok_or_else(skip)
    }

    fn verify(shared: &Extensions) -> Result<(), Phrase> {
        shared.get::<Self>().map(|_| ()).ok_or_else(missing::<T>)
    }
}

/// Reads what an operator set for a module, or its defaults, into what its handlers share.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ConfigReader(fn(Option<&Section>, &mut Extensions) -> Result<(), SectionError>);

impl ConfigReader {
    pub(crate) fn of<T: DeserializeOwned + Default + Send + Sync + 'static>() -> Self {
        Self(|section, shared| {
            let value = section.map_or_else(|| Ok(T::default()), Section::parse::<T>)?;
            shared.insert(Config::new(value));
            Ok(())
        })
    }

    pub(crate) fn read(
        self,
        section: Option<&Section>,
        shared: &mut Extensions,
    ) -> Result<(), SectionError> {
        (self.0)(section, shared)
    }
}
