//! What a handler gives back: an answer, or none.

use std::ops::ControlFlow;

use mynah_core::event::Payload;
use mynah_core::i18n::Text;
use mynah_core::{MessageChain, Segment};

use crate::handler::HandlerError;

/// An answer to the conversation an event came from.
///
/// ```
/// use mynah::Reply;
///
/// let reply = Reply::text("pong").quoting();
/// # let _ = reply;
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reply {
    chain: MessageChain,
    quoting: bool,
    stopping: bool,
}

impl Reply {
    /// An answer of any content.
    pub fn new(chain: impl Into<MessageChain>) -> Self {
        Self { chain: chain.into(), quoting: false, stopping: false }
    }

    /// An answer in words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(MessageChain::new().text(text))
    }

    /// Quotes the message that is answered; without effect on what is no message.
    pub fn quoting(mut self) -> Self {
        self.quoting = true;
        self
    }

    /// Keeps the event from handlers of lower priority.
    pub fn stopping(mut self) -> Self {
        self.stopping = true;
        self
    }

    /// What is sent in answer to an event.
    pub fn into_chain(self, answered: &Payload) -> MessageChain {
        match answered {
            Payload::Message(message) if self.quoting => {
                self.chain.quoting(message.message_id.clone())
            }
            _ => self.chain,
        }
    }
}

/// Something a handler can give back.
#[diagnostic::on_unimplemented(
    message = "a handler cannot give back `{Self}`",
    note = "it can give back nothing, a `Reply`, a text, a `MessageChain`, an `Option` of these, \
            a `Result` of these with any error, or a `ControlFlow` of these, which says whether \
            handlers of lower priority get the event"
)]
pub trait IntoReply {
    /// The answer to send, if any.
    ///
    /// # Errors
    ///
    /// The handler's own.
    fn into_reply(self) -> Result<Option<Reply>, HandlerError>;

    /// Whether handlers of lower priority get the event; they do, unless it says otherwise.
    fn flow(&self) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

impl IntoReply for () {
    fn into_reply(self) -> Result<Option<Reply>, HandlerError> {
        Ok(None)
    }
}

impl IntoReply for Reply {
    fn into_reply(self) -> Result<Option<Reply>, HandlerError> {
        Ok(Some(self))
    }

    fn flow(&self) -> ControlFlow<()> {
        if self.stopping { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

macro_rules! content_into_reply {
    ($($Content:ty)*) => { $(
        impl IntoReply for $Content {
            fn into_reply(self) -> Result<Option<Reply>, HandlerError> {
                Ok(Some(Reply::new(self)))
            }
        }
    )* };
}

content_into_reply! { &'static str String Segment MessageChain }

macro_rules! reply_of_content {
    ($($Content:ty)*) => { $(
        impl From<$Content> for Reply {
            fn from(content: $Content) -> Self {
                Self::new(content)
            }
        }
    )* };
}

reply_of_content! { &str String Segment MessageChain }

impl From<Text<'_>> for Reply {
    fn from(text: Text<'_>) -> Self {
        Self::text(text.to_string())
    }
}

impl IntoReply for Text<'_> {
    fn into_reply(self) -> Result<Option<Reply>, HandlerError> {
        Ok(Some(self.into()))
    }
}

impl<R: IntoReply> IntoReply for Option<R> {
    fn into_reply(self) -> Result<Option<Reply>, HandlerError> {
        self.map_or(Ok(None), IntoReply::into_reply)
    }

    fn flow(&self) -> ControlFlow<()> {
        self.as_ref().map_or(ControlFlow::Continue(()), IntoReply::flow)
    }
}

impl<R: IntoReply, E: Into<HandlerError>> IntoReply for Result<R, E> {
    fn into_reply(self) -> Result<Option<Reply>, HandlerError> {
        self.map_err(Into::into)?.into_reply()
    }

    fn flow(&self) -> ControlFlow<()> {
        self.as_ref().map_or(ControlFlow::Continue(()), IntoReply::flow)
    }
}

/// `Break` keeps the event from handlers of lower priority, with or without an answer.
impl<B: IntoReply, C: IntoReply> IntoReply for ControlFlow<B, C> {
    fn into_reply(self) -> Result<Option<Reply>, HandlerError> {
        match self {
            Self::Break(last) => last.into_reply(),
            Self::Continue(more) => more.into_reply(),
        }
    }

    fn flow(&self) -> ControlFlow<()> {
        match self {
            Self::Break(_) => ControlFlow::Break(()),
            Self::Continue(more) => more.flow(),
        }
    }
}
