//! What a process with bots tells whoever keeps the books, line by line.

use mynah::core::BotState;
use serde::{Deserialize, Serialize};

use crate::ledger::{Outcome, Place};

/// A line, as JSON.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Report {
    /// A handler heard a message.
    Heard(Place, u64),
    /// A handler answered a message.
    Answered(Place, u64, Outcome),
    /// How a bot is now.
    Life(i64, Life),
    /// How much there is to do; said when it is asked for.
    Busy(Busy),
}

/// How a bot is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Life {
    pub(super) state: State,
    /// How often it was connected.
    pub(super) connections: u64,
}

/// [`BotState`], to be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) enum State {
    #[default]
    Connecting,
    Ready,
    AccountOffline,
    Stopped,
}

impl From<BotState> for State {
    fn from(state: BotState) -> Self {
        match state {
            BotState::Connecting => Self::Connecting,
            BotState::Ready => Self::Ready,
            BotState::AccountOffline => Self::AccountOffline,
            _ => Self::Stopped,
        }
    }
}

impl From<State> for BotState {
    fn from(state: State) -> Self {
        match state {
            State::Connecting => Self::Connecting,
            State::Ready => Self::Ready,
            State::AccountOffline => Self::AccountOffline,
            State::Stopped => Self::Stopped,
        }
    }
}

/// How much an app has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Busy {
    /// Conversations of which something is handled.
    pub conversations: usize,
    /// Events that wait.
    pub waiting: usize,
    /// Events that found no room.
    pub dropped: u64,
    /// Calls that wait for their answers.
    pub calls: usize,
    /// Tasks of the process.
    pub tasks: usize,
}

impl Busy {
    /// Whether there is nothing to do.
    pub fn is_idle(self) -> bool {
        self.conversations + self.waiting + self.calls == 0
    }
}
