//! What can go wrong, one enum a boundary: calling, connecting, running the server.
//!
//! The retcodes of the server become kinds of the generic API here and nowhere else; each error is
//! told in the language of whoever reads it.

mod call;
mod connect;
mod hint;
mod send;
mod server;

use mynah_core::{Error, ErrorKind};

pub use call::CallError;
pub use connect::ConnectError;
pub(crate) use connect::cause;
pub use send::{Failure, SendError};
pub use server::ServerError;

/// The kind of a refusal.
///
/// The server has four retcodes for everything, so a refusal by the platform, by missing rights and
/// by a wrong id look the same; only the text tells, and it is meant for people.
fn kind_of_retcode(retcode: i64, message: &str) -> ErrorKind {
    match retcode {
        1400 => ErrorKind::InvalidInput,
        1403 => ErrorKind::Unauthorized,
        1404 => ErrorKind::Unsupported,
        // The server gave up waiting for its own confirmation; the act may have happened.
        1200 if hint::is_timeout(message) => ErrorKind::TimedOut,
        _ => ErrorKind::Refused,
    }
}

/// The retcode a server would have answered over a WebSocket: over HTTP the same outcomes have
/// other numbers, and an action it does not have is told from one that failed by the words alone.
pub(crate) fn retcode_of_http(retcode: i64, message: &str) -> i64 {
    match retcode {
        200 if message.starts_with("不支持的Api") => 1404,
        200 => 1200,
        400 => 1400,
        403 => 1403,
        404 => 1404,
        other => other,
    }
}

impl From<CallError> for Error {
    fn from(error: CallError) -> Self {
        Self::from_localized(error.kind(), error)
    }
}

impl From<ConnectError> for Error {
    fn from(error: ConnectError) -> Self {
        Self::from_localized(error.kind(), error)
    }
}

impl From<ServerError> for Error {
    fn from(error: ServerError) -> Self {
        Self::from_localized(error.kind(), error)
    }
}
