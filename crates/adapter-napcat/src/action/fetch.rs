//! How what a server answers gets here.

use serde::Serialize;
use serde_json::Value;

use super::{Call, Client, Decode, Replies, Reply};
use crate::error::CallError;

/// What a server answers, as it gets here: one JSON value, or several answers.
pub trait Fetch: Sized {
    /// Makes a call and reads what is answered.
    ///
    /// # Errors
    ///
    /// Those of the call, and [`CallError::Decode`] for what cannot be read.
    fn fetch<C: Client + ?Sized>(
        client: &C,
        call: Call,
    ) -> impl Future<Output = Result<Self, CallError>> + Send;

    /// Reads an answer to `action` and writes it out again; one of several is left as it came.
    ///
    /// # Errors
    ///
    /// [`CallError::Decode`] for what cannot be read.
    fn again(action: &'static str, reply: &Reply) -> Result<Value, CallError> {
        reply.decode(action)
    }
}

impl<T: Decode + Serialize> Fetch for T {
    async fn fetch<C: Client + ?Sized>(client: &C, call: Call) -> Result<Self, CallError> {
        let action = call.action.clone();
        client.call(call).await?.decode(action)
    }

    fn again(action: &'static str, reply: &Reply) -> Result<Value, CallError> {
        let answer: T = reply.decode(action)?;
        serde_json::to_value(answer).map_err(|error| CallError::Decode {
            action: action.into(),
            path: ".".to_owned(),
            detail: error.to_string(),
        })
    }
}

/// How many bytes of answers wait at most: a few hundred chunks, which is more than a task that is
/// kept waiting for its turn falls behind, and little enough for a small machine.
const BOUND: usize = 24 << 20;

impl Fetch for Replies {
    async fn fetch<C: Client + ?Sized>(client: &C, call: Call) -> Result<Self, CallError> {
        client.call_for_several(call, BOUND).await
    }
}
