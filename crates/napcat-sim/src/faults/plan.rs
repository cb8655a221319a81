//! Which faults are switched on, and what they do to an answer.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::sync::watch;
use tokio_tungstenite::tungstenite::http::StatusCode;
use tokio_util::sync::DropGuard;

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
    /// It is carried out, and said to have failed.
    Betray(Refusal),
    /// It is carried out, nobody answers, and then this happens.
    Happen(Incident),
}

/// Something that happens once, when a certain call comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Incident {
    /// All connections are dropped.
    Drop,
    /// The process ends.
    Crash,
    /// The server stops and starts again.
    Restart,
}

/// What goes wrong with files on their way; in downloads by the numbers of chunks.
#[derive(Debug, Clone, Default)]
pub(crate) struct FileFaults {
    pub(crate) lost: HashSet<u64>,
    pub(crate) repeated: HashSet<u64>,
    pub(crate) stall_after: Option<u64>,
    pub(crate) fail_after: Option<u64>,
    pub(crate) miscounts: bool,
    /// Whether uploads are damaged on their way to the disk.
    pub(crate) garbles_uploads: bool,
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
    pub(super) heartless: bool,
    pub(super) duplicate_events: bool,
    /// Dropped to end the flood.
    pub(super) flood: Option<DropGuard>,
    /// How many answers are held back before they are given in reverse; 0 and 1 hold none.
    pub(super) reorder: usize,
    pub(super) files: FileFaults,
    withheld: HashSet<String>,
    refused: HashMap<String, Refusal>,
    refused_once: HashMap<String, VecDeque<Refusal>>,
    betrayed: HashMap<String, Refusal>,
    incidents: HashMap<String, VecDeque<Incident>>,
    held: Vec<Parcel>,
}

impl Plan {
    pub(super) fn withhold(&mut self, action: &str) {
        self.withheld.insert(base_name(action).to_owned());
    }

    pub(super) fn refuse(&mut self, action: &str, refusal: Refusal) {
        self.refused.insert(base_name(action).to_owned(), refusal);
    }

    pub(super) fn betray(&mut self, action: &str, refusal: Refusal) {
        self.betrayed.insert(base_name(action).to_owned(), refusal);
    }

    pub(super) fn happen_once(&mut self, action: &str, incident: Incident) {
        self.incidents.entry(base_name(action).to_owned()).or_default().push_back(incident);
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
    drops: watch::Sender<u64>,
    /// How often the connections that events are posted over were given up.
    renewals: AtomicU64,
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

    pub(crate) fn downloads(&self) -> FileFaults {
        lock(&self.plan).files.clone()
    }

    pub(crate) fn garbles_uploads(&self) -> bool {
        lock(&self.plan).files.garbles_uploads
    }

    /// Changes when all sockets are to be dropped.
    pub(crate) fn drops(&self) -> watch::Receiver<u64> {
        self.drops.subscribe()
    }

    /// How often the connections that events are posted over were given up.
    pub(crate) fn renewals(&self) -> u64 {
        self.renewals.load(Ordering::Relaxed)
    }

    pub(super) fn renew_posts(&self) {
        self.renewals.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn drop_sockets(&self) {
        self.drops.send_modify(|drops| *drops += 1);
    }

    /// How often every event is sent.
    pub(crate) fn copies_of_events(&self) -> usize {
        if lock(&self.plan).duplicate_events { 2 } else { 1 }
    }

    /// Whether heartbeats are sent.
    pub(crate) fn beats(&self) -> bool {
        !lock(&self.plan).heartless
    }

    pub(crate) fn delay(&self) -> Duration {
        lock(&self.plan).delay
    }

    /// Decides about a call; a single refusal or incident is used up by this.
    pub(crate) fn judge(&self, action: &str) -> Verdict {
        let mut plan = lock(&self.plan);
        let once = plan.refused_once.get_mut(action).and_then(VecDeque::pop_front);
        if let Some(refusal) = once.or_else(|| plan.refused.get(action).cloned()) {
            return Verdict::Refuse(refusal);
        }
        if let Some(incident) = plan.incidents.get_mut(action).and_then(VecDeque::pop_front) {
            return Verdict::Happen(incident);
        }
        if let Some(refusal) = plan.betrayed.get(action) {
            return Verdict::Betray(refusal.clone());
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
