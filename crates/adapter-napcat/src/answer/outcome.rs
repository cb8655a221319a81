//! What becomes of answers that say yes or no.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::answers;
use crate::action::Action;
use crate::error::CallError;
use crate::wire::Refusal;

answers! {
    /// What the platform says of something that was done; a no is a
    /// [`CallError::Rejected`](crate::CallError::Rejected) instead.
    pub struct PlatformAnswer {
        /// The platform's code, 0 for yes; `None` when it does not say.
        pub result: Option<i64>,
        /// The platform's words, mostly none.
        pub err_msg: String = "errMsg",
    }
}

/// An answer that can be a no although the server passes it on as if all were well.
pub(crate) trait Outcome: Default {
    /// The no, where it is one.
    fn refusal(&self) -> Option<Refusal>;
}

impl Outcome for PlatformAnswer {
    fn refusal(&self) -> Option<Refusal> {
        refusal(self.result, &self.err_msg)
    }
}

impl Outcome for Value {
    fn refusal(&self) -> Option<Refusal> {
        Refusal::within(self)
    }
}

/// A no, for any code but 0.
pub(crate) fn refusal(code: Option<i64>, message: &str) -> Option<Refusal> {
    let code = code.filter(|code| *code != 0)?;
    Some(Refusal { code, message: message.to_owned() })
}

/// What was said, unless it is a no.
pub(crate) fn accepted<A: Action, T: Outcome>(
    action: &A,
    said: impl Into<Option<T>>,
) -> Result<T, CallError> {
    let said = said.into().unwrap_or_default();
    match said.refusal() {
        None => Ok(said),
        Some(no) => Err(CallError::refused(action, no.code, no.message)),
    }
}

/// That it was done, unless what was said is a no.
pub(crate) fn done<A: Action>(action: &A, said: Value) -> Result<(), CallError> {
    accepted::<A, Value>(action, said).map(drop)
}

/// As [`accepted`], read as an answer with fields.
pub(crate) fn read<A: Action, T: DeserializeOwned>(
    action: &A,
    said: Value,
) -> Result<T, CallError> {
    let said = accepted::<A, Value>(action, said)?;
    serde_path_to_error::deserialize(said).map_err(|error| CallError::Decode {
        action: A::NAME.into(),
        path: error.path().to_string(),
        detail: error.inner().to_string(),
    })
}

/// As [`accepted`], of which only what is under a key counts.
pub(crate) fn within<A: Action, T>(
    action: &A,
    said: Value,
    key: &str,
    read: impl FnOnce(Value) -> Option<T>,
) -> Result<T, CallError> {
    let mut said = accepted::<A, Value>(action, said)?;
    let found = said.get_mut(key).map(Value::take);
    found.and_then(read).ok_or_else(|| CallError::Decode {
        action: A::NAME.into(),
        path: key.to_owned(),
        detail: "there is nothing that makes sense".to_owned(),
    })
}
