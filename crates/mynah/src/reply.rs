//! What a handler gives back: an answer, or none.

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
}

impl Reply {
    /// An answer of any content.
    pub fn new(chain: impl Into<MessageChain>) -> Self {
        Self { chain: chain.into(), quoting: false }
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
            or a `Result` of these with any error"
)]
pub trait IntoReply {
    /// The answer to send, if any.
    ///
    /// # Errors
    ///
    /// The handler's own.
    fn into_reply(self) -> Result<Option<Reply>, HandlerError>;
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
}

impl<R: IntoReply, E: Into<HandlerError>> IntoReply for Result<R, E> {
    fn into_reply(self) -> Result<Option<Reply>, HandlerError> {
        self.map_err(Into::into)?.into_reply()
    }
}
