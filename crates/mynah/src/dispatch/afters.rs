//! What is left of an event once its conversation goes on: answers that are on their way and not
//! confirmed yet.

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::join_all;
use mynah_core::Context;
use smallvec::SmallVec;

use super::confirmations::{Added, Finishing};
use super::handling::Unconfirmed;
use super::plan::Route;
use super::{Dispatcher, Job};

/// An answer of one handler.
pub(super) struct After {
    pub(super) route: Arc<Route>,
    pub(super) context: Context,
    /// What is left of sending it.
    pub(super) left: Unconfirmed,
}

/// The answers to one event; mostly there is one, for which nothing is allocated.
pub(super) type Answers = SmallVec<[After; 1]>;

/// What is left of one event.
#[derive(Default)]
pub(super) struct Afters(Mutex<Answers>);

impl Afters {
    /// Adds an answer to be confirmed beside the conversation.
    pub(super) fn push(&self, after: After) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(after);
    }

    fn take(self) -> Answers {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Dispatcher {
    /// The event is done with once what is left of it is; its conversation need not wait for that.
    pub(super) async fn finish(self: &Arc<Self>, job: &Job, afters: Afters) {
        let Job { event, origin, .. } = job;
        let answers = afters.take();
        if answers.is_empty() {
            return self.observe(event);
        }
        // Before it is added, for whoever waits for it may be done with it at once.
        self.lanes.awaited.begins();
        match origin.confirmations.add(Finishing { event: event.clone(), answers }) {
            Added::Waits => {}
            Added::Begins => {
                let work = Arc::clone(self).confirm_all_of(Arc::clone(origin));
                self.lanes.beside_for_answers(work);
            }
            Added::Full(finishing) => {
                self.lanes.awaited.ends();
                Box::pin(self.finished(finishing)).await;
            }
        }
    }

    /// Waits for the confirmations of all answers to one event.
    pub(super) async fn confirm_all(&self, mut answers: Answers) {
        match answers.len() {
            1 => self.confirm(answers.remove(0)).await,
            _ => _ = Box::pin(join_all(answers.into_iter().map(|after| self.confirm(after)))).await,
        }
    }
}
