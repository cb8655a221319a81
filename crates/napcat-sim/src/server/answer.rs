//! Answers: the envelope, and how one gets to the client when faults are in the way.

use std::{sync::Arc, time::Duration};

use serde_json::{Map, Value, json};

use crate::{
    faults::Parcel,
    refusal::Refusal,
    server::{Connection, Outgoing},
    shared::Shared,
};

/// What an answer says besides how it went.
#[derive(Debug, Clone, Default)]
pub(super) struct Envelope {
    pub(super) echo: Value,
    /// Whether the action is one whose answers are marked as parts of a stream.
    pub(super) streams: bool,
}

impl Envelope {
    /// A good answer; `None` leaves the `data` key out.
    pub(super) fn good(self, data: Option<Value>) -> Value {
        let mut answer = self.seal("ok", 0, "");
        answer.extend(data.map(|data| ("data".to_owned(), data)));
        Value::Object(answer)
    }

    /// A refusal.
    pub(super) fn bad(self, refusal: &Refusal) -> Value {
        let error = || json!({"type": "error", "data_type": "error"});
        let data = if self.streams { error() } else { Value::Null };
        let mut answer = self.seal("failed", refusal.retcode, &refusal.message);
        answer.insert("data".into(), data);
        Value::Object(answer)
    }

    fn seal(self, status: &str, retcode: i64, message: &str) -> Map<String, Value> {
        let stream = if self.streams { "stream-action" } else { "normal-action" };
        Map::from_iter([
            ("status".to_owned(), status.into()),
            ("retcode".to_owned(), retcode.into()),
            ("message".to_owned(), message.into()),
            ("wording".to_owned(), message.into()),
            ("echo".to_owned(), self.echo),
            ("stream".to_owned(), stream.into()),
        ])
    }
}

/// What a client gets for a frame that is not JSON.
pub(super) fn not_json() -> Value {
    Envelope::default().bad(&Refusal::malformed("json解析失败,请检查数据格式"))
}

/// What a client with a wrong token gets before it is shown out.
pub(super) fn token_refused() -> Value {
    Envelope::default().bad(&Refusal::new(1403, "token验证失败"))
}

/// Sends the answers to one call after `latency`, through whatever faults are switched on.
pub(super) fn deliver(
    shared: &Arc<Shared>,
    connection: &Connection,
    answers: Vec<Value>,
    latency: Duration,
) {
    let parcels = answers.into_iter().map(|answer| Parcel {
        connection: connection.clone(),
        frame: Outgoing::text(answer.to_string()),
    });
    let latency = latency + shared.faults.delay();
    if latency.is_zero() {
        parcels.for_each(|parcel| hand_over(shared, parcel));
        return;
    }
    let parcels: Vec<_> = parcels.collect();
    let abort = connection.abort.clone();
    let shared = Arc::clone(shared);
    tokio::spawn(async move {
        if abort.run_until_cancelled(tokio::time::sleep(latency)).await.is_some() {
            for parcel in parcels {
                hand_over(&shared, parcel);
            }
        }
    });
}

pub(super) fn hand_over(shared: &Shared, parcel: Parcel) {
    for parcel in shared.faults.arrange(parcel) {
        parcel.connection.send(parcel.frame);
    }
}
