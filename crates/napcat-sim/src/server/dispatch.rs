//! From a frame to an action, and back to an answer.

use std::{sync::Arc, time::Duration};

use serde_json::Value;

use crate::{
    action::{self, Context, Outcome, Params, Reply},
    activity::Activity,
    call::{Call, base_name},
    faults::Verdict,
    lock::lock,
    refusal::Refusal,
    server::{
        Connection, Listener,
        answer::{self, deliver},
        frame,
    },
    shared::Shared,
};

/// Handles one frame.
pub(super) fn handle(shared: &Arc<Shared>, connection: &Connection, text: &str) {
    // A connection that is being closed is read only to see its end.
    if !shared.hub.contains(connection.id) {
        return;
    }
    match frame::parse(text) {
        None | Some(Value::Null) => {
            deliver(shared, connection, &answer::not_json(), Duration::ZERO);
        }
        Some(Value::Object(mut frame)) => {
            let mut take = |name: &str| frame.remove(name).unwrap_or_default();
            let action = match take("action") {
                Value::String(action) => action,
                _ => "undefined".into(),
            };
            let echo = frame::through_javascript(take("echo"));
            let call = Call { action, params: take("params"), echo };
            request(shared, connection, call);
        }
        // An array has none of the keys; other scalars make the real server throw, unheard.
        Some(Value::Array(_)) => {
            let refusal = unknown("undefined");
            deliver(shared, connection, &answer::bad(&refusal, &Value::Null), Duration::ZERO);
        }
        Some(_) => {}
    }
}

fn unknown(action: &str) -> Refusal {
    Refusal::new(1404, format!("不支持的API {action}"))
}

fn request(shared: &Arc<Shared>, connection: &Connection, call: Call) {
    shared.record(&Activity::Called(call.clone()));
    let name = base_name(&call.action);
    let verdict = shared.faults.judge(name);
    let script = lock(&shared.scripts).get(name).cloned();
    let withheld = matches!(verdict, Verdict::Withhold);
    let (outcome, latency) = match (verdict, script, action::find(&call.action)) {
        (Verdict::Refuse(refusal), _, _) => (Err(refusal), Duration::ZERO),
        (_, Some(script), _) => (script(&call.params).map(Reply::Data), Duration::ZERO),
        (_, None, Some(action)) => run(shared, action, &call),
        (_, None, None) => (Err(unknown(&call.action)), Duration::ZERO),
    };
    if matches!(outcome, Ok(Reply::Exit)) {
        drop(Listener::crash(shared));
        return;
    }
    if let Err(refusal) = &outcome {
        shared.record(&Activity::Refused {
            action: call.action.clone(),
            retcode: refusal.retcode,
            message: refusal.message.clone(),
        });
    }
    if let (false, Some(answer)) = (withheld, envelope(outcome, call.echo)) {
        deliver(shared, connection, &answer, latency);
    }
}

/// An echo that is missing comes back as an empty text, except from an action nobody knows.
fn envelope(outcome: Outcome, echo: Value) -> Option<Value> {
    let absent = |echo: Value| if echo.is_null() { "".into() } else { echo };
    match outcome {
        Ok(Reply::Data(data)) => Some(answer::good(Some(data), absent(echo))),
        Ok(Reply::Nothing) => Some(answer::good(None, absent(echo))),
        Ok(Reply::Silence | Reply::Exit) => None,
        Err(refusal) if refusal.retcode == 1404 => Some(answer::bad(&refusal, &echo)),
        Err(refusal) => Some(answer::bad(&refusal, &absent(echo))),
    }
}

fn run(shared: &Shared, action: &action::Action, call: &Call) -> (Outcome, Duration) {
    let params = match action.schema {
        Some(schema) => Params::checked(&call.params, schema),
        None => Ok(Params::raw(&call.params)),
    };
    let params = match params {
        Ok(params) => params,
        Err(refusal) => return (Err(refusal), Duration::ZERO),
    };
    let (outcome, latency, sent) = shared.change(|world| {
        let mut cx = Context {
            world,
            params,
            view: shared.settings.view,
            real_latencies: shared.settings.real_latencies,
            events: Vec::new(),
            sent: None,
            latency: Duration::ZERO,
        };
        let outcome = (action.run)(&mut cx);
        ((outcome, cx.latency, cx.sent), cx.events)
    });
    if let Some(sent) = sent {
        shared.record(&Activity::Sent(sent));
    }
    (outcome, latency)
}
