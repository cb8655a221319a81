//! One account: its server, its bot, and what stands between.

use std::collections::VecDeque;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use mynah::core::BotState;
use mynah_adapter_napcat::prelude::*;
use mynah_adapter_napcat::{CallError, GroupInfo, NapCat, Stats};
use mynah_napcat_sim::{Activities, Activity, SentMessage, Sim, SimBuilder, Target, World, cast};
use serde_json::Value;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::bots::Bots;
use super::way::Between;
use super::{Way, until};
use crate::ledger::{Ledger, PATIENCE, Place, Torn, number};
use crate::proxy::{Link, Proxy};

/// How many reasons are kept for why the bot was not reached.
const REASONS: usize = 5;

/// The number of the first account.
const FIRST: i64 = 20_000_000;

/// One account: its server, its bot, and what stands between.
pub struct Account {
    /// How they meet.
    pub way: Way,
    /// The server.
    pub sim: Sim,
    /// The group of this account alone: what two bots hear in one group is handled once.
    group: i64,
    between: Between,
    ledger: Arc<Ledger>,
    bots: OnceLock<Bots>,
    /// What happened at the server and is not in the books yet.
    activities: Mutex<Activities>,
    /// Why the server did not reach the bot, the last few times.
    not_reached: Mutex<VecDeque<String>>,
}

impl Account {
    pub(super) async fn open(
        way: Way,
        number: i64,
        server: fn(SimBuilder) -> SimBuilder,
        ledger: &Arc<Ledger>,
    ) -> (Self, Value) {
        let server = server(Sim::builder().world(World::example_of(FIRST + number)));
        let (sim, between, section) = way.meet(server).await;
        let activities = Mutex::new(sim.activities());
        let (ledger, bots) = (Arc::clone(ledger), OnceLock::new());
        let group = cast::GROUP + number;
        let not_reached = Mutex::default();
        (Self { way, sim, group, between, ledger, bots, activities, not_reached }, section)
    }

    /// Says where the bots run, once they do.
    pub(super) fn run_by(&self, bots: &Bots) {
        self.bots.get_or_init(|| bots.clone());
    }

    fn bots(&self) -> &Bots {
        self.bots.get().expect("the bots run")
    }

    /// What events come through.
    pub fn proxy(&self) -> &Proxy {
        &self.between.events
    }

    /// What calls go through.
    pub fn calls(&self) -> &Proxy {
        self.between.calls.as_ref().unwrap_or(&self.between.events)
    }

    /// The connection that events come through, where there is one.
    ///
    /// # Panics
    ///
    /// When there is none.
    pub fn link(&self) -> Link {
        self.proxy().links().pop().expect("there is a link")
    }

    /// The bot, which has been connected once and runs in this process.
    ///
    /// # Panics
    ///
    /// When it has not or does not.
    pub fn bot(&self) -> NapCat {
        self.bots().bot(self.sim.self_id()).expect("the bot was connected")
    }

    /// What the bot counted; nothing before it was connected.
    pub fn stats(&self) -> Stats {
        self.bots().bot(self.sim.self_id()).map(|bot| bot.stats()).unwrap_or_default()
    }

    /// How often the bot was connected.
    pub fn connections(&self) -> u64 {
        self.bots().connections(self.sim.self_id())
    }

    /// The conversation in the group of this account; that of the first account is
    /// [`cast::GROUP`].
    pub fn place(&self) -> Place {
        self.place_in(self.group)
    }

    /// The conversation in a group.
    pub fn place_in(&self, group: i64) -> Place {
        Place { account: self.sim.self_id(), group }
    }

    /// Somebody says the next message in a group.
    pub async fn says_in(&self, group: i64) {
        let words = self.ledger.say(self.place_in(group));
        self.sim.says_in(group, cast::ALICE, words).await;
    }

    /// Somebody says the next messages in the group of this account.
    pub async fn says(&self, count: usize) {
        for _ in 0..count {
            self.says_in(self.group).await;
        }
    }

    /// Somebody says the next message in the group of this account, with so many letters behind it.
    pub async fn says_much(&self, letters: usize) {
        let words = self.ledger.say(self.place());
        let words = format!("{words} {}", "x".repeat(letters));
        self.sim.says_in(self.group, cast::ALICE, words).await;
    }

    /// Waits until everything said in the group of this account was heard.
    pub async fn caught_up(&self) {
        self.collect();
        self.ledger.caught_up(self.place()).await;
    }

    /// The link is about to break.
    pub fn breaks(&self) {
        self.ledger.breaks(self.place());
    }

    /// The link is whole again.
    pub fn mends(&self) {
        let torn = if self.way.keeps_order() { Torn::Tail } else { Torn::Any };
        self.ledger.mends(self.place(), torn);
    }

    /// Puts what the bot said so far into the books.
    pub fn collect(&self) {
        let mut activities = self.activities.lock().unwrap_or_else(PoisonError::into_inner);
        // All there is, and not only as much as a task may take at a time.
        while let Some(Some(activity)) =
            tokio::task::unconstrained(activities.next()).now_or_never()
        {
            match activity {
                Activity::Sent(message) => self.arrived(&message),
                Activity::NotReached { reason, .. } => {
                    let mut reasons = self.not_reached();
                    reasons.push_back(reason);
                    if reasons.len() > REASONS {
                        reasons.pop_front();
                    }
                }
                _ => {}
            }
        }
    }

    fn arrived(&self, message: &SentMessage) {
        if let (Some(number), Target::Group(group)) = (number(&message.text()), message.target) {
            self.ledger.arrived(self.place_in(group), number);
        }
    }

    fn not_reached(&self) -> MutexGuard<'_, VecDeque<String>> {
        self.not_reached.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Why the server did not reach the bot, the last few times up to now; they are forgotten.
    pub fn reasons(&self) -> Vec<String> {
        self.collect();
        self.not_reached().drain(..).collect()
    }

    /// Asks for something, beside everything else.
    pub fn asks(&self) -> JoinHandle<Result<GroupInfo, CallError>> {
        let bot = self.bot();
        tokio::spawn(async move { bot.get_group_info(cast::GROUP.unsigned_abs()).await })
    }

    /// Waits until the bot is ready.
    pub async fn ready(&self) {
        self.enters(BotState::Ready).await;
    }

    /// Waits until the bot is in this state.
    pub async fn enters(&self, wanted: BotState) {
        self.wait_for(&wanted.to_string(), |state, _| state == wanted).await;
    }

    /// Waits until the bot has noticed that its link is gone, or is on a later connection already.
    pub async fn enters_or_is_past(&self, connections: u64) {
        let noticed = |state, now| state == BotState::Connecting || now > connections;
        self.wait_for("the bot notices", noticed).await;
    }

    /// Waits until the bot is ready on a later connection than this many.
    pub async fn is_back(&self, connections: u64) {
        let back = |state, now| state == BotState::Ready && now > connections;
        self.wait_for("the bot is back", back).await;
    }

    /// Waits until events arrive again after a break: on a later connection than this many, or where
    /// each is posted by itself, when one arrived.
    ///
    /// A server that posts may still keep connections that are gone, and what it posts over one of
    /// them is lost. It is asked to give them up, and somebody speaks until somebody hears.
    pub async fn comes_back(&self, connections: u64) {
        if self.way != Way::Posts {
            return self.is_back(connections).await;
        }
        self.sim.faults().renew_posts();
        self.in_time("a post arrives", async {
            let heard = || self.ledger.tally_of(self.place()).heard;
            loop {
                let before = heard();
                self.says(1).await;
                let arrives = until("a post arrives", || heard() > before);
                if timeout(Duration::from_millis(200), arrives).await.is_ok() {
                    return;
                }
            }
        })
        .await;
    }

    /// Waits until the server has told how often it sends heartbeats, where it sends any.
    pub async fn heard_a_heartbeat(&self) {
        if matches!(self.way, Way::Forward | Way::Reverse) {
            self.in_time("a heartbeat", self.bots().has_beaten(self.sim.self_id())).await;
        }
    }

    async fn wait_for(&self, what: &str, holds: impl Fn(BotState, u64) -> bool) {
        self.in_time(what, self.bots().wait_for(self.sim.self_id(), holds)).await;
    }

    async fn in_time<T>(&self, what: &str, waiting: impl Future<Output = T>) -> T {
        timeout(PATIENCE, waiting).await.unwrap_or_else(|_| {
            panic!("{:?}: waited in vain for: {what}; {:?}", self.way, self.stats())
        })
    }
}
