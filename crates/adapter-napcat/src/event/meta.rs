//! Meta events: the connection or the account changed.

use super::field::{records, words};
use super::wire::variants;

variants! {
    /// The connection or the account changed.
    pub enum Meta by "meta_event_type" as Meta, or UnknownMeta {
        /// The connection came up.
        Lifecycle = "lifecycle",
        /// The server says that it is alive.
        Heartbeat = "heartbeat",
    }
}

records! {
    /// The connection came up.
    pub struct Lifecycle {
        /// What became of it.
        sub_type: LifecycleKind,
    }

    /// The server says that it is alive.
    pub struct Heartbeat {
        /// How the account is.
        status or absent: Status,
        /// How long until the next one, in milliseconds.
        interval or absent: u64,
    }

    /// How the account is.
    pub struct Status {
        /// Whether it is logged in; absent or null when the server cannot tell.
        online or absent: bool,
        /// Whether all is well, which it is by the server's word always.
        good or absent: bool,
    }
}

words! {
    /// What became of a connection.
    pub enum LifecycleKind {
        /// It is up.
        Connect = "connect",
        /// The server was switched on; it has a name and is never sent.
        Enable = "enable",
        /// The server was switched off; it has a name and is never sent.
        Disable = "disable",
    }
}
