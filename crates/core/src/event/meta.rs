//! Meta events: the connection or the account changed.

use std::fmt;
use std::time::Duration;

use super::payload::{Payload, event_kind};
use crate::i18n::{Localize, Phrase};
use crate::lang::Lang;

/// The connection or the account changed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Meta {
    /// The connection came up or went away.
    Lifecycle(Lifecycle),
    /// The account logged out or in again while the connection is up.
    Account(AccountChange),
    /// The server says that it is alive.
    Heartbeat(Heartbeat),
    /// The adapter asks for somebody's attention.
    Alert(Alert),
}

/// The connection came up or went away.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lifecycle {
    /// The connection is up and the bot can be used.
    Connect,
    /// The connection is gone; the adapter is trying to get it back.
    Disconnect,
    /// The server said something that has no name here.
    Other(String),
}

/// The account logged out or in again while the connection is up; told once for every change.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccountChange {
    /// The account is logged in again.
    Online,
    /// The account is logged out: nothing can be said, and nothing is heard.
    Offline {
        /// Why, in the platform's words; `None` when it did not say.
        reason: Option<String>,
    },
}

/// The server says that it is alive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heartbeat {
    /// Whether the account is logged in.
    pub online: bool,
    /// How long until the next one; `None` when the server did not say.
    pub interval: Option<Duration>,
}

/// The adapter asks for somebody's attention: something is wrong that it has under control by
/// itself, and that somebody should look into.
///
/// One alert is published when it begins, not one for every time it is noticed; a module may pass
/// it on to whoever runs the bot.
///
/// ```
/// use mynah_core::event::meta::{Alert, AlertKind};
/// use mynah_core::{Lang, Localize};
///
/// let alert = Alert { kind: AlertKind::Flood, message: "more joins than are let through".into() };
/// assert_eq!(alert.to_string(), "more joins than are let through");
/// assert_eq!(alert.localize(&Lang::chinese()), alert.to_string(), "words have one language");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// What it is about, for code.
    pub kind: AlertKind,
    /// What it is about, for people, in the language of whoever reads it.
    pub message: Phrase,
}

/// What an [`Alert`] is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AlertKind {
    /// More events of one sort come than the configuration lets through; the others are dropped.
    Flood,
    /// Something that has no name here; by what the adapter calls it.
    Other(String),
}

impl Localize for Alert {
    fn localize(&self, lang: &Lang) -> String {
        self.message.localize(lang)
    }
}

impl fmt::Display for Alert {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

event_kind! {
    Alert: Payload::Meta(Meta::Alert(alert)) => alert;
    Lifecycle: Payload::Meta(Meta::Lifecycle(lifecycle)) => lifecycle;
    AccountChange: Payload::Meta(Meta::Account(change)) => change;
    Heartbeat: Payload::Meta(Meta::Heartbeat(heartbeat)) => heartbeat;
}
