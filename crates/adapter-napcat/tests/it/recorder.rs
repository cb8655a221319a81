//! Servers that are none: one that only listens, and one that says what NapCat 4.18 said.

use std::sync::Mutex;

use async_trait::async_trait;
use mynah_adapter_napcat::CallError;
use mynah_adapter_napcat::action::{Call, Client, Replies, Reply};
use serde_json::Value;

use crate::catalogue::check_types;
use crate::recorded;

/// Hears every call, and answers all of them the same; a parameter of the wrong type is a failure.
#[derive(Default)]
pub(crate) struct Recorder {
    heard: Mutex<Vec<String>>,
    answer: Reply,
}

#[async_trait]
impl Client for Recorder {
    async fn call(&self, call: Call) -> Result<Reply, CallError> {
        check_types(&call.action, &call.params);
        self.heard.lock().unwrap().push(format!("{} {}", call.action, call.params));
        Ok(self.answer.clone())
    }

    async fn call_for_several(&self, call: Call, _bound: usize) -> Result<Replies, CallError> {
        let answer = self.call(call).await;
        Ok(Replies::new(futures_util::stream::iter([answer])))
    }
}

impl Recorder {
    /// One that answers with this data.
    pub(crate) fn answering(data: &Value) -> Self {
        Self { heard: Mutex::default(), answer: Reply::new(data.to_string()) }
    }

    /// What was heard since the last time, a line a call.
    pub(crate) fn heard(&self) -> String {
        self.heard.lock().unwrap().drain(..).collect::<Vec<_>>().join("\n")
    }
}

/// Answers a call as the recorded server answered this action the nth time, counted from 0.
pub(crate) struct Recorded(pub(crate) usize);

#[async_trait]
impl Client for Recorded {
    async fn call(&self, call: Call) -> Result<Reply, CallError> {
        let mut same = recorded::exchanges().filter(|exchange| exchange.action == call.action);
        let exchange = same.nth(self.0).expect("it was recorded so often");
        assert_eq!(exchange.retcode(), 0, "a refusal has no data to be read");
        Ok(exchange.reply())
    }
}
