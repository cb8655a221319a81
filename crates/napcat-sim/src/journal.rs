//! What the bot did, kept for those who ask later or wait for it.

mod shelf;

use std::sync::{Arc, Mutex};

use tokio::sync::{mpsc, watch};

use self::shelf::{Shelf, weight};
use crate::{Call, SentMessage, activity::Activity, lock::lock};

#[derive(Debug, Default)]
struct Entries {
    calls: Shelf<Arc<Call>>,
    /// Calls nobody has expected yet.
    unclaimed: Shelf<Arc<Call>>,
    /// Messages nobody has expected yet.
    unread: Shelf<SentMessage>,
    subscribers: Vec<mpsc::UnboundedSender<Activity>>,
}

/// The journal. Waiters watch its version and look again when it changed.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    entries: Mutex<Entries>,
    version: watch::Sender<u64>,
}

impl Journal {
    pub(crate) fn record(&self, activity: &Activity) {
        let mut entries = lock(&self.entries);
        match activity {
            Activity::Called(call) => {
                // One copy for both: the parameters may be 50 MiB of base64.
                let call = Arc::new(call.clone());
                let weight = weight(&call.params) + weight(&call.echo);
                entries.calls.push(weight, Arc::clone(&call));
                entries.unclaimed.push(weight, call);
            }
            Activity::Sent(message) => {
                let weight = message.segments.iter().map(weight).sum();
                entries.unread.push(weight, message.clone());
            }
            _ => {}
        }
        entries.subscribers.retain(|subscriber| subscriber.send(activity.clone()).is_ok());
        drop(entries);
        self.version.send_modify(|version| *version += 1);
    }

    pub(crate) fn subscribe(&self) -> mpsc::UnboundedReceiver<Activity> {
        let (sender, receiver) = mpsc::unbounded_channel();
        lock(&self.entries).subscribers.push(sender);
        receiver
    }

    /// A watch that changes whenever something was recorded.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        lock(&self.entries).calls.iter().map(|call| Call::clone(call)).collect()
    }

    /// Takes the oldest unread message.
    pub(crate) fn take_message(&self) -> Option<SentMessage> {
        lock(&self.entries).unread.pop()
    }

    /// Takes the oldest call of `action` that was not taken yet.
    pub(crate) fn take_call(&self, action: &str) -> Option<Call> {
        let call = lock(&self.entries).unclaimed.take(|call| call.is(action))?;
        Some(Arc::unwrap_or_clone(call))
    }

    /// Forgets what was recorded; subscriptions go on.
    pub(crate) fn clear(&self) {
        let mut entries = lock(&self.entries);
        entries.calls = Shelf::default();
        entries.unclaimed = Shelf::default();
        entries.unread = Shelf::default();
    }
}
