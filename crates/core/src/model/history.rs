//! Which messages of a conversation are wanted.

use crate::id::MessageId;

/// How many messages are asked for unless it is said.
const USUAL: u32 = 20;

/// Which messages of a conversation are wanted; by default the latest 20.
///
/// ```
/// use mynah_core::model::HistoryQuery;
///
/// let before_that = HistoryQuery::ending_at(1926791698).count(50);
/// assert_eq!((before_that.count, HistoryQuery::default().count), (50, 20));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HistoryQuery {
    /// Where the list ends or begins.
    pub end: HistoryEnd,
    /// How many messages, at most.
    pub count: u32,
}

/// Where a list of messages ends or begins.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum HistoryEnd {
    /// The last message is the latest of all.
    #[default]
    Latest,
    /// The last message is this one.
    EndingAt(MessageId),
    /// The first message is this one.
    StartingAt(MessageId),
}

impl Default for HistoryQuery {
    fn default() -> Self {
        Self { end: HistoryEnd::Latest, count: USUAL }
    }
}

impl HistoryQuery {
    /// The latest messages.
    pub fn latest() -> Self {
        Self::default()
    }

    /// The message `id` and those before it.
    pub fn ending_at(id: impl Into<MessageId>) -> Self {
        Self { end: HistoryEnd::EndingAt(id.into()), count: USUAL }
    }

    /// The message `id` and those after it.
    pub fn starting_at(id: impl Into<MessageId>) -> Self {
        Self { end: HistoryEnd::StartingAt(id.into()), count: USUAL }
    }

    /// Sets how many messages are wanted.
    pub fn count(mut self, count: u32) -> Self {
        self.count = count;
        self
    }
}
