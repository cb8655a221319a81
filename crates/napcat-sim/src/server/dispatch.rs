//! From a frame to an action, and back to an answer.

use std::{sync::Arc, time::Duration};

use serde_json::Value;

use crate::{
    action::{self, Context, Nature, Outcome, Params, Reply},
    activity::Activity,
    call::{Call, base_name},
    faults::Verdict,
    lock::lock,
    refusal::Refusal,
    server::{
        Connection, Listener,
        answer::{self, Envelope, deliver},
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
            let answer = Envelope::default().bad(&unknown("undefined"));
            deliver(shared, connection, &answer, Duration::ZERO);
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
    let action = action::find(&call.action);
    let verdict = shared.faults.judge(name);
    let script = lock(&shared.scripts).get(name).cloned();
    let withheld = matches!(verdict, Verdict::Withhold);
    let (outcome, latency) = match (verdict, script, action) {
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
    let restarts = matches!(outcome, Ok(Reply::Restart));
    let streams = action.is_some_and(|action| action.nature == Nature::Streams);
    let answer = written(outcome, Envelope { echo: call.echo, streams });
    if let (false, Some(answer)) = (withheld, answer) {
        deliver(shared, connection, &answer, latency);
    }
    if restarts {
        Listener::restart(shared);
    }
}

/// An echo that is missing comes back as an empty text, except from an action nobody knows.
fn written(outcome: Outcome, mut envelope: Envelope) -> Option<Value> {
    let unknown = matches!(&outcome, Err(refusal) if refusal.retcode == 1404);
    if envelope.echo.is_null() && !unknown {
        envelope.echo = "".into();
    }
    match outcome {
        Ok(Reply::Data(data)) => Some(envelope.good(Some(data))),
        Ok(Reply::Nothing | Reply::Restart) => Some(envelope.good(None)),
        Ok(Reply::Silence | Reply::Exit) => None,
        Err(refusal) => Some(envelope.bad(&refusal)),
    }
}

fn run(shared: &Shared, action: &action::Action, call: &Call) -> (Outcome, Duration) {
    let params = match check(shared, action, call) {
        Ok(params) => params,
        Err(refusal) => return (Err(refusal), Duration::ZERO),
    };
    let (outcome, latency, sent) = shared.change(|world| {
        let mut host = lock(&shared.host);
        let mut cx = Context {
            world,
            host: &mut host,
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

/// What is looked at before an action runs: first the backend it needs, then its parameters.
fn check(shared: &Shared, action: &action::Action, call: &Call) -> Result<Params, Refusal> {
    let packets = lock(&shared.host).packet_backend;
    match (packets, action.nature) {
        (false, Nature::NeedsPackets) => return Err(Refusal::no_packets("")),
        (false, Nature::SendsPackets) => return Err(Refusal::no_packets("发包能力")),
        _ => {}
    }
    match action.schema {
        Some(schema) => Params::checked(&call.params, schema),
        None => Ok(Params::raw(&call.params)),
    }
}
