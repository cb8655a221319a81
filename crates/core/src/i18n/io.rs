//! What the system says about files and connections.

use std::io::ErrorKind;

use super::own::text;
use super::{Localize, Phrase};
use crate::lang::Lang;

/// The usual ones in every language there is, the others as Rust words them.
impl From<ErrorKind> for Phrase {
    fn from(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::AddrInUse => text("io-address-in-use"),
            ErrorKind::AddrNotAvailable => text("io-address-not-available"),
            ErrorKind::BrokenPipe => text("io-broken-pipe"),
            ErrorKind::ConnectionAborted => text("io-connection-aborted"),
            ErrorKind::ConnectionRefused => text("io-connection-refused"),
            ErrorKind::ConnectionReset => text("io-connection-reset"),
            ErrorKind::HostUnreachable => text("io-host-unreachable"),
            ErrorKind::InvalidData => text("io-invalid-data"),
            ErrorKind::IsADirectory => text("io-is-a-directory"),
            ErrorKind::NetworkUnreachable => text("io-network-unreachable"),
            ErrorKind::NotADirectory => text("io-not-a-directory"),
            ErrorKind::NotConnected => text("io-not-connected"),
            ErrorKind::NotFound => text("io-not-found"),
            ErrorKind::PermissionDenied => text("io-permission-denied"),
            ErrorKind::ReadOnlyFilesystem => text("io-read-only"),
            ErrorKind::StorageFull => text("io-storage-full"),
            ErrorKind::TimedOut => text("io-timed-out"),
            ErrorKind::UnexpectedEof => text("io-unexpected-end"),
            other => Self::from(other.to_string()),
        }
    }
}

impl Localize for ErrorKind {
    fn localize(&self, lang: &Lang) -> String {
        Phrase::from(*self).localize(lang)
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;

    #[test]
    fn what_the_system_says_is_said_in_every_language() {
        for kind in [
            ErrorKind::AddrInUse,
            ErrorKind::AddrNotAvailable,
            ErrorKind::BrokenPipe,
            ErrorKind::ConnectionAborted,
            ErrorKind::ConnectionRefused,
            ErrorKind::ConnectionReset,
            ErrorKind::HostUnreachable,
            ErrorKind::InvalidData,
            ErrorKind::IsADirectory,
            ErrorKind::NetworkUnreachable,
            ErrorKind::NotADirectory,
            ErrorKind::NotConnected,
            ErrorKind::NotFound,
            ErrorKind::PermissionDenied,
            ErrorKind::ReadOnlyFilesystem,
            ErrorKind::StorageFull,
            ErrorKind::TimedOut,
            ErrorKind::UnexpectedEof,
        ] {
            assert_eq!(Phrase::from(kind).to_string(), kind.to_string());
            assert_ne!(kind.localize(&Lang::chinese()), kind.to_string());
        }
    }
}
