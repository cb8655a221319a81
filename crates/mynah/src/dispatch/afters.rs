//! What is left of an event once its conversation goes on: answers that are on their way and not
//! confirmed yet.

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::join_all;
use mynah_core::Context;
use smallvec::SmallVec;

use super::handling::Unconfirmed;
use super::plan::Route;
use super::{Dispatcher, Job};

/// How many events of a bot may wait for the confirmation of their answers while their
/// conversations go on; with more, conversations wait for it themselves.
pub(super) const UNCONFIRMED: usize = 128;

/// An answer of one handler.
pub(super) struct After {
    pub(super) route: Arc<Route>,
    pub(super) context: Context,
    /// What is left of sending it.
    pub(super) left: Unconfirmed,
}

/// What is left of one event; mostly there is one answer, for which nothing is allocated.
#[derive(Default)]
pub(super) struct Afters(Mutex<SmallVec<[After; 1]>>);

impl Afters {
    /// Adds an answer to be confirmed beside the conversation.
    pub(super) fn push(&self, after: After) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(after);
    }

    fn take(self) -> SmallVec<[After; 1]> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Dispatcher {
    /// The event is done with once what is left of it is; its conversation need not wait for that.
    pub(super) async fn finish(self: &Arc<Self>, job: &Job, afters: Afters) {
        let Job { event, origin, .. } = job;
        let left = afters.take();
        if left.is_empty() {
            return self.observe(event);
        }
        let Ok(permit) = Arc::clone(&origin.unconfirmed).try_acquire_owned() else {
            self.confirm_all(left).await;
            return self.observe(event);
        };
        let (this, event) = (Arc::clone(self), event.clone());
        self.lanes.beside(async move {
            this.confirm_all(left).await;
            this.observe(&event);
            drop(permit);
        });
    }

    /// Waits for the confirmations of all answers to one event.
    async fn confirm_all(&self, mut afters: SmallVec<[After; 1]>) {
        match afters.len() {
            1 => self.confirm(afters.remove(0)).await,
            _ => _ = Box::pin(join_all(afters.into_iter().map(|after| self.confirm(after)))).await,
        }
    }
}
