//! The place of a running handler in its conversation.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};

use mynah_core::Lang;
use tokio::sync::oneshot;

use super::Sessions;
use crate::dispatch::Clock;

/// Keeps a conversation from going on, until it is dropped.
#[derive(Debug)]
pub(crate) struct Hold {
    _end: oneshot::Sender<()>,
}

impl Hold {
    /// One, and what is done when it is dropped.
    pub(crate) fn new() -> (Self, impl Future<Output = ()> + Send + Sync) {
        let (end, ended) = oneshot::channel();
        let freed = async {
            // Nothing is ever sent: this is the end of the other side.
            let _ = ended.await;
        };
        (Self { _end: end }, freed)
    }
}

/// The place of a running handler in its conversation, which it gives up while it waits.
pub(crate) struct Seat {
    pub(super) sessions: Arc<Sessions>,
    pub(crate) clock: Clock,
    /// For bots that have none of their own.
    pub(super) lang: Lang,
    /// The module of the handler.
    pub(super) module: &'static str,
    place: Mutex<Place>,
    /// The language that is spoken with the handler, once a wait tells.
    tongue: Mutex<Option<Lang>>,
}

/// Where a handler is.
#[derive(Debug)]
enum Place {
    /// In its conversation.
    In(#[expect(dead_code, reason = "it is there to be dropped")] Hold),
    /// Beside it.
    Beside,
    /// Nowhere: it has ended, whatever of it still waits.
    Ended,
}

impl Seat {
    pub(crate) fn new(
        sessions: Arc<Sessions>,
        module: &'static str,
        lang: Lang,
        hold: Hold,
    ) -> Self {
        Self {
            sessions,
            clock: Clock::start(),
            lang,
            module,
            place: Mutex::new(Place::In(hold)),
            tongue: Mutex::default(),
        }
    }

    /// The language that is spoken with the handler, once a wait told.
    pub(super) fn tongue(&self) -> Option<Lang> {
        self.tongue.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Has this language be spoken from now on.
    pub(super) fn speak(&self, lang: Lang) {
        *self.tongue.lock().unwrap_or_else(PoisonError::into_inner) = Some(lang);
    }

    /// Lets the conversation go on while the handler waits.
    pub(super) fn leave(&self) {
        self.enter(Place::Beside);
    }

    /// Keeps the conversation again, at a later place: unless the handler waits for something
    /// else as well, which may be what comes next in the same conversation.
    pub(super) fn take(&self, hold: Hold) {
        if self.clock.is_running() {
            self.enter(Place::In(hold));
        }
    }

    /// Lets the conversation go on for good: the handler has ended.
    pub(crate) fn end(&self) {
        self.enter(Place::Ended);
    }

    fn enter(&self, place: Place) {
        let mut own = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        let before = match &*own {
            Place::Ended => place,
            _ => std::mem::replace(&mut *own, place),
        };
        // A hold that goes wakes whoever works on the conversation: not under the lock.
        drop(own);
        drop(before);
    }
}

impl fmt::Debug for Seat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seat").finish_non_exhaustive()
    }
}
