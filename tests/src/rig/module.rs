//! The modules that meet the bots and hear what is said.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use mynah::core::event::meta::Meta;
use mynah::prelude::*;
use mynah_adapter_napcat::NapCat;
use mynah_adapter_napcat::prelude::*;
use tokio::sync::watch;

use crate::ledger::{Books, Outcome, read};

/// The bots that were connected once, by their accounts.
#[derive(Debug, Default)]
pub(super) struct Met(watch::Sender<HashMap<i64, NapCat>>, watch::Sender<HashSet<i64>>);

impl Met {
    pub(super) fn bot(&self, account: i64) -> Option<NapCat> {
        self.0.borrow().get(&account).cloned()
    }

    /// Changes when a bot is connected for the first time.
    pub(super) fn changes(&self) -> watch::Receiver<HashMap<i64, NapCat>> {
        self.0.subscribe()
    }

    pub(super) async fn has_beaten(&self, account: i64) {
        let mut beaten = self.1.subscribe();
        let _ = beaten.wait_for(|beaten| beaten.contains(&account)).await;
    }

    pub(super) async fn is_there(&self, account: i64) {
        let mut met = self.0.subscribe();
        // The sender lives in what we hold, so this cannot fail.
        let _ = met.wait_for(|met| met.contains_key(&account)).await;
    }
}

/// Meets every bot when it is connected.
pub(super) fn meeting(met: &Arc<Met>) -> Module {
    async fn meet(event: Event<Meta>, napcat: NapCat, met: State<Arc<Met>>) {
        let account = event.header().self_id.as_u64().and_then(|id| id.try_into().ok());
        let Some(account) = account else { return };
        met.0.send_if_modified(|met| met.insert(account, napcat).is_none());
        if matches!(*event, Meta::Heartbeat(_)) {
            met.1.send_if_modified(|beaten| beaten.insert(account));
        }
    }
    Module::new("meeting").state(Arc::clone(met)).on(event::<Meta>(), meet)
}

/// Hears what is said, and answers it if that is wanted.
pub fn hearing(books: Arc<dyn Books>, answers: bool) -> Module {
    async fn hear(message: Message, books: State<Arc<dyn Books>>) {
        if let Some((place, number)) = read(&message) {
            books.heard(place, number);
        }
    }
    async fn answer(message: Message, napcat: NapCat, books: State<Arc<dyn Books>>) {
        let Some((place, number)) = read(&message) else { return };
        books.heard(place, number);
        let Ok(group) = message.group_id() else { return };
        let sent = napcat.send_group_msg(group, format!("=#{number}")).await;
        books.answered(place, number, Outcome::of(sent));
    }
    let module = Module::new("hearing").state(books);
    if answers { module.on(message(), answer) } else { module.on(message(), hear) }
}
