//! From a message to the text of the call that sends it.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use futures_util::FutureExt;
use mynah::core::MessageChain;
use mynah_adapter_napcat::CallError;
use mynah_adapter_napcat::action::{Call, Client, MessageActions, Reply};

/// What is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encode {
    /// Some words.
    Words,
    /// A quotation, a mention and words.
    Answer,
    /// Four thousand letters.
    Long,
}

impl Encode {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Words, Self::Answer, Self::Long];

    /// What it is called in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "encode/words",
            Self::Answer => "encode/quotation, mention, words",
            Self::Long => "encode/4,000 letters",
        }
    }

    /// The message.
    pub fn message(self) -> MessageChain {
        match self {
            Self::Words => "pong 1".into(),
            Self::Answer => MessageChain::new().at(1_000_000_021).text(" 好的").quoting(7),
            Self::Long => "晚上好吗".repeat(1000).into(),
        }
    }
}

/// Has every call done and remembers the last.
#[derive(Default)]
struct Desk(Mutex<String>);

#[async_trait]
impl Client for Desk {
    async fn call(&self, call: Call) -> Result<Reply, CallError> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = call.params;
        Ok(Reply::new(r#"{"message_id":7}"#))
    }
}

/// The parameters of the call that sends a message to a group.
///
/// # Panics
///
/// When the call waits for something, which it has no reason to.
pub fn encode(message: &MessageChain) -> String {
    let desk = Desk::default();
    let sending = desk.send_group_msg(570_000_001, message.clone()).into_future();
    sending.now_or_never().expect("nobody is waited for").expect("it is sent");
    desk.0.into_inner().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_what_is_sent() {
        let params = encode(&Encode::Words.message());
        let words = r#"[{"type":"text","data":{"text":"pong 1"}}]"#;
        assert!(params.contains(words) && params.contains("570000001"), "{params}");
    }
}
