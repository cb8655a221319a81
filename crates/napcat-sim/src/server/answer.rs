//! Answers: the envelope, and how one gets to the client when faults are in the way.

use std::{sync::Arc, time::Duration};

use serde_json::{Map, Value, json};

use crate::{
    faults::Parcel,
    refusal::Refusal,
    server::{Connection, Outgoing},
    shared::Shared,
};

/// A good answer; `None` leaves the `data` key out.
pub(super) fn good(data: Option<Value>, echo: Value) -> Value {
    let mut answer = Map::from_iter([
        ("status".to_owned(), "ok".into()),
        ("retcode".to_owned(), 0.into()),
        ("message".to_owned(), "".into()),
        ("wording".to_owned(), "".into()),
        ("echo".to_owned(), echo),
        ("stream".to_owned(), "normal-action".into()),
    ]);
    if let Some(data) = data {
        answer.insert("data".into(), data);
    }
    Value::Object(answer)
}

/// A refusal.
pub(super) fn bad(refusal: &Refusal, echo: &Value) -> Value {
    json!({
        "status": "failed",
        "retcode": refusal.retcode,
        "data": null,
        "message": refusal.message,
        "wording": refusal.message,
        "echo": echo,
        "stream": "normal-action",
    })
}

/// What a client gets for a frame that is not JSON.
pub(super) fn not_json() -> Value {
    bad(&Refusal::malformed("json解析失败,请检查数据格式"), &Value::Null)
}

/// What a client with a wrong token gets before it is shown out.
pub(super) fn token_refused() -> Value {
    bad(&Refusal::new(1403, "token验证失败"), &Value::Null)
}

/// Sends an answer after `latency`, through whatever faults are switched on.
pub(super) fn deliver(
    shared: &Arc<Shared>,
    connection: &Connection,
    answer: &Value,
    latency: Duration,
) {
    let parcel =
        Parcel { connection: connection.clone(), frame: Outgoing::text(answer.to_string()) };
    let latency = latency + shared.faults.delay();
    if latency.is_zero() {
        hand_over(shared, parcel);
        return;
    }
    let shared = Arc::clone(shared);
    tokio::spawn(async move {
        let abort = parcel.connection.abort.clone();
        if abort.run_until_cancelled(tokio::time::sleep(latency)).await.is_some() {
            hand_over(&shared, parcel);
        }
    });
}

fn hand_over(shared: &Shared, parcel: Parcel) {
    for parcel in shared.faults.arrange(parcel) {
        parcel.connection.send(parcel.frame);
    }
}
