//! More messages than a bot can read.

use std::{
    sync::{Arc, Weak},
    time::{Duration, Instant},
};

use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::{
    clock,
    segment::text,
    shared::Shared,
    speech::speak,
    target::Target,
    world::{Draft, World},
};

/// How often messages are made; as many as are due, so that the rate holds.
const TICK: Duration = Duration::from_millis(10);

/// Floods until the guard, or the simulator, is dropped.
pub(super) fn start(shared: &Arc<Shared>, per_second: u32) -> DropGuard {
    let stop = CancellationToken::new();
    let (shared, stopped) = (Arc::downgrade(shared), stop.clone());
    tokio::spawn(async move { stopped.run_until_cancelled(flood(shared, per_second)).await });
    stop.drop_guard()
}

async fn flood(shared: Weak<Shared>, per_second: u32) {
    let mut ticks = interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    let begin = Instant::now();
    let mut said = 0;
    loop {
        ticks.tick().await;
        let Some(shared) = shared.upgrade() else { return };
        let due = begin.elapsed().as_micros() * u128::from(per_second) / 1_000_000;
        while said < due {
            said += 1;
            say(&shared, said);
        }
    }
}

/// The members of the first group take turns.
fn say(shared: &Shared, number: u128) {
    shared.change(|world| {
        let group_id = world.groups.keys().next().copied().unwrap_or(crate::cast::GROUP);
        let draft = Draft {
            time: clock::now(),
            sender: speaker(world, group_id, number),
            target: Target::Group(group_id),
            segments: vec![text(format!("flood {number}"))],
            forward: None,
        };
        ((), speak(world, shared.settings.view, draft).events)
    });
}

fn speaker(world: &mut World, group_id: i64, number: u128) -> i64 {
    let self_id = world.self_id;
    let group = world.ensure_group(group_id);
    let mut others: Vec<i64> = group.members.keys().copied().collect();
    others.retain(|member| *member != self_id);
    let turn = usize::try_from(number % others.len().max(1) as u128).unwrap_or_default();
    others.get(turn).copied().unwrap_or_else(|| {
        world.ensure_member(group_id, crate::cast::STRANGER);
        crate::cast::STRANGER
    })
}
