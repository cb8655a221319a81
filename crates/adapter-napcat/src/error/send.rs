//! What a failed call means for whoever made it.

use super::CallError;

/// Why a send has no id to show: it never left, it was refused, or it may have arrived.
///
/// ```
/// use mynah_adapter_napcat::{CallError, SendError};
///
/// let lost = |sent| SendError::from(CallError::Disconnected { action: "send_msg".into(), sent });
/// assert!(matches!(lost(true), SendError::Unknown(_)));
/// assert!(matches!(lost(false), SendError::NotSent(_)));
/// ```
pub type SendError = mynah_core::SendError<CallError>;

/// What the failure of an action is: a [`CallError`], or a [`SendError`].
pub trait Failure: From<CallError> {
    /// Something went wrong before the call itself was made, such as with a file it was to bring.
    #[must_use]
    fn before_the_call(error: CallError) -> Self {
        error.into()
    }
}

impl Failure for CallError {}

impl Failure for SendError {
    fn before_the_call(error: CallError) -> Self {
        Self::NotSent(error)
    }
}

impl From<CallError> for SendError {
    fn from(error: CallError) -> Self {
        match error {
            _ if error.may_have_happened() => Self::Unknown(error),
            CallError::Rejected { .. } => Self::Refused(error),
            _ => Self::NotSent(error),
        }
    }
}

impl From<SendError> for CallError {
    fn from(error: SendError) -> Self {
        error.into_reason()
    }
}
