//! Which friends and groups a bot has, asked when it matters.

use std::collections::HashSet;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use mynah_core::{Bot, GroupId, UserId};
use tokio::sync::Mutex;
use tokio::time::Instant;

/// How long an answer is good for.
const FRESH: Duration = Duration::from_mins(1);

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    Friends,
    Groups,
}

/// Which friends and groups a bot has, as far as it was asked.
#[derive(Default)]
pub(super) struct Known {
    friends: Answer<UserId>,
    groups: Answer<GroupId>,
}

/// An answer, and when it came; asked by one at a time.
struct Answer<T> {
    ids: RwLock<Option<(Instant, Arc<HashSet<T>>)>>,
    asking: Mutex<()>,
}

impl Known {
    /// Asks what is not known or not fresh; what a platform does not answer stays as it was.
    pub(super) async fn ask(&self, bot: &Bot, wanted: Wanted) {
        match wanted {
            Wanted::Friends => {
                let ask = async {
                    let friends = bot.friends().ok()?.get_friends().await.ok()?;
                    Some(friends.into_iter().map(|friend| friend.user_id).collect())
                };
                self.friends.ask(ask).await;
            }
            Wanted::Groups => {
                let ask = async {
                    let groups = bot.groups().ok()?.get_groups().await.ok()?;
                    Some(groups.into_iter().map(|group| group.group_id).collect())
                };
                self.groups.ask(ask).await;
            }
        }
    }

    pub(super) fn friends(&self) -> Option<Arc<HashSet<UserId>>> {
        self.friends.get()
    }

    pub(super) fn groups(&self) -> Option<Arc<HashSet<GroupId>>> {
        self.groups.get()
    }
}

impl<T> Answer<T> {
    async fn ask(&self, ask: impl Future<Output = Option<HashSet<T>>>) {
        let _asking = self.asking.lock().await;
        if self.is_fresh() {
            return;
        }
        if let Some(ids) = ask.await {
            let mut known = self.ids.write().unwrap_or_else(PoisonError::into_inner);
            *known = Some((Instant::now(), Arc::new(ids)));
        }
    }

    fn is_fresh(&self) -> bool {
        let known = self.ids.read().unwrap_or_else(PoisonError::into_inner);
        known.as_ref().is_some_and(|(at, _)| at.elapsed() < FRESH)
    }

    fn get(&self) -> Option<Arc<HashSet<T>>> {
        let known = self.ids.read().unwrap_or_else(PoisonError::into_inner);
        known.as_ref().map(|(_, ids)| Arc::clone(ids))
    }
}

impl<T> Default for Answer<T> {
    fn default() -> Self {
        Self { ids: RwLock::default(), asking: Mutex::default() }
    }
}
