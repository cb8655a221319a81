//! What a bot did.

use std::fmt;

use mynah_core::{MessageChain, MessageId, Segment, Target};

use super::{Call, RawCall};

/// What the bot did since the last look.
///
/// The assertions are methods that fail with all of it, and can be chained.
#[must_use = "what the bot did is not looked at"]
#[derive(Debug, Clone)]
pub struct Deeds {
    /// Where it happened.
    pub(super) place: Option<Target>,
    /// The message that was said to the bot.
    pub(super) message: Option<MessageId>,
    pub(super) calls: Vec<Call>,
    pub(super) raw: Vec<RawCall>,
    pub(super) failures: Vec<String>,
}

/// A message that the bot sent.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Sent {
    /// Where to.
    pub target: Target,
    /// What it says, whole.
    pub chain: MessageChain,
}

impl Sent {
    /// What it says as a person would read it, without what it quotes.
    pub fn text(&self) -> String {
        let segments = self.chain.iter().filter(|segment| !matches!(segment, Segment::Reply(_)));
        segments.map(ToString::to_string).collect()
    }

    /// The message it quotes.
    pub fn quoted(&self) -> Option<&MessageId> {
        self.chain.quoted()
    }
}

impl Deeds {
    /// The message that was said to the bot, as the scene names it.
    ///
    /// # Panics
    ///
    /// When it was no message that happened.
    #[track_caller]
    pub fn message_id(&self) -> MessageId {
        self.message.clone().expect("what happened was no message")
    }

    /// What the bot sent, in order.
    pub fn sent(&self) -> Vec<Sent> {
        let sends = self.calls.iter().filter(|call| call.name() == "send_msg");
        sends
            .map(|call| Sent {
                target: call.get::<Target>("target").clone(),
                chain: call.get::<MessageChain>("message").clone(),
            })
            .collect()
    }

    /// The texts of what the bot sent, in order.
    pub fn texts(&self) -> Vec<String> {
        self.sent().iter().map(Sent::text).collect()
    }

    /// The calls the bot made, in order; what it sent is among them.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// The calls the bot made on a typed handle that is [lent](super::Paper::lending) to it, in
    /// order.
    pub fn raw_calls(&self) -> &[RawCall] {
        &self.raw
    }

    /// What went wrong in handlers, in words.
    pub fn failures(&self) -> &[String] {
        &self.failures
    }
}

/// One deed a line.
impl fmt::Display for Deeds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.calls.is_empty() && self.raw.is_empty() && self.failures.is_empty() {
            return f.write_str("  the bot did nothing");
        }
        let sent = self
            .sent()
            .into_iter()
            .map(|sent| format!("  said to {}: {:?}", sent.target, sent.chain.to_string()));
        let calls = self.calls.iter().filter(|call| call.name() != "send_msg");
        let calls = calls.map(|call| format!("  called {call}"));
        let calls = calls.chain(self.raw.iter().map(|call| format!("  called {call}")));
        let failures = self.failures.iter().map(|words| format!("  failed in {words}"));
        let lines: Vec<_> = sent.chain(calls).chain(failures).collect();
        f.write_str(&lines.join("\n"))
    }
}
