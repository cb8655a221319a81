//! The bots that run.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use mynah_core::{Bot, BotId, Context, Error, ErrorKind, FromContext, Rejection};

use crate::texts::text;

/// The bots that run, in the order of the configuration and behind them those that turned up
/// later; a clone is the same list.
#[derive(Clone, Default)]
pub struct Bots(Arc<RwLock<Vec<Bot>>>);

impl Bots {
    /// All of them.
    pub fn all(&self) -> Vec<Bot> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The one with this id.
    pub fn get(&self, id: &BotId) -> Option<Bot> {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .find(|bot| bot.id() == id)
            .cloned()
    }

    pub(crate) fn add(&self, bot: Bot) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).push(bot);
    }

    pub(crate) fn remove(&self, id: &BotId) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).retain(|bot| bot.id() != id);
    }
}

impl fmt::Debug for Bots {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.all()).finish()
    }
}

impl FromContext for Bots {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        context.get::<Self>().cloned().ok_or_else(|| {
            Rejection::Fail(Error::new(ErrorKind::Unsupported, text("bots-outside")))
        })
    }
}
