//! Meta events.

use std::time::Duration;

use mynah_core::Payload;
use mynah_core::event::meta::{Heartbeat, Lifecycle, Meta};

use crate::event::{self, LifecycleKind};

pub(super) fn payload(meta: event::Meta) -> Option<Payload> {
    let meta = match meta {
        event::Meta::Lifecycle(lifecycle) => Meta::Lifecycle(match lifecycle.sub_type {
            LifecycleKind::Connect => Lifecycle::Connect,
            other => Lifecycle::Other(other.as_str().to_owned()),
        }),
        event::Meta::Heartbeat(heartbeat) => Meta::Heartbeat(Heartbeat {
            // A server that says nothing of the account has nothing to complain of.
            online: heartbeat.status.and_then(|status| status.online).unwrap_or(true),
            interval: heartbeat.interval.filter(|value| *value > 0).map(Duration::from_millis),
        }),
        event::Meta::Unknown(_) => return None,
    };
    Some(Payload::Meta(meta))
}
