//! Meta events.

use std::time::Duration;

use mynah_core::Payload;
use mynah_core::event::meta::{Heartbeat, Lifecycle, Meta};

use crate::wire::event::MetaEvent;

pub(super) fn payload(event: &MetaEvent) -> Option<Payload> {
    let meta = match event.kind.as_str() {
        "lifecycle" => Meta::Lifecycle(match event.sub_type.as_str() {
            "connect" => Lifecycle::Connect,
            other => Lifecycle::Other(other.to_owned()),
        }),
        "heartbeat" => Meta::Heartbeat(Heartbeat {
            // A server that says nothing of the account has nothing to complain of.
            online: event.status.online.unwrap_or(true),
            interval: event.interval.and_then(interval),
        }),
        _ => return None,
    };
    Some(Payload::Meta(meta))
}

fn interval(milliseconds: i64) -> Option<Duration> {
    let milliseconds = u64::try_from(milliseconds).ok().filter(|value| *value > 0)?;
    Some(Duration::from_millis(milliseconds))
}
