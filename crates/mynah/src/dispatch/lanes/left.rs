//! What was not handled to the end.

use std::fmt;

use mynah_core::Event;

/// How many conversations are named; a flood would drown the log.
const NAMED: usize = 10;

/// How many events were not handled to the end, by conversation, the most first.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Left(Vec<(String, usize)>);

impl Left {
    /// What is left in lanes, how many sessions beside them, and how many events whose answers
    /// were not confirmed.
    pub(super) fn new<'a>(
        lanes: impl IntoIterator<Item = (&'a Event, usize)>,
        sessions: usize,
        answered: usize,
    ) -> Self {
        let named = lanes.into_iter().map(|(event, count)| (name_of(event), count));
        let mut all: Vec<_> = named.collect();
        let beside = [("sessions", sessions), ("unconfirmed answers", answered)];
        let beside = beside.into_iter().filter(|(_, count)| *count > 0);
        all.extend(beside.map(|(name, count)| (name.to_owned(), count)));
        all.sort_by(|(a, more), (b, less)| less.cmp(more).then_with(|| a.cmp(b)));
        Self(all)
    }

    /// Of all conversations together.
    pub(crate) fn total(&self) -> usize {
        self.0.iter().map(|(_, count)| count).sum()
    }
}

/// The bot and the conversation of an event, as logs name them.
pub(super) fn name_of(event: &Event) -> String {
    let bot = &event.header().bot;
    match event.conversation() {
        Some(target) => format!("{bot}, {target}"),
        None => bot.to_string(),
    }
}

/// `main, group 1: 3; main, user 7: 1`.
impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (name, count)) in self.0.iter().take(NAMED).enumerate() {
            let between = if place == 0 { "" } else { "; " };
            write!(f, "{between}{name}: {count}")?;
        }
        if self.0.len() > NAMED {
            write!(f, "; …")?;
        }
        Ok(())
    }
}
