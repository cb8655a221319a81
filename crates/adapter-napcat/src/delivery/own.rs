//! Which messages of the bot's own account are accounted for.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use mynah_core::MessageId;

use crate::action::Reply;
use crate::wire;

/// How many are remembered: more than can be said within the time that is looked back.
const REMEMBERED: usize = 512;

/// The messages that are known to belong to a call, the latest of them.
///
/// A message that was looked for and found belongs to one call only, and one that was answered in
/// the usual way is never taken for another with the same words.
#[derive(Debug, Default)]
pub(crate) struct OwnMessages(Mutex<VecDeque<MessageId>>);

impl OwnMessages {
    /// When a call begins, in the whole seconds that messages are dated in.
    pub(super) fn now() -> Timestamp {
        let now = Timestamp::now();
        Timestamp::from_second(now.as_second()).unwrap_or(now)
    }

    /// Notes the message that a call was answered with.
    pub(super) fn note(&self, reply: &Reply) {
        let sent = reply.decode::<wire::Sent>("").ok();
        if let Some(id) = sent.and_then(|sent| sent.message_id) {
            self.claim(&id);
        }
    }

    /// Whether a message belongs to no call yet.
    pub(super) fn is_free(&self, id: &MessageId) -> bool {
        !self.known().contains(id)
    }

    /// Takes a message for a call; false when it belongs to one already.
    pub(super) fn claim(&self, id: &MessageId) -> bool {
        let mut known = self.known();
        if known.contains(id) {
            return false;
        }
        if known.len() == REMEMBERED {
            known.pop_front();
        }
        known.push_back(id.clone());
        true
    }

    fn known(&self) -> MutexGuard<'_, VecDeque<MessageId>> {
        // Nothing that holds the lock can leave it half changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_belongs_to_one_call() {
        let own = OwnMessages::default();
        own.note(&Reply::new(r#"{"message_id":7}"#));
        own.note(&Reply::new("null"));
        assert!(!own.claim(&7.into()));
        assert!(own.claim(&8.into()));
        assert!(!own.claim(&8.into()));
        for id in 100..100 + REMEMBERED {
            assert!(own.claim(&(id as u64).into()));
        }
        assert!(own.claim(&7.into()), "only the latest are remembered");
    }
}
