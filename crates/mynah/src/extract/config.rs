//! What an operator set for a module.

use std::any::Any;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use mynah_core::config::{Description, SectionError};
use mynah_core::i18n::{Phrase, Texts};
use mynah_core::{Context, Extensions, FromContext, Rejection, Section};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use tokio::sync::watch;

use super::short_name;
use crate::texts::text;

/// What an operator set for the module of the handler; dereferences to it.
///
/// The module declares it with [`Module::config`](crate::Module::config). It is read before any
/// bot connects: a key that is unknown or malformed keeps the app from starting. When the
/// operator changes it while the app runs, the next event is handled with what is new; a handler
/// keeps what it was given.
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

impl<T: Any + Send + Sync> Config<T> {
    /// As it is now, among what the handlers of a module share.
    pub(crate) fn shared(shared: &Extensions) -> Option<Self> {
        shared.get::<Slot<T>>().map(Slot::now)
    }

    /// Now and whenever it changes.
    pub(crate) fn changes(shared: &Extensions) -> Option<watch::Receiver<Arc<T>>> {
        shared.get::<Slot<T>>().map(|slot| slot.0.subscribe())
    }
}

impl<T: Any + Send + Sync> FromContext for Config<T> {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let skip = || Rejection::skip(missing::<T>().to_string());
        context.get::<Slot<T>>().map(Slot::now).ok_or_else(skip)
    }

    fn verify(shared: &Extensions) -> Result<(), Phrase> {
        shared.get::<Slot<T>>().map(|_| ()).ok_or_else(missing::<T>)
    }
}

/// Where the newest configuration of a module is.
struct Slot<T>(watch::Sender<Arc<T>>);

impl<T> Slot<T> {
    fn now(&self) -> Config<T> {
        Config(Arc::clone(&self.0.borrow()))
    }
}

/// Reads what an operator set for a module, or its defaults, into what its handlers share.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ConfigReader {
    check: fn(&Section) -> Result<(), SectionError>,
    read: fn(Option<&Section>, &mut Extensions) -> Result<(), SectionError>,
    update: fn(Option<&Section>, &Extensions) -> Result<(), SectionError>,
    describe: Option<fn(&Texts) -> Description>,
}

fn parse<T: DeserializeOwned + Default>(section: Option<&Section>) -> Result<T, SectionError> {
    section.map_or_else(|| Ok(T::default()), Section::parse::<T>)
}

impl ConfigReader {
    pub(crate) fn of<T: DeserializeOwned + Default + Send + Sync + 'static>() -> Self {
        Self {
            check: |section| section.parse::<T>().map(|_| ()),
            read: |section, shared| {
                shared.insert(Slot(watch::Sender::new(Arc::new(parse::<T>(section)?))));
                Ok(())
            },
            update: |section, shared| {
                let value = Arc::new(parse::<T>(section)?);
                if let Some(slot) = shared.get::<Slot<T>>() {
                    slot.0.send_replace(value);
                }
                Ok(())
            },
            describe: None,
        }
    }

    pub(crate) fn described<T: JsonSchema>(mut self) -> Self {
        self.describe = Some(Description::of::<T>);
        self
    }

    /// Whether a section can be meant.
    pub(crate) fn check(self, section: &Section) -> Result<(), SectionError> {
        (self.check)(section)
    }

    pub(crate) fn read(
        self,
        section: Option<&Section>,
        shared: &mut Extensions,
    ) -> Result<(), SectionError> {
        (self.read)(section, shared)
    }

    /// Puts what is new in the place of what was read before.
    pub(crate) fn update(
        self,
        section: Option<&Section>,
        shared: &Extensions,
    ) -> Result<(), SectionError> {
        (self.update)(section, shared)
    }

    pub(crate) fn describe(self, texts: &Texts) -> Option<Description> {
        self.describe.map(|describe| describe(texts))
    }
}
