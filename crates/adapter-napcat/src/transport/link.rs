//! The calling side of a connection: it outlives the connection, and says so when there is none.

use std::borrow::Cow;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::TrySendError;
use tokio::time::{Instant, timeout_at};
use tokio_tungstenite::tungstenite::Message;

use super::pending::{Answer, Pending};
use crate::action::{Call, Replies, Reply};
use crate::delivery::Departure;
use crate::error::CallError;
use crate::texts::text;

mod http;
mod replies;

pub(super) use http::HttpCalls;

/// The longest frame the server takes; a longer one ends the connection.
const MAX_FRAME: usize = 50 << 20;

/// How long a text of the parameters may be before it is cut in an error.
const MAX_TEXT: usize = 120;

/// How long the parameters as a whole may be before they are cut in an error.
const MAX_PARAMS: usize = 2000;

/// Where frames go to while there is a connection.
pub(crate) type Outgoing = mpsc::Sender<Parcel>;

/// A frame that waits to be written.
#[derive(Debug)]
pub(crate) struct Parcel {
    /// The number of the call it is of, if it is of one.
    call: Option<u64>,
    message: Message,
}

impl From<Message> for Parcel {
    /// A frame that is no call.
    fn from(message: Message) -> Self {
        Self { call: None, message }
    }
}

/// What carries calls while there is a connection.
#[derive(Debug, Clone)]
pub(crate) enum Carrier {
    /// Frames over a WebSocket, whose answers come with what is read from it.
    Frames(Outgoing),
    /// A request each.
    Http(Arc<HttpCalls>),
}

/// The calling side of a connection.
#[derive(Debug, Default)]
pub(crate) struct Link {
    carrier: Mutex<Option<Carrier>>,
    pending: Arc<Pending>,
}

impl Link {
    /// Makes calls possible.
    pub(crate) fn open(&self, carrier: Carrier) {
        *self.carrier() = Some(carrier);
    }

    /// Fails all calls, those under way and those to come.
    ///
    /// The receiver of the frames must be gone by now: then a call that is just being made fails
    /// when it is sent, and any other is in the table already.
    pub(crate) fn close(&self) {
        if let Some(Carrier::Http(calls)) = self.carrier().take() {
            calls.give_up();
        }
        self.pending.fail_all();
    }

    /// Whether there is a connection.
    pub(crate) fn is_open(&self) -> bool {
        self.carrier().is_some()
    }

    /// Hands an answer to whoever waits for it; false when nobody does.
    pub(crate) fn answer(&self, echo: &str, answer: Answer) -> bool {
        self.pending.answer(echo, answer)
    }

    /// How many calls wait for their answers.
    #[cfg(test)]
    pub(crate) fn waiting(&self) -> usize {
        self.pending.len()
    }

    /// Takes out what is to be written now; nothing when nobody waits for its answer any more.
    pub(crate) fn unpack(&self, parcel: Parcel) -> Option<Message> {
        let wanted = parcel.call.is_none_or(|number| self.pending.begin_to_write(number));
        wanted.then_some(parcel.message)
    }

    /// Makes a call, for at most `limit`; `departure` happens when it is on its way.
    pub(crate) async fn call(
        &self,
        call: &Call,
        limit: Duration,
        departure: Departure,
    ) -> Result<Reply, CallError> {
        let carrier = self.carrier_of(call)?;
        let answer = match carrier {
            Carrier::Frames(outgoing) => {
                // Pinned where it is made, so that it is not moved.
                pin!(self.exchange(&outgoing, call, limit, departure)).await
            }
            Carrier::Http(calls) => {
                // Requests may overtake each other, so it is never queued.
                drop(departure);
                // A request is large, and a call over a WebSocket need not carry room for one.
                Box::pin(calls.exchange(call, limit)).await
            }
        };
        answer?.understood(call)
    }

    /// Makes a call that is answered several times, each time within `idle` of the last, and of
    /// whose answers at most `bound` bytes wait to be taken.
    pub(crate) async fn call_for_several(
        &self,
        call: Call,
        idle: Duration,
        bound: usize,
    ) -> Result<Replies, CallError> {
        let outgoing = match self.carrier_of(&call)? {
            Carrier::Frames(outgoing) => outgoing,
            Carrier::Http(calls) => return calls.several(call, idle).await,
        };
        let until = Instant::now() + idle;
        let several = self.pending.register_several(bound);
        let parcel = parcel(&call, several.number(), &several.echo())?;
        enqueue(&outgoing, &call, parcel, until, idle).await?;
        Ok(replies::of(call, several, idle))
    }

    async fn exchange(
        &self,
        outgoing: &Outgoing,
        call: &Call,
        limit: Duration,
        departure: Departure,
    ) -> Result<Answer, CallError> {
        let until = Instant::now() + limit;
        let mut waiter = self.pending.register();
        let parcel = parcel(call, waiter.number(), &waiter.echo())?;
        enqueue(outgoing, call, parcel, until, limit).await?;
        departure.queued();
        match timeout_at(until, waiter.answer()).await {
            Ok(answer) => answer.map_err(|gone| lost(call, gone.written)),
            Err(_) if waiter.give_up() => Err(late(call, limit)),
            Err(_) => Err(not_written(call, limit)),
        }
    }

    fn carrier_of(&self, call: &Call) -> Result<Carrier, CallError> {
        self.carrier().clone().ok_or_else(|| lost(call, false))
    }

    fn carrier(&self) -> MutexGuard<'_, Option<Carrier>> {
        // Nothing that holds the lock can leave it half changed.
        self.carrier.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Answer {
    /// What was answered, unless it is a no.
    fn understood(self, call: &Call) -> Result<Reply, CallError> {
        let Self { retcode, message, data } = self;
        if retcode == 0 {
            return Ok(data.map_or_else(Reply::empty, Reply::new));
        }
        let (action, params) = (call.action.clone(), shortened(&call.params));
        Err(CallError::Rejected { action, retcode, message, params })
    }
}

/// Puts a frame in the queue, at the latest when `until` comes, which is after `limit`.
async fn enqueue(
    outgoing: &Outgoing,
    call: &Call,
    parcel: Parcel,
    until: Instant,
    limit: Duration,
) -> Result<(), CallError> {
    let parcel = match outgoing.try_send(parcel) {
        Ok(()) => return Ok(()),
        Err(TrySendError::Closed(_)) => return Err(lost(call, false)),
        Err(TrySendError::Full(parcel)) => parcel,
    };
    // There is nearly always room, so a call need not carry what it takes to wait for some.
    match Box::pin(timeout_at(until, outgoing.send(parcel))).await {
        Ok(sent) => sent.map_err(|_| lost(call, false)),
        Err(_) => Err(not_written(call, limit)),
    }
}

/// The frame of a call, unless the server cannot take it.
fn parcel(call: &Call, number: u64, echo: &str) -> Result<Parcel, CallError> {
    let frame = frame(&call.action, &call.params, echo);
    if frame.len() > MAX_FRAME {
        let reason = text("frame-too-long").with("bytes", frame.len()).with("limit", MAX_FRAME);
        return Err(CallError::invalid("params", reason));
    }
    Ok(Parcel { call: Some(number), message: Message::text(frame) })
}

fn not_written(call: &Call, after: Duration) -> CallError {
    CallError::NotWritten { action: call.action.clone(), after }
}

fn late(call: &Call, after: Duration) -> CallError {
    CallError::Timeout { action: call.action.clone(), after }
}

fn lost(call: &Call, sent: bool) -> CallError {
    CallError::Disconnected { action: call.action.clone(), sent }
}

/// The frame of a call. The parameters are JSON already, and the echo needs no escapes.
fn frame(action: &str, params: &str, echo: &str) -> String {
    let named =
        action.bytes().all(|letter| letter.is_ascii_alphanumeric() || b"_.-".contains(&letter));
    // Only a name that somebody made up can need escapes.
    let action = if named { Cow::Borrowed(action) } else { made_up(action).into() };
    let mut frame = String::with_capacity(action.len() + params.len() + echo.len() + 40);
    for part in [r#"{"action":""#, &action, r#"","params":"#, params, r#","echo":""#, echo, r#""}"#]
    {
        frame.push_str(part);
    }
    frame
}

/// A text as it stands between quotation marks.
fn made_up(action: &str) -> String {
    let quoted = Value::from(action).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

/// The parameters for people: whole but for long texts, which are files more often than not.
pub(crate) fn shortened(params: &str) -> String {
    let mut value: Value = serde_json::from_str(params).unwrap_or_else(|_| params.into());
    shorten(&mut value);
    cut(&value.to_string(), MAX_PARAMS).into_owned()
}

fn shorten(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Cow::Owned(short) = cut(text, MAX_TEXT) {
                *text = short;
            }
        }
        Value::Array(list) => list.iter_mut().for_each(shorten),
        Value::Object(map) => map.values_mut().for_each(shorten),
        _ => {}
    }
}

/// The beginning of a text, with how long it is.
pub(super) fn cut(text: &str, limit: usize) -> Cow<'_, str> {
    if text.len() <= limit {
        return text.into();
    }
    let end = text.floor_char_boundary(limit);
    format!("{}… ({} bytes)", &text[..end], text.len()).into()
}

#[cfg(test)]
mod tests;
