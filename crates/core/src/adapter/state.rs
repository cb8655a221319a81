//! How a bot is.

use std::fmt;

/// How a bot is: the connection and the account are two things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum BotState {
    /// Not connected, for the first time or again.
    #[default]
    Connecting,
    /// Connected, and the account is logged in.
    Ready,
    /// Connected, but the account is logged out.
    AccountOffline,
    /// Ended for good.
    Stopped,
}

impl fmt::Display for BotState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connecting => "connecting",
            Self::Ready => "ready",
            Self::AccountOffline => "account offline",
            Self::Stopped => "stopped",
        })
    }
}
