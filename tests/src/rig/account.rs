//! One account: its server, its bot, and what stands between.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use mynah::core::{Adapter, BotState};
use mynah_adapter_napcat::prelude::*;
use mynah_adapter_napcat::{CallError, GroupInfo, NapCat, Stats};
use mynah_napcat_sim::{SentMessages, Sim, SimBuilder, Target, World, cast};
use serde_json::Value;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::module::Met;
use super::way::Between;
use super::{Way, until};
use crate::ledger::{Ledger, PATIENCE, Place, Torn, number};
use crate::proxy::{Link, Proxy};

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
    met: Arc<Met>,
    /// What the bot said that is not in the books yet.
    sent: Mutex<SentMessages>,
}

impl Account {
    pub(super) async fn open(
        way: Way,
        number: i64,
        server: fn(SimBuilder) -> SimBuilder,
        ledger: &Arc<Ledger>,
        met: &Arc<Met>,
    ) -> (Self, Value) {
        let server = server(Sim::builder().world(World::example_of(FIRST + number)));
        let (sim, between, section) = way.meet(server).await;
        let sent = Mutex::new(sim.sent());
        let (ledger, met) = (Arc::clone(ledger), Arc::clone(met));
        let group = cast::GROUP + number;
        (Self { way, sim, group, between, ledger, met, sent }, section)
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

    /// The bot, which has been connected once.
    ///
    /// # Panics
    ///
    /// When it has not.
    pub fn bot(&self) -> NapCat {
        self.met.bot(self.sim.self_id()).expect("the bot was connected")
    }

    /// What the bot counted; nothing before it was connected.
    pub fn stats(&self) -> Stats {
        self.met.bot(self.sim.self_id()).map(|bot| bot.stats()).unwrap_or_default()
    }

    /// How often the bot was connected.
    pub fn connections(&self) -> u64 {
        self.stats().connections
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
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        // All there is, and not only as much as a task may take at a time.
        while let Some(Some(message)) = tokio::task::unconstrained(sent.next()).now_or_never() {
            if let (Some(number), Target::Group(group)) = (number(&message.text()), message.target)
            {
                self.ledger.arrived(self.place_in(group), number);
            }
        }
    }

    /// Asks for something, beside everything else.
    pub fn asks(&self) -> JoinHandle<Result<GroupInfo, CallError>> {
        let bot = self.bot();
        tokio::spawn(async move { bot.get_group_info(cast::GROUP.unsigned_abs()).await })
    }

    /// Waits until the bot is ready.
    pub async fn ready(&self) {
        self.in_time("the bot is ready", async {
            self.met.is_there(self.sim.self_id()).await;
            self.enters(BotState::Ready).await;
        })
        .await;
    }

    /// Waits until the bot is in this state.
    pub async fn enters(&self, wanted: BotState) {
        let mut state = self.bot().state();
        let waiting = async { state.wait_for(|state| *state == wanted).await.map(drop) };
        self.in_time(&wanted.to_string(), waiting).await.expect("the bot lives");
    }

    /// Waits until the bot has noticed that its link is gone, or is on a later connection already.
    pub async fn enters_or_is_past(&self, connections: u64) {
        let mut state = self.bot().state();
        let waiting = state
            .wait_for(|state| *state == BotState::Connecting || self.connections() > connections);
        self.in_time("the bot notices", waiting).await.expect("the bot lives");
    }

    /// Waits until the bot is ready on a later connection than this many.
    pub async fn is_back(&self, connections: u64) {
        let mut state = self.bot().state();
        let waiting = async {
            loop {
                // It is counted before the bot is ready.
                let ready = *state.borrow_and_update() == BotState::Ready;
                if ready && self.connections() > connections {
                    return;
                }
                state.changed().await.expect("the bot lives");
            }
        };
        self.in_time("the bot is back", waiting).await;
    }

    /// Waits until events arrive again after a break: on a later connection than this many, or where
    /// each is posted by itself, when one arrived.
    ///
    /// A server that posts may still keep connections that are gone. What it posts over one of them is
    /// lost, so that somebody has to speak until somebody hears.
    pub async fn comes_back(&self, connections: u64) {
        if self.way != Way::Posts {
            return self.is_back(connections).await;
        }
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
            self.in_time("a heartbeat", self.met.has_beaten(self.sim.self_id())).await;
        }
    }

    async fn in_time<T>(&self, what: &str, waiting: impl Future<Output = T>) -> T {
        timeout(PATIENCE, waiting).await.unwrap_or_else(|_| {
            panic!("{:?}: waited in vain for: {what}; {:?}", self.way, self.stats())
        })
    }
}
