//! Who waits for what.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use mynah_core::{BotId, Event, Lang, Target, UserId};
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use super::{Hold, WaitError};
use crate::command::CommandLine;
use crate::condition::{Expression, Subject};
use crate::dispatch::Judge;

/// Whose events a wait is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scope {
    pub(super) bot: BotId,
    /// `None` is anyone.
    pub(super) user: Option<UserId>,
    /// `None` is anywhere.
    pub(super) conversation: Option<Target>,
}

/// An event that somebody waited for, and its place in its conversation.
#[derive(Debug)]
pub(crate) struct Heard {
    pub(super) event: Event,
    pub(super) command: Option<CommandLine>,
    /// The languages whose words were said.
    pub(super) spoken: Vec<Lang>,
    pub(super) hold: Hold,
}

/// What is done when a conversation may go on.
pub(crate) type Freed = Pin<Box<dyn Future<Output = ()> + Send + Sync>>;

/// Who gets an event that a session waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// That session alone.
    One,
    /// All that want it.
    All,
}

/// Who waits for what.
#[derive(Debug)]
pub(crate) struct Sessions {
    state: Mutex<State>,
    /// How many sessions there are, so that without any an event costs one look.
    open: AtomicUsize,
    limit: usize,
    pub(super) stopping: CancellationToken,
}

#[derive(Debug, Default)]
struct State {
    last_id: u64,
    sessions: Vec<(u64, Scope)>,
    /// The latest last.
    waits: Vec<Wait>,
}

#[derive(Debug)]
struct Wait {
    id: u64,
    scope: Scope,
    wanted: Wanted,
    deliver: oneshot::Sender<Heard>,
}

/// What a wait is for.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    /// Whose prefixes are gone by.
    pub(super) module: &'static str,
    pub(super) expression: Arc<Expression>,
    pub(super) reach: Reach,
}

impl Scope {
    fn includes(&self, event: &Event) -> bool {
        self.may_wait_for(event)
            && self.user.as_ref().is_none_or(|user| event.user_id() == Some(user))
    }

    /// As [`includes`](Self::includes), whoever is to be heard.
    fn may_wait_for(&self, event: &Event) -> bool {
        self.bot == event.header().bot
            && (self.conversation.is_none() || self.conversation == event.conversation())
    }
}

impl Sessions {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            state: Mutex::default(),
            open: AtomicUsize::new(0),
            limit,
            stopping: CancellationToken::new(),
        }
    }

    /// Ends every wait, those going on and those to come.
    pub(crate) fn stop(&self) {
        self.stopping.cancel();
    }

    /// Whether a session may want an event that no handler wants: it waits there, or is about to.
    pub(crate) fn may_want(&self, event: &Event) -> bool {
        if self.open.load(Ordering::Acquire) == 0 {
            return false;
        }
        let state = self.lock();
        let open = state.sessions.iter().map(|(_, scope)| scope);
        let waiting = state.waits.iter().map(|wait| &wait.scope);
        open.chain(waiting).any(|scope| scope.may_wait_for(event))
    }

    /// How many sessions are open.
    pub(crate) fn count(&self) -> usize {
        self.open.load(Ordering::Acquire)
    }

    /// Has events in the conversation of `scope` kept, until what is answered is dropped.
    pub(super) fn open(self: &Arc<Self>, scope: &Scope) -> Arc<Opened> {
        let mut state = self.lock();
        let id = state.next_id();
        state.sessions.push((id, scope.clone()));
        self.open.store(state.sessions.len(), Ordering::Release);
        drop(state);
        Arc::new(Opened { sessions: Arc::clone(self), id })
    }

    /// Waits from now on; the answer is where the event comes.
    pub(super) fn register(
        self: &Arc<Self>,
        scope: Scope,
        wanted: Wanted,
    ) -> Result<(Registered, oneshot::Receiver<Heard>), WaitError> {
        if self.stopping.is_cancelled() {
            return Err(WaitError::Stopping);
        }
        let (deliver, heard) = oneshot::channel();
        let mut state = self.lock();
        if state.waits.len() >= self.limit {
            return Err(WaitError::TooMany { limit: self.limit });
        }
        let id = state.next_id();
        state.waits.push(Wait { id, scope, wanted, deliver });
        drop(state);
        Ok((Registered { sessions: Arc::clone(self), id }, heard))
    }

    /// Hands an event to whoever waits for it, the latest first. The answer is who gets it
    /// besides, and what is done when its conversation may go on.
    pub(crate) async fn hear(
        &self,
        event: &Event,
        subject: &mut Subject<'_>,
        judge: &Judge<'_>,
    ) -> Option<(Reach, Freed)> {
        for (id, Wanted { module, expression, reach }) in self.candidates(event) {
            // A condition may run code of a module, so not under the lock.
            subject.listen(subject.rules.dialect_of(module));
            if !judge.holds(&expression, subject, module, "Session").await {
                continue;
            }
            let Some(wait) = self.remove(id) else { continue };
            let (hold, freed) = Hold::new();
            let (command, spoken) = (subject.command(), expression.tongues(subject));
            if wait.deliver.send(Heard { event: event.clone(), command, spoken, hold }).is_ok() {
                return Some((reach, Box::pin(freed)));
            }
        }
        None
    }

    fn candidates(&self, event: &Event) -> Vec<(u64, Wanted)> {
        let state = self.lock();
        let waits = state.waits.iter().rev().filter(|wait| wait.scope.includes(event));
        waits.map(|wait| (wait.id, wait.wanted.clone())).collect()
    }

    fn remove(&self, id: u64) -> Option<Wait> {
        let mut state = self.lock();
        let place = state.waits.iter().position(|wait| wait.id == id)?;
        Some(state.waits.remove(place))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing that can panic happens under the lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn next_id(&mut self) -> u64 {
        self.last_id += 1;
        self.last_id
    }
}

/// A session, until it is dropped.
#[derive(Debug)]
pub(super) struct Opened {
    sessions: Arc<Sessions>,
    id: u64,
}

impl Drop for Opened {
    fn drop(&mut self) {
        let mut state = self.sessions.lock();
        state.sessions.retain(|(id, _)| *id != self.id);
        self.sessions.open.store(state.sessions.len(), Ordering::Release);
    }
}

/// A wait, until it is dropped.
#[derive(Debug)]
pub(super) struct Registered {
    sessions: Arc<Sessions>,
    id: u64,
}

impl Drop for Registered {
    fn drop(&mut self) {
        drop(self.sessions.remove(self.id));
    }
}
