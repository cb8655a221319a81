//! Which faults are switched on, and what they do to an answer.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::Mutex,
    time::Duration,
};

use tokio::sync::watch;
use tokio_tungstenite::tungstenite::http::StatusCode;

use crate::{
    call::base_name,
    lock::lock,
    refusal::Refusal,
    server::{Connection, Outgoing},
};

/// What happens to new connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Door {
    #[default]
    Open,
    HangUp,
    HangUpAfterUpgrade,
    Stall,
    Refuse(StatusCode),
}

/// What happens to a call.
#[derive(Debug)]
pub(crate) enum Verdict {
    Proceed,
    /// It is carried out, and nobody answers.
    Withhold,
    Refuse(Refusal),
}

/// An answer on its way.
#[derive(Debug, Clone)]
pub(crate) struct Parcel {
    pub(crate) connection: Connection,
    pub(crate) frame: Outgoing,
}

#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(super) door: Door,
    pub(super) delay: Duration,
    pub(super) duplicate: bool,
    /// How many answers are held back before they are given in reverse; 0 and 1 hold none.
    pub(super) reorder: usize,
    withheld: HashSet<String>,
    refused: HashMap<String, Refusal>,
    refused_once: HashMap<String, VecDeque<Refusal>>,
    held: Vec<Parcel>,
}

impl Plan {
    pub(super) fn withhold(&mut self, action: &str) {
        self.withheld.insert(base_name(action).to_owned());
    }

    pub(super) fn refuse(&mut self, action: &str, refusal: Refusal) {
        self.refused.insert(base_name(action).to_owned(), refusal);
    }

    pub(super) fn refuse_once(&mut self, action: &str, refusal: Refusal) {
        self.refused_once.entry(base_name(action).to_owned()).or_default().push_back(refusal);
    }
}

/// All faults of a server.
#[derive(Debug, Default)]
pub(crate) struct FaultState {
    plan: Mutex<Plan>,
    silence: watch::Sender<bool>,
}

impl FaultState {
    pub(super) fn plan(&self, change: impl FnOnce(&mut Plan)) {
        change(&mut lock(&self.plan));
    }

    /// Forgets the plan; gives back the answers that were held.
    pub(super) fn clear(&self) -> Vec<Parcel> {
        self.set_silence(false);
        std::mem::take(&mut *lock(&self.plan)).held
    }

    pub(super) fn set_silence(&self, silent: bool) {
        self.silence.send_replace(silent);
    }

    pub(crate) fn silence(&self) -> watch::Receiver<bool> {
        self.silence.subscribe()
    }

    pub(crate) fn door(&self) -> Door {
        lock(&self.plan).door
    }

    pub(crate) fn delay(&self) -> Duration {
        lock(&self.plan).delay
    }

    /// Decides about a call; a single refusal is used up by this.
    pub(crate) fn judge(&self, action: &str) -> Verdict {
        let mut plan = lock(&self.plan);
        let once = plan.refused_once.get_mut(action).and_then(VecDeque::pop_front);
        if let Some(refusal) = once.or_else(|| plan.refused.get(action).cloned()) {
            return Verdict::Refuse(refusal);
        }
        if plan.withheld.contains(action) { Verdict::Withhold } else { Verdict::Proceed }
    }

    /// Takes an answer and gives back what is to be sent now.
    pub(crate) fn arrange(&self, parcel: Parcel) -> Vec<Parcel> {
        let mut plan = lock(&self.plan);
        let mut parcels = vec![parcel];
        if plan.duplicate {
            parcels.extend(parcels.clone());
        }
        if plan.reorder < 2 {
            return parcels;
        }
        plan.held.extend(parcels);
        if plan.held.len() < plan.reorder {
            return Vec::new();
        }
        plan.held.drain(..).rev().collect()
    }
}
