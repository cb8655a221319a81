//! The modules that meet the bots and hear what is said.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use mynah::core::event::meta::Meta;
use mynah::prelude::*;
use mynah_adapter_napcat::NapCat;
use mynah_adapter_napcat::prelude::*;
use tokio::sync::watch;

use crate::ledger::{Ledger, Outcome};

/// The bots that were connected once, by their accounts.
#[derive(Debug, Default)]
pub(super) struct Met(watch::Sender<HashMap<i64, NapCat>>, watch::Sender<HashSet<i64>>);

impl Met {
    pub(super) fn bot(&self, account: i64) -> Option<NapCat> {
        self.0.borrow().get(&account).cloned()
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
pub fn hearing(ledger: &Arc<Ledger>, answers: bool) -> Module {
    async fn hear(message: Message, ledger: State<Arc<Ledger>>) {
        ledger.hear(&message);
    }
    async fn answer(message: Message, napcat: NapCat, ledger: State<Arc<Ledger>>) {
        let Some((place, number)) = ledger.hear(&message) else { return };
        let Ok(group) = message.group_id() else { return };
        let sent = napcat.send_group_msg(group, format!("=#{number}")).await;
        ledger.answered(place, number, Outcome::of(sent));
    }
    let module = Module::new("hearing").state(Arc::clone(ledger));
    if answers { module.on(message(), answer) } else { module.on(message(), hear) }
}
