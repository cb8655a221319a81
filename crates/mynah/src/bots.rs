//! The bots that run, and choosing one of them.

mod known;

use std::fmt;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use mynah_core::{
    Bot, BotId, BotState, Context, Error, ErrorKind, FromContext, Platform, Rejection,
};

use crate::dedupe::Witnesses;
use crate::selection::{Among, BotInfo, SelectError, Snapshot, Strategy, select};
use crate::texts::text;
use known::{Known, Wanted};

/// The bots that run, in the order of the configuration and behind them those that turned up
/// later; a clone is the same list.
///
/// In a handler it also knows the event, and so which of them saw it:
///
/// ```
/// use mynah::bots::Bots;
/// use mynah::core::Target;
/// use mynah::prelude::*;
/// use mynah::selection::Strategy;
///
/// async fn tell(bots: Bots) -> Result<()> {
///     let bot = bots.select(&Strategy::group(12345)).await?;
///     bot.send_msg(&Target::group(12345), "news").await?;
///     Ok(())
/// }
///
/// let module = Module::new("news").on(command("tell"), tell);
/// # let _ = module;
/// ```
#[derive(Clone, Default)]
pub struct Bots {
    list: Arc<List>,
    /// Where the event is, and who saw it.
    event: Option<(Platform, Witnesses)>,
}

#[derive(Default)]
struct List {
    bots: RwLock<Vec<Arc<Entry>>>,
    /// Which place the operator prefers, counted from 1; 0 for any.
    prefer: AtomicUsize,
}

struct Entry {
    bot: Bot,
    uses: AtomicU64,
    known: Known,
    /// How many bots there are on its platform.
    peers: Arc<AtomicUsize>,
}

impl Bots {
    /// All of them.
    pub fn all(&self) -> Vec<Bot> {
        self.entries().iter().map(|entry| entry.bot.clone()).collect()
    }

    /// The one with this id.
    pub fn get(&self, id: &BotId) -> Option<Bot> {
        self.entries().iter().find(|entry| entry.bot.id() == id).map(|entry| entry.bot.clone())
    }

    /// The one that a strategy takes. Which friends and groups a bot has is asked of its platform
    /// where it matters, and remembered for a minute.
    ///
    /// # Errors
    ///
    /// Why there is none.
    pub async fn select(&self, strategy: &Strategy) -> Result<Bot, SelectError> {
        let entries = self.entries();
        let wanted = match strategy.among {
            Among::FriendsOf(_) => Some(Wanted::Friends),
            Among::MembersOf(_) => Some(Wanted::Groups),
            _ => None,
        };
        if let Some(wanted) = wanted {
            let ready = entries.iter().filter(|entry| is_ready(&entry.bot));
            let asked = ready.map(|entry| entry.known.ask(&entry.bot, wanted));
            futures_util::future::join_all(asked).await;
        }
        let now = self.snapshot(&entries);
        let taken = select(strategy, &now)?;
        let entry = entries.iter().find(|entry| *entry.bot.id() == taken.id);
        let entry = entry.ok_or(SelectError::NoBots)?;
        entry.uses.fetch_add(1, Ordering::Relaxed);
        Ok(entry.bot.clone())
    }

    fn snapshot(&self, entries: &[Arc<Entry>]) -> Snapshot {
        let info = |entry: &Arc<Entry>| BotInfo {
            ready: is_ready(&entry.bot),
            uses: entry.uses.load(Ordering::Relaxed),
            friends: entry.known.friends(),
            groups: entry.known.groups(),
            ..BotInfo::new(entry.bot.id().clone(), entry.bot.platform())
        };
        Snapshot {
            bots: entries.iter().map(info).collect(),
            platform: self.event.as_ref().map(|(platform, _)| platform.clone()),
            seen_by: self.event.as_ref().map(|(_, seen)| seen.all()),
            prefer: self.list.prefer.load(Ordering::Relaxed),
            dice: rand::random(),
        }
    }

    /// Sets which place the operator prefers, counted from 1; 0 for any.
    pub(crate) fn prefer(&self, place: usize) {
        self.list.prefer.store(place, Ordering::Relaxed);
    }

    /// Takes a bot in; how many there are on its platform is counted in what is given back.
    pub(crate) fn add(&self, bot: Bot) -> Arc<AtomicUsize> {
        let mut bots = self.list.bots.write().unwrap_or_else(PoisonError::into_inner);
        let peer = bots.iter().find(|entry| entry.bot.platform() == bot.platform());
        let peers = peer.map(|entry| Arc::clone(&entry.peers)).unwrap_or_default();
        peers.fetch_add(1, Ordering::Relaxed);
        let known = Known::default();
        bots.push(Arc::new(Entry {
            bot,
            uses: AtomicU64::new(0),
            known,
            peers: Arc::clone(&peers),
        }));
        peers
    }

    pub(crate) fn remove(&self, id: &BotId) {
        let mut bots = self.list.bots.write().unwrap_or_else(PoisonError::into_inner);
        bots.retain(|entry| {
            let stays = entry.bot.id() != id;
            if !stays {
                entry.peers.fetch_sub(1, Ordering::Relaxed);
            }
            stays
        });
    }

    fn entries(&self) -> Vec<Arc<Entry>> {
        self.list.bots.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn is_ready(bot: &Bot) -> bool {
    *bot.state().borrow() == BotState::Ready
}

impl fmt::Debug for Bots {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.all()).finish()
    }
}

impl FromContext for Bots {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let bots = context.get::<Self>().ok_or_else(|| {
            Rejection::Fail(Error::new(ErrorKind::Unsupported, text("bots-outside")))
        })?;
        let seen = Witnesses::of(context);
        let event = Some((context.bot().platform(), seen));
        Ok(Self { list: Arc::clone(&bots.list), event })
    }
}

#[cfg(test)]
mod tests;
