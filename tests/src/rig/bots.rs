//! The bots of a rig, wherever they run.

use std::sync::Arc;

use mynah::core::{Adapter, BotState};
use mynah_adapter_napcat::NapCat;

use super::apart::Apart;
use super::module::Met;

/// The bots of a rig, wherever they run.
#[derive(Clone)]
pub(super) enum Bots {
    /// In this process.
    Here(Arc<Met>),
    /// In a process of their own.
    Apart(Arc<Apart>),
}

impl Bots {
    /// A bot of this process that was connected once.
    pub(super) fn bot(&self, account: i64) -> Option<NapCat> {
        match self {
            Self::Here(met) => met.bot(account),
            Self::Apart(_) => None,
        }
    }

    /// How often the bot was connected.
    pub(super) fn connections(&self, account: i64) -> u64 {
        match self {
            Self::Here(met) => met.bot(account).map_or(0, |bot| bot.stats().connections),
            Self::Apart(apart) => apart.life(account).connections,
        }
    }

    /// Waits until `holds` of the state of a bot and of how often it was connected.
    pub(super) async fn wait_for(&self, account: i64, holds: impl Fn(BotState, u64) -> bool) {
        let met = match self {
            Self::Here(met) => met,
            Self::Apart(apart) => return apart.wait_for(account, holds).await,
        };
        met.is_there(account).await;
        let Some(bot) = met.bot(account) else { return };
        let mut states = bot.state();
        loop {
            // A connection is counted before the bot is ready.
            let state = *states.borrow_and_update();
            if holds(state, bot.stats().connections) {
                return;
            }
            states.changed().await.expect("the bot lives");
        }
    }

    /// Waits for the first heartbeat of a server, where that can be seen.
    pub(super) async fn has_beaten(&self, account: i64) {
        if let Self::Here(met) = self {
            met.has_beaten(account).await;
        }
    }
}
