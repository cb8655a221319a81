//! How much there is to do.

/// How much an app has to do at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Load {
    /// Conversations in which an event is being handled.
    pub conversations: usize,
    /// Events that wait behind those.
    pub waiting: usize,
    /// Sessions that are open.
    pub sessions: usize,
    /// Events that found no room and were dropped, since the app started.
    pub dropped: u64,
}
