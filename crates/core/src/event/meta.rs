//! Meta events: the connection or the account changed.

use std::time::Duration;

use super::payload::{Payload, event_kind};

/// The connection or the account changed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Meta {
    /// The connection came up or went away.
    Lifecycle(Lifecycle),
    /// The server says that it is alive.
    Heartbeat(Heartbeat),
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

/// The server says that it is alive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heartbeat {
    /// Whether the account is logged in.
    pub online: bool,
    /// How long until the next one; `None` when the server did not say.
    pub interval: Option<Duration>,
}

event_kind! {
    Lifecycle: Payload::Meta(Meta::Lifecycle(lifecycle)) => lifecycle;
    Heartbeat: Payload::Meta(Meta::Heartbeat(heartbeat)) => heartbeat;
}
