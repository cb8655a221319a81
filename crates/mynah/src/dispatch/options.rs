//! What the dispatcher goes by.

use std::time::Duration;

use mynah_core::Lang;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::command::Prefixes;
use crate::config::Settings;
use crate::texts::of_process;

/// What the dispatcher goes by.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct DispatchOptions {
    /// What makes a message a command.
    pub prefixes: Prefixes,
    /// How long one handler may take with one event, unless it says otherwise itself.
    pub deadline: Duration,
    /// How many events may wait at most, and how many conversations may be busy at once.
    pub queue: usize,
    /// How many events of one conversation may wait.
    pub queue_per_conversation: usize,
    /// What becomes of events beyond that.
    pub when_full: WhenFull,
    /// How many sessions may wait at once.
    pub sessions: usize,
    /// Whether what several bots of a platform see is handled once.
    pub dedupe: bool,
    /// The language for bots that have none of their own.
    pub lang: Lang,
}

/// What becomes of events when more wait than may; what is dropped is counted and logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WhenFull {
    /// The new event is dropped, so that what was said first is answered.
    #[default]
    DropNewest,
    /// The oldest event of the same conversation that nobody has begun with is dropped, else of
    /// the conversation with the most, so that what is answered is recent.
    DropOldest,
    /// Adapters that can are asked to wait. Where answers to calls come the same way as events,
    /// reading cannot wait, or the very handlers that would make room would wait for their
    /// answers: events of such an adapter fill the whole queue, and are dropped beyond that.
    Block,
}

impl Default for DispatchOptions {
    fn default() -> Self {
        Self {
            prefixes: Prefixes::default(),
            deadline: Duration::from_mins(5),
            queue: 10_000,
            queue_per_conversation: 1000,
            when_full: WhenFull::default(),
            sessions: 1000,
            dedupe: true,
            lang: Lang::english(),
        }
    }
}

impl From<&Settings> for DispatchOptions {
    fn from(settings: &Settings) -> Self {
        Self {
            prefixes: Prefixes::new(&settings.commands.prefixes),
            deadline: settings.handlers.deadline.get(),
            queue: settings.handlers.queue.get(),
            queue_per_conversation: settings.handlers.queue_per_conversation.get(),
            when_full: settings.handlers.when_full,
            sessions: settings.handlers.sessions.get(),
            dedupe: settings.dedupe,
            lang: of_process(settings.lang.as_ref()),
        }
    }
}
