//! What happened to the bot, and how far it is with it.

use std::sync::{Arc, Mutex, PoisonError};

use mynah_core::{Event, Payload};
use tokio::sync::watch;

/// What happened to the bot, and how far it is with it.
#[derive(Clone)]
pub(super) struct Progress(Arc<watch::Sender<Seen>>, Arc<Mutex<Vec<String>>>);

#[derive(Default)]
struct Seen {
    /// What came since somebody began to wait for something.
    came: Vec<Event>,
    published: u64,
    handled: u64,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self(Arc::new(watch::Sender::new(Seen::default())), Arc::default())
    }

    /// An event came.
    pub(super) fn hears(&self, event: &Event) {
        self.0.send_modify(|seen| {
            seen.published += 1;
            seen.came.push(event.clone());
        });
    }

    /// An event is done with, or whoever handles it waits for another.
    pub(super) fn handled(&self) {
        self.0.send_modify(|seen| seen.handled += 1);
    }

    /// A handler failed.
    pub(super) fn failed(&self, words: String) {
        self.1.lock().unwrap_or_else(PoisonError::into_inner).push(words);
    }

    pub(super) fn take_failures(&self) -> Vec<String> {
        std::mem::take(&mut *self.1.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What came up to now is of no interest any more.
    pub(super) fn forget(&self) {
        self.0.send_modify(|seen| seen.came.clear());
    }

    /// Waits until an event like `expected` came, if one is, and everything that came is done
    /// with.
    pub(super) async fn until_done(&self, expected: Option<&Payload>) {
        let mut changes = self.0.subscribe();
        let done = |seen: &Seen| {
            let came = |expected| seen.came.iter().any(|event| is_alike(event, expected));
            seen.handled >= seen.published && expected.is_none_or(came)
        };
        // The sender is ours, so it is there.
        let _ = changes.wait_for(done).await;
    }
}

/// Whether two events are of one kind, about one user and of one conversation.
fn is_alike(one: &Payload, other: &Payload) -> bool {
    use std::mem::discriminant;

    let kinds = match (one, other) {
        (Payload::Notice(one), Payload::Notice(other)) => discriminant(one) == discriminant(other),
        (one, other) => discriminant(one) == discriminant(other),
    };
    kinds && one.user_id() == other.user_id() && one.conversation() == other.conversation()
}
