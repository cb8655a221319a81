//! What became of one handler and one event.

use std::ops::ControlFlow;

use mynah_core::Rejection;
use mynah_core::i18n::Phrase;

use super::HandlerError;
use crate::reply::{IntoReply, Reply};

/// What became of one handler and one event.
#[derive(Debug)]
#[non_exhaustive]
pub enum Outcome {
    /// An argument said that the handler is not meant for this event.
    Skipped(String),
    /// An argument says that whoever caused the event made a mistake.
    Told(Phrase),
    /// It ran, may have something to say, and says whether others get the event as well.
    Done(Option<Reply>, ControlFlow<()>),
    /// It ran into an error.
    Failed(HandlerError),
}

impl Outcome {
    pub(super) fn of(output: impl IntoReply) -> Self {
        let flow = output.flow();
        match output.into_reply() {
            Ok(reply) => Self::Done(reply, flow),
            Err(error) => Self::Failed(error),
        }
    }
}

impl From<Rejection> for Outcome {
    fn from(rejection: Rejection) -> Self {
        match rejection {
            Rejection::Fail(error) => Self::Failed(error.into()),
            Rejection::Skip(reason) => Self::Skipped(reason.into_owned()),
            Rejection::Tell(phrase) => Self::Told(phrase),
            other => Self::Skipped(format!("{other:?}")),
        }
    }
}
