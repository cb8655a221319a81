//! Conditions on when something was seen.

use mynah_core::i18n::Phrase;

use super::check::Check;
use super::subject::Subject;
use super::{Condition, Expression};
use crate::texts::text;

impl Condition {
    /// In addition, it must not have been seen when it happened but fetched afterwards, because the
    /// bot was away then (`catch_up` in the section of a bot).
    ///
    /// ```
    /// use mynah::prelude::*;
    ///
    /// async fn late(message: Message) -> String {
    ///     format!("I was away: {}", message.header().time)
    /// }
    ///
    /// let module = Module::new("late").on(message().addressed().caught_up(), late);
    /// # let _ = module;
    /// ```
    pub fn caught_up(self) -> Self {
        self.seen(Moment::Afterwards)
    }

    /// In addition, it must have been seen when it happened, and not fetched afterwards because the
    /// bot was away then (`catch_up` in the section of a bot).
    ///
    /// ```
    /// use mynah::prelude::*;
    ///
    /// let lights_off = command("lights off").live();
    /// # let _ = lights_off;
    /// ```
    pub fn live(self) -> Self {
        self.seen(Moment::AtOnce)
    }

    fn seen(self, moment: Moment) -> Self {
        self.and(Self::new(Expression::check(moment)))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    AtOnce,
    Afterwards,
}

impl Moment {
    fn of(subject: &Subject<'_>) -> Self {
        if subject.event.header().caught_up { Self::Afterwards } else { Self::AtOnce }
    }
}

impl Check for Moment {
    fn holds(&self, subject: &Subject<'_>) -> bool {
        *self == Self::of(subject)
    }

    fn say(&self) -> Phrase {
        match self {
            Self::AtOnce => text("is-live"),
            Self::Afterwards => text("is-caught-up"),
        }
    }

    fn seen(&self, subject: &Subject<'_>) -> Phrase {
        match Self::of(subject) {
            Self::AtOnce => text("seen-live"),
            Self::Afterwards => text("seen-caught-up"),
        }
    }
}
