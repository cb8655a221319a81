//! What was recorded of NapCat 4.18, for tests and fuzzers.

use serde_json::Value;

/// The events, one a line.
pub(crate) const EVENTS: &str = include_str!("../tests/data/events.jsonl");

const RECORDED: &str = include_str!("../tests/data/recorded.jsonl");

/// Everything but the events, in order: calls with their answers, requests over HTTP, connections.
pub(crate) fn lines() -> impl Iterator<Item = Value> {
    RECORDED.lines().map(|line| serde_json::from_str(line).expect("it was recorded"))
}

/// A call over a WebSocket, and its one answer.
#[cfg(test)]
pub(crate) struct Exchange {
    pub(crate) action: String,
    pub(crate) params: Value,
    pub(crate) response: Value,
}

/// The calls that have one answer, in order.
#[cfg(test)]
pub(crate) fn exchanges() -> impl Iterator<Item = Exchange> {
    lines().filter(|line| line["transport"] == "ws").filter_map(|mut line| {
        let action = line["request"]["action"].as_str()?.to_owned();
        let params = line["request"]["params"].take();
        let responses = line["responses"].as_array_mut()?;
        // Events came in between.
        responses.retain(|response| response.get("retcode").is_some());
        let response = responses.pop().filter(|_| responses.is_empty())?;
        Some(Exchange { action, params, response })
    })
}
