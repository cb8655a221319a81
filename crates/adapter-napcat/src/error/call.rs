//! Why a call failed.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use mynah_core::ErrorKind;

use super::kind_of_retcode;
use crate::action::Action;
use crate::transport::shortened;

/// Why a call failed.
///
/// What matters to a caller who sends something is whether it may have been done all the same:
/// see [`may_have_happened`](Self::may_have_happened).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// The server understood and said no.
    #[error("{action} was refused ({retcode}): {}; sent {params}", OneLine(message))]
    Rejected {
        /// The action, as it is called on the wire.
        action: Cow<'static, str>,
        /// The code of the server.
        retcode: i64,
        /// What the server says, as it came; it may have many lines.
        message: String,
        /// The parameters as JSON, with long texts cut: the server never says which one it minds.
        params: String,
    },

    /// No answer came before the deadline.
    #[error("{action} got no answer within {after:?}")]
    Timeout {
        /// The action, as it is called on the wire.
        action: Cow<'static, str>,
        /// How long it was waited for.
        after: Duration,
    },

    /// There is no connection, or it went away before the answer.
    #[error("{action}: {}", if *sent { "the connection was lost before the answer" } else { "not connected" })]
    Disconnected {
        /// The action, as it is called on the wire.
        action: Cow<'static, str>,
        /// Whether it was on its way already.
        sent: bool,
    },

    /// The answer is not what this action answers.
    #[error("the answer of {action} makes no sense at `{path}`: {detail}")]
    Decode {
        /// The action, as it is called on the wire.
        action: Cow<'static, str>,
        /// Where in the answer; `.` for the answer as a whole.
        path: String,
        /// What is wrong there.
        detail: String,
    },

    /// An argument cannot be meant; nothing was sent.
    #[error("`{argument}` {reason}")]
    InvalidArgument {
        /// The argument.
        argument: &'static str,
        /// What is wrong with it, to be read after its name.
        reason: String,
    },

    /// This bot cannot do that; nothing was sent.
    #[error("{api} is not supported: {reason}")]
    Unsupported {
        /// What was asked for.
        api: Cow<'static, str>,
        /// Why not.
        reason: &'static str,
    },
}

impl CallError {
    pub(crate) fn invalid(argument: &'static str, reason: impl Into<String>) -> Self {
        Self::InvalidArgument { argument, reason: reason.into() }
    }

    /// An answer that says in its own way that nothing was done.
    pub(crate) fn refused<A: Action>(action: &A, code: i64, message: String) -> Self {
        let params = serde_json::to_string(action).unwrap_or_default();
        Self::Rejected {
            action: A::NAME.into(),
            retcode: code,
            message,
            params: shortened(&params),
        }
    }

    /// What went wrong, in words that hold on every platform.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Rejected { retcode, message, .. } => kind_of_retcode(*retcode, message),
            Self::Timeout { .. } => ErrorKind::TimedOut,
            Self::Disconnected { .. } => ErrorKind::Disconnected,
            Self::Decode { .. } => ErrorKind::Protocol,
            Self::InvalidArgument { .. } => ErrorKind::InvalidInput,
            Self::Unsupported { .. } => ErrorKind::Unsupported,
        }
    }

    /// Whether what was asked for may have been done although the call failed: then asking again
    /// may do it twice.
    pub fn may_have_happened(&self) -> bool {
        match self {
            Self::Disconnected { sent, .. } => *sent,
            Self::Timeout { .. } | Self::Decode { .. } => true,
            Self::Rejected { .. } => self.kind() == ErrorKind::TimedOut,
            Self::InvalidArgument { .. } | Self::Unsupported { .. } => false,
        }
    }
}

/// A text on one line, whole: the server likes to append dumps of several lines.
struct OneLine<'a>(&'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = self.0.split_whitespace();
        if let Some(first) = words.next() {
            f.write_str(first)?;
        }
        words.try_for_each(|word| write!(f, " {word}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rejected(retcode: i64, message: &str) -> CallError {
        CallError::Rejected {
            action: "get_group_info".into(),
            retcode,
            message: message.to_owned(),
            params: r#"{"group_id":"1"}"#.to_owned(),
        }
    }

    #[test]
    fn a_dump_of_many_lines_is_told_on_one() {
        let error = rejected(1200, "EventRet:\n{\n    \"result\": 72\n}\n");
        assert_eq!(
            error.to_string(),
            "get_group_info was refused (1200): EventRet: { \"result\": 72 }; \
             sent {\"group_id\":\"1\"}"
        );
    }

    #[test]
    fn every_retcode_has_its_kind() {
        assert_eq!(rejected(1400, "").kind(), ErrorKind::InvalidInput);
        assert_eq!(rejected(1403, "").kind(), ErrorKind::Unauthorized);
        assert_eq!(rejected(1404, "").kind(), ErrorKind::Unsupported);
        assert_eq!(rejected(1200, "no such group").kind(), ErrorKind::Refused);
        assert_eq!(rejected(77, "").kind(), ErrorKind::Refused);
    }

    #[test]
    fn a_server_that_gave_up_waiting_may_have_done_it() {
        let gave_up = rejected(1200, "Timeout: NTEvent serviceAndMethod:…");
        assert_eq!(gave_up.kind(), ErrorKind::TimedOut);
        assert!(gave_up.may_have_happened());
        assert!(!rejected(1200, "no").may_have_happened());
    }

    #[test]
    fn what_was_never_sent_cannot_have_happened() {
        let lost = |sent| CallError::Disconnected { action: "send_group_msg".into(), sent };
        assert!(!lost(false).may_have_happened());
        assert!(lost(true).may_have_happened());
    }
}
