//! What the bot did, kept for those who ask later or wait for it.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use tokio::sync::{mpsc, watch};

use crate::{Call, SentMessage, activity::Activity, lock::lock};

/// How many calls and unread messages are kept: plenty for a test, and a bound for a server that
/// runs for weeks.
const KEPT: usize = 10_000;

#[derive(Debug, Default)]
struct Entries {
    calls: VecDeque<Arc<Call>>,
    /// Calls nobody has expected yet.
    unclaimed: VecDeque<Arc<Call>>,
    /// Messages nobody has expected yet.
    unread: VecDeque<SentMessage>,
    subscribers: Vec<mpsc::UnboundedSender<Activity>>,
}

/// The journal. Waiters watch its version and look again when it changed.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    entries: Mutex<Entries>,
    version: watch::Sender<u64>,
}

fn push<T>(queue: &mut VecDeque<T>, item: T) {
    if queue.len() >= KEPT {
        queue.pop_front();
    }
    queue.push_back(item);
}

impl Journal {
    pub(crate) fn record(&self, activity: &Activity) {
        let mut entries = lock(&self.entries);
        match activity {
            Activity::Called(call) => {
                // One copy for both: the parameters may be 50 MiB of base64.
                let call = Arc::new(call.clone());
                push(&mut entries.calls, Arc::clone(&call));
                push(&mut entries.unclaimed, call);
            }
            Activity::Sent(message) => push(&mut entries.unread, message.clone()),
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
        lock(&self.entries).unread.pop_front()
    }

    /// Takes the oldest call of `action` that was not taken yet.
    pub(crate) fn take_call(&self, action: &str) -> Option<Call> {
        let mut entries = lock(&self.entries);
        let index = entries.unclaimed.iter().position(|call| call.is(action))?;
        entries.unclaimed.remove(index).map(Arc::unwrap_or_clone)
    }

    /// Forgets what was recorded; subscriptions go on.
    pub(crate) fn clear(&self) {
        let mut entries = lock(&self.entries);
        entries.calls.clear();
        entries.unclaimed.clear();
        entries.unread.clear();
    }
}
