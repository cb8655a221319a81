//! Why a connection was lost, for people.

use mynah_core::i18n::Phrase;
use tokio_tungstenite::tungstenite::Error as WsError;
use tokio_tungstenite::tungstenite::error::{CapacityError, ProtocolError};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

use crate::error::cause;
use crate::texts::text;

/// Why a connection broke.
pub(super) fn reason(error: &WsError) -> Phrase {
    match error {
        WsError::Io(error) => cause(error),
        WsError::Protocol(ProtocolError::ResetWithoutClosingHandshake) => text("lost-reset"),
        WsError::Capacity(CapacityError::MessageTooLong { size, max_size }) => {
            text("lost-too-long").with("bytes", *size).with("limit", *max_size)
        }
        other => other.to_string().into(),
    }
}

/// What the server said when it closed the connection.
pub(super) fn goodbye(frame: Option<&CloseFrame>) -> Phrase {
    match frame {
        Some(frame) if frame.reason.is_empty() => {
            text("lost-closed-code").with("code", frame.code.to_string())
        }
        Some(frame) => text("lost-closed-with")
            .with("code", frame.code.to_string())
            .with("reason", frame.reason.to_string()),
        None => text("lost-closed"),
    }
}
