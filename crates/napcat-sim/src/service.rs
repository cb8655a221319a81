//! What the server offers on its port.

/// What the server offers on its port. The bot is a client of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Service {
    /// A WebSocket on any path, for events and actions.
    #[default]
    WebSocket,
    /// Actions over HTTP, a request each.
    Http,
    /// Actions over HTTP, and a WebSocket on the same port.
    HttpWithWebSocket,
    /// Actions over HTTP, and events at `/_events` as server-sent events.
    Sse,
    /// Nothing: no port is opened. For servers that [connect](crate::SimBuilder::dials) to the bot or
    /// [post](crate::SimBuilder::posts_to) to it.
    Nothing,
}
