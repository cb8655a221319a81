//! What a link does to the bytes that pass.

use std::time::Duration;

/// Which way bytes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// From the client to the server.
    ToServer,
    /// From the server to the client.
    ToClient,
    /// Both.
    Both,
}

/// How a link ends when its bytes are used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Cut,
    Reset,
}

/// What a link does in one direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Flow {
    pub(super) stalled: bool,
    /// The pause after every byte.
    pub(super) trickle: Option<Duration>,
    /// How many bytes still pass before the link ends, counted from when this was said.
    pub(super) ending: Option<(usize, Ending)>,
}

/// What a link does to the bytes that pass; at first nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mood {
    pub(super) to_server: Flow,
    pub(super) to_client: Flow,
}

impl Mood {
    /// Everything passes at once.
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing passes; nobody hangs up, and what was sent arrives when this is over.
    pub fn stall(self, way: Way) -> Self {
        self.set(way, |flow| flow.stalled = true)
    }

    /// One byte at a time passes, with a pause after each; none is fine.
    pub fn trickle(self, way: Way, pause: Duration) -> Self {
        self.set(way, |flow| flow.trickle = Some(pause))
    }

    /// This many more bytes pass, then both sides see the end of the stream.
    pub fn cut_after(self, way: Way, bytes: usize) -> Self {
        self.set(way, |flow| flow.ending = Some((bytes, Ending::Cut)))
    }

    /// This many more bytes pass, then both sides see an error.
    pub fn reset_after(self, way: Way, bytes: usize) -> Self {
        self.set(way, |flow| flow.ending = Some((bytes, Ending::Reset)))
    }

    fn set(mut self, way: Way, change: impl Fn(&mut Flow)) -> Self {
        if way != Way::ToClient {
            change(&mut self.to_server);
        }
        if way != Way::ToServer {
            change(&mut self.to_client);
        }
        self
    }
}
