//! One account: people talk, something breaks, and it has to come back.

use std::sync::Arc;
use std::time::Instant;

use mynah_tests::rig::Rig;
use rand::RngExt;
use rand::rngs::StdRng;

use super::fault::Fault;

/// Lets people talk and things break until the time is over.
pub(super) async fn drive(rig: Arc<Rig>, number: usize, mut random: StdRng, until: Instant) {
    let account = &rig.accounts[number];
    while Instant::now() < until {
        account.says(random.random_range(1..=20)).await;
        // Half of the time there is nothing under way that could be lost.
        if random.random_bool(0.5) {
            account.caught_up().await;
        }
        let fault = Fault::choose(&mut random);
        if fault.breaks_the_link() {
            account.breaks();
        }
        account.says(random.random_range(0..=5)).await;
        fault.happen(account, &mut random).await;
        account.sim.faults().clear();
        account.mends();
        account.says(random.random_range(1..=10)).await;
        account.caught_up().await;
        account.sim.forget();
    }
}
