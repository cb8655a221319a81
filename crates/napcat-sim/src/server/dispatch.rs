//! From a frame to an action, and back to an answer.

use std::{sync::Arc, time::Duration};

use serde_json::Value;

use crate::{
    action::{self, Context, Download, Nature, Outcome, Params, Reply},
    activity::Activity,
    call::{Call, base_name},
    faults::{Incident, Verdict},
    lock::lock,
    refusal::Refusal,
    server::{
        Connection, Listener,
        answer::{self, Envelope, deliver},
        dialect::Dialect,
        frame, stream,
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
            deliver(shared, connection, vec![answer::not_json()], Duration::ZERO);
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
            let answer = Envelope::default().bad(&Dialect::WebSocket.unknown("undefined"));
            deliver(shared, connection, vec![answer], Duration::ZERO);
        }
        Some(_) => {}
    }
}

fn request(shared: &Arc<Shared>, connection: &Connection, call: Call) {
    let mut done = perform(shared, &call, Dialect::WebSocket);
    if let Some(download) = done.download.take() {
        let echo = done.dialect.echo(call.echo, None);
        stream::deliver(shared, connection, Envelope { echo, streams: true }, download);
        return;
    }
    let aftermath = done.aftermath;
    let latency = done.latency;
    deliver(shared, connection, done.answers(call.echo), latency);
    aftermath.happen(shared);
}

/// What follows when a call was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aftermath {
    Nothing,
    /// All sockets are dropped.
    Drop,
    /// The server stops and starts again.
    Restart,
    /// The process ends.
    Exit,
}

impl Aftermath {
    pub(super) fn happen(self, shared: &Arc<Shared>) {
        match self {
            Self::Nothing => {}
            Self::Drop => shared.drop_sockets(),
            Self::Restart => Listener::restart(shared),
            Self::Exit => drop(Listener::crash(shared)),
        }
    }
}

/// What came of a call, before it is written down.
#[derive(Debug)]
pub(super) struct Done {
    dialect: Dialect,
    /// What comes before the answer that ends it.
    parts: Vec<Value>,
    /// The answer that ends it; `None` when nobody answers.
    end: Option<Outcome>,
    /// The answers instead, of a file that may be larger than the memory.
    download: Option<Download>,
    pub(super) streams: bool,
    pub(super) latency: Duration,
    pub(super) aftermath: Aftermath,
}

impl Done {
    /// The answers, in order; the last one ends the call. There is none when nobody answers.
    pub(super) fn answers(mut self, echo: Value) -> Vec<Value> {
        if let Some(download) = self.download.take() {
            let (parts, end) = download.at_once();
            (self.parts, self.end) = (parts, Some(end.map(Reply::Data)));
        }
        let Some(end) = self.end else {
            return Vec::new();
        };
        let end = end.map_err(|refusal| (self.dialect.echo(echo.clone(), Some(&refusal)), refusal));
        let echo = match &end {
            Ok(_) => self.dialect.echo(echo, None),
            Err((echo, _)) => echo.clone(),
        };
        let envelope = || Envelope { echo: echo.clone(), streams: self.streams };
        let mut answers: Vec<_> =
            self.parts.into_iter().map(|part| envelope().good(Some(part))).collect();
        answers.push(match end {
            Ok(Reply::Data(data)) => envelope().good(Some(data)),
            Ok(_) => envelope().good(None),
            Err((_, refusal)) => envelope().bad(&self.dialect.translate(refusal)),
        });
        answers
    }
}

/// Carries a call out, as far as the faults let it.
pub(super) fn perform(shared: &Shared, call: &Call, dialect: Dialect) -> Done {
    shared.record(&Activity::Called(call.clone()));
    let name = base_name(&call.action);
    let action = action::find(&call.action);
    let verdict = shared.faults.judge(name);
    let script = lock(&shared.scripts).get(name).cloned();
    let (outcome, latency) = match (&verdict, script, action) {
        (Verdict::Refuse(refusal), _, _) => (Err(refusal.clone()), Duration::ZERO),
        (_, Some(script), _) => (script(&call.params).map(Reply::Data), Duration::ZERO),
        (_, None, Some(action)) => run(shared, action, &call.params),
        (_, None, None) => (Err(dialect.unknown(&call.action)), Duration::ZERO),
    };
    let outcome = match &verdict {
        Verdict::Betray(refusal) => outcome.and(Err(refusal.clone())),
        _ => outcome,
    };
    let (parts, outcome) = match outcome {
        Ok(Reply::Stream { parts, end }) => (parts, end.map(Reply::Data)),
        outcome => (Vec::new(), outcome),
    };
    let (download, outcome) = match outcome {
        Ok(Reply::Download(download)) => {
            (Some(download.meeting(shared.faults.downloads())), Ok(Reply::Nothing))
        }
        outcome => (None, outcome),
    };
    if let Err(refusal) = &outcome {
        shared.record(&Activity::Refused {
            action: call.action.clone(),
            retcode: refusal.retcode,
            message: refusal.message.clone(),
        });
    }
    let aftermath = match (&verdict, &outcome) {
        (Verdict::Happen(Incident::Drop), _) => Aftermath::Drop,
        (Verdict::Happen(Incident::Crash), _) | (_, Ok(Reply::Exit)) => Aftermath::Exit,
        (Verdict::Happen(Incident::Restart), _) | (_, Ok(Reply::Restart)) => Aftermath::Restart,
        _ => Aftermath::Nothing,
    };
    let silent = matches!(verdict, Verdict::Withhold | Verdict::Happen(_))
        || matches!(outcome, Ok(Reply::Silence | Reply::Exit));
    let streams = action.is_some_and(|action| action.nature == Nature::Streams);
    let download = download.filter(|_| !silent);
    let end = (!silent).then_some(outcome);
    Done { dialect, parts, end, download, streams, latency, aftermath }
}

/// Runs an action of our own accord, on nobody's call; a refusal is recorded.
pub(super) fn run_quietly(shared: &Shared, name: &str, params: &Value) {
    let Some(action) = action::find(name) else { return };
    if let (Err(refusal), _) = run(shared, action, params) {
        let Refusal { retcode, message } = refusal;
        shared.record(&Activity::Refused { action: name.to_owned(), retcode, message });
    }
}

fn run(shared: &Shared, action: &action::Action, params: &Value) -> (Outcome, Duration) {
    let params = match check(shared, action, params) {
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
            garbles_uploads: shared.faults.garbles_uploads(),
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
fn check(shared: &Shared, action: &action::Action, params: &Value) -> Result<Params, Refusal> {
    let packets = lock(&shared.host).packet_backend;
    match (packets, action.nature) {
        (false, Nature::NeedsPackets) => return Err(Refusal::no_packets("")),
        (false, Nature::SendsPackets) => return Err(Refusal::no_packets("发包能力")),
        _ => {}
    }
    match action.schema {
        Some(schema) => Params::checked(params, schema),
        None => Ok(Params::raw(params)),
    }
}
