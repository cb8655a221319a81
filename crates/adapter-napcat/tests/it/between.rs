//! Somebody between a bot and its server who reads along, and meddles.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use mynah_adapter_napcat::action::{Call, Client, Reply};
use mynah_adapter_napcat::{CallError, NapCat};
use serde_json::{Value, json};
use tokio::task::yield_now;

/// What is done with a call.
#[derive(Debug)]
pub(crate) enum Meddle {
    /// It is carried there and its answer back.
    Pass,
    /// It never gets there.
    Lose,
    /// It gets there, but nobody hears of it.
    LoseAnswer,
    /// It never gets there, and is answered all the same.
    Answer(Value),
}

/// Somebody between a bot and its server.
pub(crate) struct Between<'a, M> {
    server: Option<&'a NapCat>,
    meddle: M,
    calls: AtomicUsize,
    in_flight: AtomicUsize,
    most: AtomicUsize,
}

impl<'a, M: Fn(&mut Value, usize) -> Meddle + Send + Sync> Between<'a, M> {
    /// Asks `meddle` what to do with each call, of which it may change the parameters; they are
    /// numbered from zero.
    pub(crate) fn new(server: &'a NapCat, meddle: M) -> Self {
        Self { server: Some(server), ..Self::alone(meddle) }
    }

    /// One without a server.
    pub(crate) fn alone(meddle: M) -> Self {
        let [calls, in_flight, most] = Default::default();
        Self { server: None, meddle, calls, in_flight, most }
    }

    /// How many calls there were.
    pub(crate) fn calls(&self) -> usize {
        self.calls.load(Ordering::Relaxed)
    }

    /// How many bytes waited for their answer at most.
    pub(crate) fn most_in_flight(&self) -> usize {
        self.most.load(Ordering::Relaxed)
    }

    async fn carry(&self, mut call: Call) -> Result<Reply, CallError> {
        let number = self.calls.fetch_add(1, Ordering::Relaxed);
        let mut params = serde_json::from_str(&call.params).unwrap();
        let meddle = (self.meddle)(&mut params, number);
        if !matches!(meddle, Meddle::Answer(_)) {
            call.params = params.to_string();
        }
        let lost = CallError::Timeout { action: call.action.clone(), after: Duration::ZERO };
        match (meddle, self.server) {
            (Meddle::Answer(answer), _) => Ok(Reply::new(answer.to_string())),
            (Meddle::Pass, Some(server)) => server.call(call).await,
            (Meddle::LoseAnswer, Some(server)) => server.call(call).await.and(Err(lost)),
            _ => Err(lost),
        }
    }
}

#[async_trait]
impl<M: Fn(&mut Value, usize) -> Meddle + Send + Sync> Client for Between<'_, M> {
    async fn call(&self, call: Call) -> Result<Reply, CallError> {
        let length = call.params.len();
        let waiting = self.in_flight.fetch_add(length, Ordering::Relaxed) + length;
        self.most.fetch_max(waiting, Ordering::Relaxed);
        // Whoever else is ready to call does so now.
        yield_now().await;
        let reply = self.carry(call).await;
        self.in_flight.fetch_sub(length, Ordering::Relaxed);
        reply
    }
}

/// The answer to a step of an upload.
pub(crate) fn acknowledge(step: &Value) -> Value {
    let mut answer = json!({ "stream_id": step["stream_id"], "status": "chunk_received" });
    if step.get("is_complete").is_some() {
        answer["status"] = "file_complete".into();
        answer["file_path"] = "/srv/a".into();
    }
    answer
}
