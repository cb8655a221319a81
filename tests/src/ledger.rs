//! What was said and what became of it, message by message.
//!
//! People say numbered messages in conversations; handlers note which they heard, and which of their
//! answers arrived as far as they know. The [`Tally`] tells what was lost, what came twice and what
//! came in another order.

mod page;
mod sends;
mod tally;

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use mynah::core::Message;
use tokio::sync::watch;

use page::Page;
pub use page::Torn;
pub use sends::Outcome;
pub use tally::Tally;

/// How long anything may take before somebody has waited for nothing.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A conversation of one account.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct Place {
    /// The account of the bot.
    pub account: i64,
    /// The group.
    pub group: i64,
}

/// What was said and what became of it.
#[derive(Debug, Default)]
pub struct Ledger {
    pages: Mutex<HashMap<Place, Page>>,
    changes: watch::Sender<u64>,
}

impl Ledger {
    /// The words of the next message in this conversation.
    pub fn say(&self, place: Place) -> String {
        format!("#{}", self.change(place, Page::say))
    }

    /// An answer arrived at the server.
    pub fn arrived(&self, place: Place, number: u64) {
        self.change(place, |page| page.sends.arrived(number));
    }

    /// The link of this conversation is about to break: what is under way from now on may be lost.
    pub fn breaks(&self, place: Place) {
        self.change(place, Page::breaks);
    }

    /// The link is whole again: what is said from now on must be heard.
    pub fn mends(&self, place: Place, torn: Torn) {
        self.change(place, |page| page.mends(torn));
    }

    /// Waits until everything that was said in a conversation while its link was whole was heard,
    /// and closes its books up to there.
    ///
    /// # Panics
    ///
    /// When that does not happen within [`PATIENCE`].
    pub async fn caught_up(&self, place: Place) {
        let caught_up = self.catches_up(place).await;
        assert!(caught_up, "{place:?} is not heard to the end: {:?}", self.tally_of(place));
    }

    /// As [`caught_up`](Self::caught_up), but false when it does not happen in time; what is missing
    /// counts as lost then.
    pub async fn catches_up(&self, place: Place) -> bool {
        let mut changes = self.changes.subscribe();
        let waiting = async {
            while !self.with(place, |page| page.is_caught_up()) {
                changes.changed().await.ok();
            }
        };
        let caught_up = tokio::time::timeout(PATIENCE, waiting).await.is_ok();
        self.change(place, if caught_up { Page::close } else { Page::write_off });
        caught_up
    }

    /// Waits until this many messages were heard in all conversations together.
    ///
    /// # Panics
    ///
    /// When that does not happen within [`PATIENCE`].
    pub async fn has_heard(&self, count: u64) {
        let mut changes = self.changes.subscribe();
        let waiting = async {
            while self.tally().heard < count {
                changes.changed().await.ok();
            }
        };
        let heard = tokio::time::timeout(PATIENCE, waiting).await;
        assert!(heard.is_ok(), "{count} messages are not heard: {}", self.tally());
    }

    /// What became of everything so far.
    pub fn tally(&self) -> Tally {
        self.pages().values().map(Page::tally).sum()
    }

    /// What became of everything that is settled, while more is said.
    pub fn settled(&self) -> Tally {
        self.pages().values().map(Page::settled).sum()
    }

    /// What became of one conversation.
    pub fn tally_of(&self, place: Place) -> Tally {
        self.with(place, |page| page.tally())
    }

    fn change<T>(&self, place: Place, change: impl FnOnce(&mut Page) -> T) -> T {
        let changed = self.with(place, change);
        self.changes.send_modify(|changes| *changes += 1);
        changed
    }

    fn with<T>(&self, place: Place, look: impl FnOnce(&mut Page) -> T) -> T {
        look(self.pages().entry(place).or_default())
    }

    fn pages(&self) -> MutexGuard<'_, HashMap<Place, Page>> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whoever is told what handlers heard and answered.
pub trait Books: std::fmt::Debug + Send + Sync {
    /// A handler heard a message.
    fn heard(&self, place: Place, number: u64);

    /// A handler answered a message, and this is what it knows of its answer.
    fn answered(&self, place: Place, number: u64, outcome: Outcome);
}

impl Books for Ledger {
    fn heard(&self, place: Place, number: u64) {
        self.change(place, |page| page.hear(number));
    }

    fn answered(&self, place: Place, number: u64, outcome: Outcome) {
        self.change(place, |page| page.sends.answered(number, outcome));
    }
}

/// Where a message was said, and its number, if it has one.
pub(crate) fn read(message: &Message) -> Option<(Place, u64)> {
    let account = message.header().self_id.as_u64()?.try_into().ok()?;
    let group = message.group_id().ok()?.as_u64()?.try_into().ok()?;
    let number = number(&message.chain.plain_text())?;
    Some((Place { account, group }, number))
}

/// The number of a message, or of the one that it answers.
pub(crate) fn number(text: &str) -> Option<u64> {
    let text = text.trim_start_matches('=').strip_prefix('#')?;
    let digits = text.find(|char: char| !char.is_ascii_digit()).unwrap_or(text.len());
    text[..digits].parse().ok()
}
