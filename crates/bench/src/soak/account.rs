//! One account: people talk, something breaks, and it has to come back.

use std::sync::Arc;
use std::time::Instant;

use mynah_tests::rig::{Account, Rig};
use rand::RngExt;
use rand::rngs::StdRng;

use super::fault::Fault;
use crate::report;

/// Lets people talk and things break until the time is over; answers what was not heard, and when.
pub(super) async fn drive(
    rig: Arc<Rig>,
    number: usize,
    mut random: StdRng,
    until: Instant,
) -> Vec<String> {
    let account = &rig.accounts[number];
    let mut lost = Vec::new();
    while Instant::now() < until {
        account.says(random.random_range(1..=20)).await;
        // Half of the time there is nothing under way that could be lost.
        if random.random_bool(0.5) {
            lost.extend(catch_up(&rig, account, "before the next fault").await);
        }
        let fault = Fault::choose(&mut random);
        // What is known of the bot is as of now.
        rig.busy().await;
        if fault.breaks_the_link() {
            account.breaks();
        }
        account.says(random.random_range(0..=5)).await;
        fault.happen(account, &mut random).await;
        account.sim.faults().clear();
        account.mends();
        account.reasons();
        account.says(random.random_range(1..=10)).await;
        lost.extend(catch_up(&rig, account, &format!("after {fault:?}")).await);
        account.sim.forget();
    }
    lost
}

/// Waits until all that had to be heard was; answers what it was not, once it was waited for in vain.
async fn catch_up(rig: &Rig, account: &Account, when: &str) -> Option<String> {
    account.collect();
    if rig.ledger.catches_up(account.place()).await {
        return None;
    }
    let (way, tally) = (account.way, rig.ledger.tally_of(account.place()));
    let line = format!("{way:?}, {when}: {tally}; not reached: {:?}", account.reasons());
    report::line(&line);
    Some(line)
}
