//! The heartbeat: one timer for the whole server.

use std::sync::Arc;

use tokio::time::{MissedTickBehavior, interval};

use crate::shared::Shared;

/// Beats while there is somebody to hear it.
///
/// The timer starts with the first client that gets events and stops with the last one, so that a
/// later client's first heartbeat can come at any moment.
pub(super) async fn run(shared: Arc<Shared>) {
    let period = shared.heartbeat_interval();
    if period.is_zero() {
        return;
    }
    let mut listeners = shared.hub.listeners();
    while listeners.wait_for(|count| *count > 0).await.is_ok() {
        let mut ticks = interval(period);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        ticks.tick().await;
        loop {
            tokio::select! {
                _ = ticks.tick() => {
                    if shared.faults.beats() {
                        shared.beat();
                    }
                }
                _ = listeners.wait_for(|count| *count == 0) => break,
            }
        }
    }
}
