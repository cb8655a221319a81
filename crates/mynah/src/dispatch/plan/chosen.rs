//! A handler that wants an event, with what its condition found.

use std::sync::Arc;

use mynah_core::{Context, Lang};
use smallvec::SmallVec;

use super::Route;
use crate::command::CommandLine;
use crate::condition::{Captures, Found, Subject};

/// A handler that wants an event, with what its condition found.
pub(crate) struct Chosen<'p> {
    pub(crate) route: &'p Arc<Route>,
    /// How many words of the message are the name of a command.
    words: usize,
    command: Option<CommandLine>,
    captures: Option<Captures>,
    /// The languages whose words were said.
    spoken: Vec<Lang>,
}

impl<'p> Chosen<'p> {
    pub(super) fn new(route: &'p Arc<Route>, subject: &Subject<'_>) -> Self {
        let spoken = if route.is_spoken { route.expression.tongues(subject) } else { Vec::new() };
        let mut chosen = Self { route, words: 0, command: None, captures: None, spoken };
        if !route.finds && route.dialect() == 0 && !route.expression.has_commands() {
            return chosen;
        }
        let mut found = Found::default();
        route.expression.find(subject, &mut found);
        chosen.captures = found.captures;
        let behind = found.command.filter(|(words, _)| *words > 1 || route.dialect() > 0);
        chosen.words = found.command.map_or(0, |(words, _)| words);
        chosen.command = behind
            .and_then(|(_, rest)| Some(CommandLine { rest: rest.into(), ..subject.command()? }));
        chosen
    }

    /// Whether it is this handler.
    pub(super) fn is_for(&self, route: &Route) -> bool {
        std::ptr::eq(&raw const **self.route, route)
    }

    /// What its handler is told.
    pub(crate) fn context(&self, common: &Context) -> Context {
        let mut context = common.with_shared(Arc::clone(&self.route.shared));
        if let Some(command) = &self.command {
            context.insert(command.clone());
        }
        if let Some(captures) = &self.captures {
            context.insert(captures.clone());
        }
        if let Some(spoken) = self.route.spoken(&self.spoken, &context) {
            context.insert(spoken);
        }
        context
    }
}

/// The handlers that want an event; mostly there is one, for which nothing is allocated.
pub(crate) type Choice<'p> = SmallVec<[Chosen<'p>; 1]>;

/// Leaves of the commands of one module only those with the longest names: `group list` is not
/// `group` with a word behind it.
pub(super) fn without_shorter(chosen: &mut Choice<'_>) {
    if chosen.iter().all(|chosen| chosen.words < 2) {
        return;
    }
    let longest: Vec<(&str, usize)> =
        chosen.iter().map(|chosen| (chosen.route.module, chosen.words)).collect();
    let is_shorter = |chosen: &Chosen<'_>| {
        longest.iter().any(|(module, words)| {
            *module == chosen.route.module && chosen.words > 0 && *words > chosen.words
        })
    };
    chosen.retain(|chosen| !is_shorter(chosen));
}

/// Leaves only those handlers that may be run once more, and counts that they are: whoever is not
/// answered for lack of a longer command has not been counted.
pub(crate) fn limit(chosen: &mut Choice<'_>, subject: &Subject<'_>) {
    chosen.retain(|chosen| chosen.route.is_within_limit(subject));
}
