//! What is left of an event once its conversation goes on: answers that are on their way and not
//! confirmed yet.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::join_all;
use mynah_core::Event;

use super::Dispatcher;

/// How many events may wait for the confirmation of their answers while their conversations go on;
/// with more, conversations wait for it themselves.
pub(super) const UNCONFIRMED: usize = 1024;

type After = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What is left of one event.
#[derive(Default)]
pub(super) struct Afters(Mutex<Vec<After>>);

impl Afters {
    /// Adds something to be done beside the conversation.
    pub(super) fn push(&self, after: impl Future<Output = ()> + Send + 'static) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(Box::pin(after));
    }

    fn take(self) -> Vec<After> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Dispatcher {
    /// The event is done with once what is left of it is; its conversation need not wait for that.
    pub(super) async fn finish(self: &Arc<Self>, event: &Event, afters: Afters) {
        let left = afters.take();
        if left.is_empty() {
            return self.observe(event);
        }
        let (this, event) = (Arc::clone(self), event.clone());
        let finish = async move {
            join_all(left).await;
            this.observe(&event);
        };
        match Arc::clone(&self.unconfirmed).try_acquire_owned() {
            Ok(permit) => self.lanes.beside(async move {
                finish.await;
                drop(permit);
            }),
            Err(_) => finish.await,
        }
    }
}
