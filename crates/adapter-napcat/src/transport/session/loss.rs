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

#[cfg(test)]
mod tests {
    use mynah_core::{Lang, Localize};

    use super::*;

    #[test]
    fn a_message_that_is_too_long_is_told_with_the_key_that_allows_it() {
        let too_long = CapacityError::MessageTooLong { size: 2000, max_size: 1000 };
        let reason = reason(&WsError::Capacity(too_long));
        assert_eq!(
            reason.to_string(),
            "a message of 2000 bytes is longer than the 1000 of `connect.max_message_size`"
        );
        assert_eq!(
            reason.localize(&Lang::chinese()),
            "有一条消息长 2000 字节，超过了 `connect.max_message_size` 的 1000 字节"
        );
    }

    #[test]
    fn what_the_system_says_is_told_in_the_language_of_its_reader() {
        let reset = WsError::Io(std::io::ErrorKind::ConnectionReset.into());
        assert_eq!(reason(&reset).to_string(), "connection reset");
        assert_eq!(reason(&reset).localize(&Lang::chinese()), "连接被重置");
    }

    #[test]
    fn a_farewell_is_told_with_its_code_and_its_words() {
        let frame = |words: &'static str| CloseFrame { code: 1000.into(), reason: words.into() };
        let chinese =
            |frame: Option<CloseFrame>| goodbye(frame.as_ref()).localize(&Lang::chinese());
        assert_eq!(chinese(None), "NapCat 关闭了连接");
        assert_eq!(chinese(Some(frame(""))), "NapCat 关闭了连接（1000）");
        assert_eq!(chinese(Some(frame("bye"))), "NapCat 关闭了连接（1000 bye）");
    }
}
