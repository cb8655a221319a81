//! Conditions while the app runs: what goes wrong in one makes it untrue, and is told.

use std::pin::pin;
use std::time::Duration;

use mynah_core::{Bot, Lang, Localize};

use crate::condition::{Expression, Subject};
use crate::texts::text;

/// Who says whether conditions are true of an event.
pub(crate) struct Judge<'a> {
    pub(super) bot: &'a Bot,
    /// How long a function of a module may take.
    pub(super) deadline: Duration,
    /// The language of the log.
    pub(super) lang: &'a Lang,
}

impl Judge<'_> {
    /// Whether it is true; a condition that panics or takes too long is not, and hurts nobody
    /// else.
    pub(crate) async fn holds(
        &self,
        expression: &Expression,
        subject: &mut Subject<'_>,
        module: &str,
        handler: &str,
    ) -> bool {
        let decided = pin!(expression.decide(subject, self.bot, self.deadline));
        let problem = match decided.await {
            Ok(is) => return is,
            Err(problem) => problem.phrase(self.lang),
        };
        let said = text("condition-failed").with("problem", problem).localize(self.lang);
        tracing::error!(module, handler, "{said}");
        false
    }
}
