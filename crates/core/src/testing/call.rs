//! A call that was made, with its arguments.

use std::any::{Any, type_name};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use crate::message::segment::Music;
use crate::message::{MediaSource, MessageChain};
use crate::model::{AudioFormat, FileUpload, FriendDeletion, InputStatus, OnlineStatus};

/// A call of the generic API that was made, with its arguments; shown as it would be written.
#[derive(Clone)]
pub struct Call {
    name: &'static str,
    arguments: Vec<Argument>,
}

/// One argument of a call.
#[derive(Clone)]
pub struct Argument {
    name: &'static str,
    shown: String,
    value: Arc<dyn Any + Send + Sync>,
}

impl Call {
    pub(super) fn new(name: &'static str, arguments: Vec<Argument>) -> Self {
        Self { name, arguments }
    }

    /// Its name, such as `group_ban`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Its arguments, in order.
    pub fn arguments(&self) -> &[Argument] {
        &self.arguments
    }

    /// The argument `name`, owned: a `&str` is a `String` here, a `&[T]` a `Vec<T>`.
    ///
    /// # Panics
    ///
    /// When there is no such argument, or it is of another type.
    #[track_caller]
    pub fn get<T: 'static>(&self, name: &str) -> &T {
        let argument = self.arguments.iter().find(|argument| argument.name == name);
        let argument = argument.unwrap_or_else(|| panic!("{self} has no argument `{name}`"));
        let wanted = type_name::<T>();
        argument.value.downcast_ref().unwrap_or_else(|| panic!("`{name}` of {self} is no {wanted}"))
    }
}

impl Argument {
    pub(crate) fn new<A: Own + fmt::Debug>(name: &'static str, value: &A) -> Self {
        Self { name, shown: format!("{value:?}"), value: value.own() }
    }

    /// Its name, as the call declares it.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Its value, as `{:?}` shows it.
    pub fn shown(&self) -> &str {
        &self.shown
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let arguments =
            self.arguments.iter().map(|Argument { name, shown, .. }| format!("{name}: {shown}"));
        write!(f, "{}({})", self.name, arguments.collect::<Vec<_>>().join(", "))
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.shown)
    }
}

/// An argument that can be kept beyond its call.
pub(crate) trait Own {
    fn own(&self) -> Arc<dyn Any + Send + Sync>;
}

impl<T: ToOwned<Owned: Send + Sync + 'static> + ?Sized> Own for &T {
    fn own(&self) -> Arc<dyn Any + Send + Sync> {
        Arc::new((*self).to_owned())
    }
}

impl<T: ToOwned<Owned: Send + Sync + 'static> + ?Sized> Own for Option<&T> {
    fn own(&self) -> Arc<dyn Any + Send + Sync> {
        Arc::new(self.map(ToOwned::to_owned))
    }
}

macro_rules! own_by_cloning {
    ($($Value:ty)*) => { $(
        impl Own for $Value {
            fn own(&self) -> Arc<dyn Any + Send + Sync> {
                Arc::new(self.clone())
            }
        }
    )* };
}

own_by_cloning! {
    AudioFormat Duration FileUpload FriendDeletion InputStatus MediaSource MessageChain Music
    OnlineStatus Value bool u32
}
