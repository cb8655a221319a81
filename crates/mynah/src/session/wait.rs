//! Waiting for an event.

use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use mynah_core::event::EventKind;
use mynah_core::{Event, Target, UserId};
use tokio::sync::oneshot;
use tokio::time::sleep;

use super::registry::{Reach, Registered, Wanted};
use super::{Heard, Seat, Session, WaitError};
use crate::condition::Condition;

/// How long is waited when nobody says.
pub(super) const PATIENCE: Duration = Duration::from_mins(5);

/// Waiting for an event; it begins when awaited.
///
/// ```
/// use std::time::Duration;
/// use mynah::prelude::*;
///
/// async fn quiz(session: Session) -> Result<String> {
///     session.say("What is the capital of Peru?").await?;
///     let right = message().when(|event| matches!(event, Payload::Message(message)
///         if message.chain.plain_text().contains("Lima")));
///     let winner = session.wait_for(right).anyone().within(Duration::from_secs(60)).await?;
///     Ok(format!("{} wins!", winner.user_id().map_or("nobody", |user| user.as_str())))
/// }
/// # let _ = Module::new("quiz").on(command("quiz"), quiz);
/// ```
///
/// The condition means what it means where the module registers a handler: by the prefixes of the
/// module, and with [`localized`](crate::condition::localized) words and the names of commands in
/// every language. What is [said](Session::texts) next is in the language that was spoken.
///
/// The event is the session's alone: no handler and no other session gets it, unless it is
/// [`shared`](Self::shared). Of several sessions that wait for it the latest gets it.
#[must_use = "waiting begins when it is awaited"]
#[derive(Debug)]
pub struct WaitFor<T: ?Sized> {
    session: Session,
    condition: Condition,
    within: Duration,
    reach: Reach,
    kind: PhantomData<fn() -> Box<T>>,
}

impl<T: EventKind> WaitFor<T> {
    pub(super) fn new(session: Session, condition: Condition) -> Self {
        Self { session, condition, within: PATIENCE, reach: Reach::One, kind: PhantomData }
    }

    /// Waits at most this long; five minutes unless it is said. It does not count towards the
    /// deadline of the handler.
    pub fn within(mut self, limit: Duration) -> Self {
        self.within = limit;
        self
    }

    /// Whoever it comes from.
    pub fn anyone(mut self) -> Self {
        self.session.scope.user = None;
        self
    }

    /// From this user.
    pub fn from(mut self, user: impl Into<UserId>) -> Self {
        self.session.scope.user = Some(user.into());
        self
    }

    /// In whichever conversation of the same bot it happens. A conversation without the session
    /// is only listened to from now on.
    pub fn anywhere(mut self) -> Self {
        self.session.scope.conversation = None;
        self
    }

    /// In this conversation.
    pub fn in_conversation(mut self, target: Target) -> Self {
        self.session.scope.conversation = Some(target);
        self
    }

    /// Has the event handled by others as well.
    pub fn shared(mut self) -> Self {
        self.reach = Reach::All;
        self
    }

    pub(super) fn begin(self) -> Result<Waiting, WaitError> {
        let Self { session, condition, within, reach, .. } = self;
        let expression = Arc::new(condition.expression.compiled(Some(session.texts.texts())));
        let wanted = Wanted { module: session.seat.module, expression, reach };
        let sessions = &session.seat.sessions;
        let (registered, heard) = sessions.register(session.scope.clone(), wanted)?;
        Ok(Waiting { session, registered: Some(registered), heard, within })
    }
}

impl<T: EventKind> IntoFuture for WaitFor<T> {
    type Output = Result<Event<T>, WaitError>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        // Registered before anything else, so that nothing said from now on is missed.
        let waiting = self.begin();
        Box::pin(async move {
            let mut waiting = waiting?;
            let heard = waiting.wait().await?;
            Ok(heard.event.downcast().expect("the condition lets no other kind through"))
        })
    }
}

/// A wait that has begun.
pub(super) struct Waiting {
    session: Session,
    registered: Option<Registered>,
    heard: oneshot::Receiver<Heard>,
    within: Duration,
}

/// What a session was handed.
pub(super) struct Answer {
    pub(super) event: Event,
    pub(super) command: Option<crate::command::CommandLine>,
}

impl Waiting {
    /// Gives up the place in the conversation, and takes that of the event.
    pub(super) async fn wait(&mut self) -> Result<Answer, WaitError> {
        let seat = &*self.session.seat;
        let paused = Paused::new(seat);
        seat.leave();
        let outcome = tokio::select! {
            biased;
            heard = &mut self.heard => heard.map_err(|_| WaitError::Stopping),
            () = seat.sessions.stopping.cancelled() => Err(WaitError::Stopping),
            () = sleep(self.within) => Err(WaitError::TimedOut { after: self.within }),
        };
        // What was handed over in the very last moment is not lost.
        self.registered = None;
        let outcome = outcome.or_else(|error| self.heard.try_recv().map_err(|_| error));
        drop(paused);
        let Heard { event, command, spoken, hold } = outcome?;
        seat.take(hold);
        self.session.hear(&event, &spoken);
        Ok(Answer { event, command })
    }
}

/// Has the clock of the handler stand still, until it is dropped.
struct Paused<'a>(&'a Seat);

impl<'a> Paused<'a> {
    fn new(seat: &'a Seat) -> Self {
        seat.clock.pause();
        Self(seat)
    }
}

impl Drop for Paused<'_> {
    fn drop(&mut self) {
        self.0.clock.resume();
    }
}
