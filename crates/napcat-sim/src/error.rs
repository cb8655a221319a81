//! What can go wrong for the person who uses the simulator.

use std::{io, net::SocketAddr, time::Duration};

/// An error of the simulator, or an expectation that was not met.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SimError {
    /// The port could not be opened.
    #[error("cannot listen on {address}")]
    Bind {
        /// The address that was asked for.
        address: SocketAddr,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// An address to connect to or to post to cannot be used.
    #[error("`{url}` is no address that begins with {}", .beginnings.join(" or "))]
    Url {
        /// The address that was given.
        url: String,
        /// How one may begin.
        beginnings: &'static [&'static str],
    },
    /// Something awaited did not happen in time.
    #[error("no {awaited} within {after:?}; {seen}")]
    Deadline {
        /// What was awaited.
        awaited: String,
        /// How long.
        after: Duration,
        /// What the simulator saw so far, to spare a second run with logging.
        seen: String,
    },
    /// The bot said something where it was expected to keep silent.
    #[error("the bot was expected to keep silent, but said: {said}")]
    UnexpectedReply {
        /// The message, rendered as people read it.
        said: String,
    },
}
