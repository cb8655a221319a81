//! Why a message was not sent, or may not have been: the three ways a send can fail to say "done".

use std::error::Error as StdError;
use std::fmt;

use super::{Error, ErrorKind};
use crate::i18n::Localize;
use crate::id::MessageId;
use crate::lang::Lang;

/// What comes of a send: the id of what was sent, or which of three things went wrong.
pub type SendResult<T = MessageId, E = Error> = std::result::Result<T, SendError<E>>;

/// Why a send has no id to show: it never left, the platform said no, or nobody knows.
///
/// Nothing is ever sent a second time by itself. Whoever wants to try again may do so after
/// [`NotSent`](Self::NotSent); after [`Unknown`](Self::Unknown) the message may be there already,
/// and after [`Refused`](Self::Refused) the platform will mostly say no again.
///
/// In a handler `?` turns it into an [`Error`]; one of kind
/// [`OutcomeUnknown`](ErrorKind::OutcomeUnknown) is the one that may have arrived.
///
/// ```
/// use mynah_core::{Bot, Result, SendError, Target};
///
/// async fn remind(bot: &Bot, target: &Target) -> Result<()> {
///     match bot.send_msg(target, "time to stand up").await {
///         Ok(id) => println!("sent as {id}"),
///         Err(SendError::NotSent(_)) => { bot.send_msg(target, "time to stand up").await?; }
///         Err(SendError::Unknown(_)) => println!("it may be there: do not send it twice"),
///         Err(refused) => return Err(refused.into()),
///     }
///     Ok(())
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::exhaustive_enums, reason = "a send has these outcomes and no others")]
pub enum SendError<E = Error> {
    /// It never left: there was no connection, it cannot be sent at all, or it was held back here.
    NotSent(E),
    /// The platform understood and said no.
    Refused(E),
    /// It was on its way when the connection was lost or the time was up, or the platform itself
    /// does not know: it may have arrived.
    Unknown(E),
}

impl<E> SendError<E> {
    /// What went wrong.
    pub fn reason(&self) -> &E {
        match self {
            Self::NotSent(reason) | Self::Refused(reason) | Self::Unknown(reason) => reason,
        }
    }

    /// What went wrong, without which of the three it was.
    pub fn into_reason(self) -> E {
        match self {
            Self::NotSent(reason) | Self::Refused(reason) | Self::Unknown(reason) => reason,
        }
    }

    /// The same outcome for another reason.
    pub fn map<F>(self, with: impl FnOnce(E) -> F) -> SendError<F> {
        match self {
            Self::NotSent(reason) => SendError::NotSent(with(reason)),
            Self::Refused(reason) => SendError::Refused(with(reason)),
            Self::Unknown(reason) => SendError::Unknown(with(reason)),
        }
    }

    /// Whether it may have arrived.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }
}

impl SendError {
    /// What went wrong, in words that hold on every platform.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Unknown(_) => ErrorKind::OutcomeUnknown,
            Self::NotSent(reason) | Self::Refused(reason) => reason.kind(),
        }
    }
}

impl From<Error> for SendError {
    /// Which of the three an error of this kind means for a send; where it could be either, the
    /// outcome is unknown.
    fn from(error: Error) -> Self {
        match error.kind() {
            ErrorKind::Unsupported | ErrorKind::InvalidInput => Self::NotSent(error),
            ErrorKind::Refused
            | ErrorKind::NotFound
            | ErrorKind::RateLimited
            | ErrorKind::Unauthorized => Self::Refused(error),
            ErrorKind::Disconnected
            | ErrorKind::TimedOut
            | ErrorKind::OutcomeUnknown
            | ErrorKind::Protocol => Self::Unknown(error),
        }
    }
}

impl<E: Into<Error>> From<SendError<E>> for Error {
    fn from(error: SendError<E>) -> Self {
        match error {
            SendError::Unknown(reason) => Self { kind: ErrorKind::OutcomeUnknown, ..reason.into() },
            SendError::NotSent(reason) | SendError::Refused(reason) => reason.into(),
        }
    }
}

impl<E: Localize> Localize for SendError<E> {
    fn localize(&self, lang: &Lang) -> String {
        self.reason().localize(lang)
    }
}

impl<E: fmt::Display> fmt::Display for SendError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The reason says whether it may have arrived.
        self.reason().fmt(f)
    }
}

impl<E: StdError> StdError for SendError<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.reason().source()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(kind: ErrorKind) -> Error {
        Error::new(kind, "because")
    }

    #[test]
    fn what_may_have_arrived_stays_known_as_such_after_a_question_mark() {
        let generic = |error: SendError| Error::from(error).kind();
        let late = || error(ErrorKind::TimedOut);
        assert_eq!(generic(SendError::Unknown(late())), ErrorKind::OutcomeUnknown);
        assert_eq!(generic(SendError::NotSent(late())), ErrorKind::TimedOut);
        assert_eq!(SendError::Unknown(late()).kind(), ErrorKind::OutcomeUnknown);
        assert_eq!(SendError::Unknown(late()).to_string(), "because");
    }

    #[test]
    fn an_error_that_could_be_either_leaves_the_outcome_of_a_send_unknown() {
        for (kind, unknown) in [
            (ErrorKind::Disconnected, true),
            (ErrorKind::TimedOut, true),
            (ErrorKind::OutcomeUnknown, true),
            (ErrorKind::InvalidInput, false),
            (ErrorKind::Refused, false),
        ] {
            assert_eq!(SendError::from(error(kind)).is_unknown(), unknown, "{kind}");
        }
        assert!(matches!(SendError::from(error(ErrorKind::Refused)), SendError::Refused(_)));
        assert!(matches!(SendError::from(error(ErrorKind::InvalidInput)), SendError::NotSent(_)));
    }
}
