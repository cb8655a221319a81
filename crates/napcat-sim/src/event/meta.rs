//! Meta events: the greeting and the heartbeat.

use std::time::Duration;

use serde_json::{Value, json};

use crate::{event::event, world::World};

/// The first frame of every connection that gets events.
pub(crate) fn connect(world: &World) -> Value {
    let fields = json!({"meta_event_type": "lifecycle", "sub_type": "connect"});
    event(world, "meta_event", fields)
}

/// A heartbeat, which also tells whether the account is logged in.
pub(crate) fn heartbeat(world: &World, interval: Duration) -> Value {
    let interval = u64::try_from(interval.as_millis()).unwrap_or(u64::MAX);
    let fields = json!({
        "meta_event_type": "heartbeat",
        "status": {"online": world.online, "good": true},
        "interval": interval,
    });
    event(world, "meta_event", fields)
}
