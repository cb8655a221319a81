//! What happens on the server, as it happens: for a prompt or a log.

use std::fmt;

use tokio::sync::mpsc;

use crate::{Call, SentMessage};

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Activity {
    /// A client connected and was let in.
    Connected {
        /// The path it asked for.
        path: String,
    },
    /// The server could not connect to the bot, or could not post an event to it.
    NotReached {
        /// Where to.
        url: String,
        /// Why.
        reason: String,
    },
    /// A client gave a wrong token, or none.
    TokenRefused,
    /// A connection ended.
    Disconnected,
    /// A request came in.
    Called(Call),
    /// A request was refused.
    Refused {
        /// The action asked for.
        action: String,
        /// The retcode of the answer.
        retcode: i64,
        /// The text of the answer.
        message: String,
    },
    /// The bot said something.
    Sent(SentMessage),
}

/// One line each.
impl fmt::Display for Activity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connected { path } => write!(f, "connected ({path})"),
            Self::NotReached { url, reason } => write!(f, "cannot reach {url}: {reason}"),
            Self::TokenRefused => f.write_str("connection refused: wrong token"),
            Self::Disconnected => f.write_str("disconnected"),
            Self::Called(call) => write!(f, "call {call}"),
            Self::Refused { action, retcode, message } => {
                let line = message.lines().next().unwrap_or_default();
                write!(f, "refused {action} ({retcode}): {line}")
            }
            Self::Sent(message) => write!(f, "to {}: {message}", message.target),
        }
    }
}

/// A subscription to everything that happens from the moment it was taken.
#[derive(Debug)]
pub struct Activities(pub(crate) mpsc::UnboundedReceiver<Activity>);

impl Activities {
    /// Waits for the next thing to happen; `None` when the simulator is gone.
    pub async fn next(&mut self) -> Option<Activity> {
        self.0.recv().await
    }
}

/// A subscription to everything the bot says from the moment it was taken.
///
/// It neither takes messages away from [`Sim::expect_reply`](crate::Sim::expect_reply) nor misses
/// those that one took.
#[derive(Debug)]
pub struct SentMessages(pub(crate) Activities);

impl SentMessages {
    /// Waits for the next message; `None` when the simulator is gone.
    pub async fn next(&mut self) -> Option<SentMessage> {
        loop {
            if let Activity::Sent(message) = self.0.next().await? {
                return Some(message);
            }
        }
    }
}
