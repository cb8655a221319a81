//! Conditions that are functions of a module.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use mynah_core::event::{EventKind, Payload};
use mynah_core::i18n::Phrase;
use mynah_core::{Bot, Event};

use super::check::Cost;
use super::expression::{Truth, address};
use super::subject::Subject;
use super::{Condition, Expression, event};
use crate::texts::text;

/// A function of a module.
pub(crate) enum Test {
    /// One that answers at once.
    Now(Box<dyn Fn(&Event) -> bool + Send + Sync>),
    /// One that may wait.
    Later(Box<dyn Fn(Event, Bot) -> Answer + Send + Sync>),
}

type Answer = Pin<Box<dyn Future<Output = bool> + Send>>;

impl Condition {
    /// In addition, `test` must be true of it.
    ///
    /// A condition that is used for several handlers has its test run once an event.
    pub fn when(self, test: impl Fn(&Payload) -> bool + Send + Sync + 'static) -> Self {
        self.when_event(move |event| test(event))
    }

    /// In addition, `test` must be true of the event with its header: when, where and the words on
    /// the wire.
    pub fn when_event(self, test: impl Fn(&Event) -> bool + Send + Sync + 'static) -> Self {
        self.and(Self::new(Expression::Test(Arc::new(Test::Now(Box::new(test))))))
    }

    /// In addition, it must be a `T` of which `test` is true, which is how kinds within a kind are
    /// asked for.
    ///
    /// ```
    /// use mynah::prelude::*;
    ///
    /// let invited = notice().group_increase().which(|joined: &GroupIncrease| joined.invited);
    /// # let _ = invited;
    /// ```
    pub fn which<T: EventKind>(self, test: impl Fn(&T) -> bool + Send + Sync + 'static) -> Self {
        self.and(event::<T>()).when(move |payload| T::project(payload).is_some_and(&test))
    }

    /// In addition, `test`, which may wait and call the API, must be true of it.
    ///
    /// It is asked when everything else is true, once an event however many handlers share the
    /// condition, and may take as long as a handler may; the conversation waits meanwhile.
    ///
    /// ```
    /// use mynah::prelude::*;
    ///
    /// let of_friends = message().when_async(async |event: Event, bot: Bot| {
    ///     let Ok(friends) = bot.friends() else { return false };
    ///     let friends = friends.get_friends().await.unwrap_or_default();
    ///     friends.iter().any(|friend| Some(&friend.user_id) == event.user_id())
    /// });
    /// # let _ = of_friends;
    /// ```
    pub fn when_async<F>(self, test: impl Fn(Event, Bot) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = bool> + Send + 'static,
    {
        let test = Test::Later(Box::new(move |event, bot| Box::pin(test(event, bot))));
        self.and(Self::new(Expression::Test(Arc::new(test))))
    }
}

impl Test {
    pub(super) fn truth(self: &Arc<Self>, subject: &Subject<'_>) -> Truth {
        let known = subject.once_anywhere(address(self), || match &**self {
            Self::Now(test) => {
                subject.look();
                Some(test(subject.event))
            }
            Self::Later(_) => None,
        });
        known.map_or(Truth::Open, Truth::from)
    }

    pub(super) async fn ask(&self, event: Event, bot: Bot) -> bool {
        match self {
            Self::Now(test) => test(&event),
            Self::Later(test) => test(event, bot).await,
        }
    }

    pub(super) fn cost(&self) -> Cost {
        match self {
            Self::Now(_) => Cost::Run,
            Self::Later(_) => Cost::Wait,
        }
    }

    pub(super) fn say(&self) -> Phrase {
        match self {
            Self::Now(_) => text("is-tested"),
            Self::Later(_) => text("is-tested-later"),
        }
    }
}
