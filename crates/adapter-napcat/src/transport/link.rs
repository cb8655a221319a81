//! The calling side of a connection: it outlives the connection, and says so when there is none.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Message;

use super::pending::{Answer, Pending};
use crate::action::{Call, Replies, Reply};
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
pub(crate) type Outgoing = mpsc::Sender<Message>;

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

    /// Makes a call, for at most `limit`.
    pub(crate) async fn call(&self, call: Call, limit: Duration) -> Result<Reply, CallError> {
        match tokio::time::timeout(limit, self.exchange(&call)).await {
            Err(_) => Err(CallError::Timeout { action: call.action, after: limit }),
            Ok(answer) => answer?.understood(&call),
        }
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
        let several = self.pending.register_several(bound);
        match tokio::time::timeout(idle, send(&outgoing, &call, &several.echo())).await {
            Err(_) => Err(CallError::Timeout { action: call.action, after: idle }),
            Ok(sent) => sent.map(|()| replies::of(call, several, idle)),
        }
    }

    async fn exchange(&self, call: &Call) -> Result<Answer, CallError> {
        let outgoing = match self.carrier_of(call)? {
            Carrier::Frames(outgoing) => outgoing,
            Carrier::Http(calls) => return calls.exchange(call).await,
        };
        let waiter = self.pending.register();
        send(&outgoing, call, &waiter.echo()).await?;
        waiter.wait().await.ok_or_else(|| lost(call, true))
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

async fn send(outgoing: &Outgoing, call: &Call, echo: &str) -> Result<(), CallError> {
    let frame = frame(&call.action, &call.params, echo);
    if frame.len() > MAX_FRAME {
        let reason = text("frame-too-long").with("bytes", frame.len()).with("limit", MAX_FRAME);
        return Err(CallError::invalid("params", reason));
    }
    outgoing.send(Message::text(frame)).await.map_err(|_| lost(call, false))
}

fn lost(call: &Call, sent: bool) -> CallError {
    CallError::Disconnected { action: call.action.clone(), sent }
}

/// The frame of a call. The parameters are JSON already, and the echo needs no escapes.
fn frame(action: &str, params: &str, echo: &str) -> String {
    let action = Value::from(action);
    format!(r#"{{"action":{action},"params":{params},"echo":"{echo}"}}"#)
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
mod tests {
    use futures_util::StreamExt;
    use serde_json::json;

    use super::*;

    const LIMIT: Duration = Duration::from_mins(5);

    fn call() -> Call {
        Call::new("get_group_info", r#"{"group_id":"1"}"#)
    }

    /// The echo of a frame that was sent.
    fn echo(message: &Message) -> String {
        let frame: Value = serde_json::from_str(message.to_text().unwrap()).unwrap();
        frame["echo"].as_str().unwrap().to_owned()
    }

    fn answer(retcode: i64) -> Answer {
        Answer { retcode, message: "no".to_owned(), data: None }
    }

    #[tokio::test]
    async fn a_call_without_a_connection_fails_at_once() {
        let error = Link::default().call(call(), LIMIT).await.unwrap_err();
        assert_eq!(error, CallError::Disconnected { action: "get_group_info".into(), sent: false });
    }

    #[tokio::test]
    async fn a_frame_holds_the_action_its_parameters_and_an_echo() {
        let link = Link::default();
        let (outgoing, mut frames) = mpsc::channel(1);
        link.open(Carrier::Frames(outgoing));
        let serve = async {
            let frame = frames.recv().await.unwrap();
            let json: Value = serde_json::from_str(frame.to_text().unwrap()).unwrap();
            assert_eq!(json["action"], "get_group_info");
            assert_eq!(json["params"], json!({"group_id": "1"}));
            assert!(link.answer(&echo(&frame), answer(0)));
        };
        let (reply, ()) = tokio::join!(link.call(call(), LIMIT), serve);
        assert_eq!(reply, Ok(Reply::empty()));
    }

    #[tokio::test]
    async fn a_refusal_tells_what_was_asked_for() {
        let link = Link::default();
        let (outgoing, mut frames) = mpsc::channel(1);
        link.open(Carrier::Frames(outgoing));
        let serve = async {
            let frame = frames.recv().await.unwrap();
            link.answer(&echo(&frame), answer(1400));
        };
        let (reply, ()) = tokio::join!(link.call(call(), LIMIT), serve);
        assert_eq!(
            reply,
            Err(CallError::Rejected {
                action: "get_group_info".into(),
                retcode: 1400,
                message: "no".to_owned(),
                params: r#"{"group_id":"1"}"#.to_owned(),
            })
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_ends_at_its_deadline_and_leaves_nothing_behind() {
        let link = Link::default();
        let (outgoing, _frames) = mpsc::channel(1);
        link.open(Carrier::Frames(outgoing));
        let start = tokio::time::Instant::now();
        let error = link.call(call(), LIMIT).await.unwrap_err();
        assert!(matches!(error, CallError::Timeout { after: LIMIT, .. }));
        assert_eq!(start.elapsed(), LIMIT);
        assert_eq!(link.waiting(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn a_full_queue_counts_towards_the_deadline() {
        let link = Link::default();
        let (outgoing, _frames) = mpsc::channel(1);
        outgoing.try_send(Message::text("in the way")).unwrap();
        link.open(Carrier::Frames(outgoing));
        let error = link.call(call(), LIMIT).await.unwrap_err();
        assert!(matches!(error, CallError::Timeout { .. }));
    }

    #[tokio::test]
    async fn a_lost_connection_fails_every_call_at_once() {
        let link = Link::default();
        let (outgoing, frames) = mpsc::channel(4000);
        link.open(Carrier::Frames(outgoing));
        let calls: Vec<_> = (0..2000).map(|_| link.call(call(), LIMIT)).collect();
        let lose = async {
            while frames.len() < 2000 {
                tokio::task::yield_now().await;
            }
            drop(frames);
            link.close();
        };
        let (answers, ()) = tokio::join!(futures_util::future::join_all(calls), lose);
        assert!(
            answers
                .iter()
                .all(|answer| matches!(answer, Err(CallError::Disconnected { sent: true, .. })))
        );
        assert_eq!(link.waiting(), 0);
    }

    async fn several(link: &Link, bound: usize) -> Replies {
        link.call_for_several(call(), LIMIT, bound).await.unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn each_of_several_answers_has_its_own_deadline() {
        let link = Link::default();
        let (outgoing, mut frames) = mpsc::channel(1);
        link.open(Carrier::Frames(outgoing));
        let mut replies = several(&link, 1 << 20).await;
        let echo = echo(&frames.recv().await.unwrap());
        for _ in 0..3 {
            tokio::time::sleep(LIMIT / 4 * 3).await;
            assert!(link.answer(&echo, answer(0)));
            assert_eq!(replies.next().await, Some(Ok(Reply::empty())));
        }
        let late = replies.next().await;
        assert!(matches!(late, Some(Err(CallError::Timeout { after: LIMIT, .. }))), "{late:?}");
        assert_eq!(replies.next().await, None);
        assert_eq!(link.waiting(), 0);
    }

    #[tokio::test]
    async fn several_answers_end_with_a_refusal_or_with_the_connection() {
        let link = Link::default();
        let (outgoing, mut frames) = mpsc::channel(2);
        link.open(Carrier::Frames(outgoing));
        let mut refused = several(&link, 1 << 20).await;
        let mut lost = several(&link, 1 << 20).await;
        link.answer(&echo(&frames.recv().await.unwrap()), answer(1200));
        assert!(matches!(refused.next().await, Some(Err(CallError::Rejected { .. }))));
        assert_eq!(refused.next().await, None);
        drop(frames);
        link.close();
        let end = lost.next().await;
        assert!(matches!(end, Some(Err(CallError::Disconnected { sent: true, .. }))), "{end:?}");
        assert_eq!(link.waiting(), 0);
    }

    #[tokio::test]
    async fn who_takes_answers_too_slowly_is_told_and_holds_nobody_up() {
        let link = Link::default();
        let (outgoing, mut frames) = mpsc::channel(2);
        link.open(Carrier::Frames(outgoing));
        let mut slow = several(&link, 1000).await;
        let slowed = echo(&frames.recv().await.unwrap());
        let serve = async {
            let frame = frames.recv().await.unwrap();
            for _ in 0..1000 {
                link.answer(&slowed, answer(0));
            }
            assert!(link.answer(&echo(&frame), answer(0)));
        };
        let (reply, ()) = tokio::join!(link.call(call(), LIMIT), serve);
        assert_eq!(reply, Ok(Reply::empty()));
        assert!(matches!(slow.next().await, Some(Err(CallError::Broken { .. }))));
    }

    #[tokio::test]
    async fn several_answers_that_are_dropped_are_not_waited_for() {
        let link = Link::default();
        let (outgoing, _frames) = mpsc::channel(2);
        link.open(Carrier::Frames(outgoing));
        let replies = several(&link, 1000).await;
        assert_eq!(link.waiting(), 1);
        drop(replies);
        assert_eq!(link.waiting(), 0);
    }

    #[tokio::test]
    async fn what_the_server_cannot_take_is_not_sent() {
        let link = Link::default();
        let (outgoing, mut frames) = mpsc::channel(1);
        link.open(Carrier::Frames(outgoing));
        let params = format!(r#"{{"file":"{}"}}"#, "A".repeat(MAX_FRAME));
        let error = link.call(Call::new("send", params), LIMIT).await.unwrap_err();
        assert!(matches!(error, CallError::InvalidArgument { .. }), "{error}");
        assert!(frames.try_recv().is_err());
    }

    #[test]
    fn long_texts_are_cut_in_errors() {
        let params = json!({"file": "base64://".to_owned() + &"é".repeat(5000), "group_id": "1"});
        let short = shortened(&params.to_string());
        assert!(short.len() < 300, "{short}");
        assert!(short.contains("(10009 bytes)"), "{short}");
        assert!(short.contains(r#""group_id":"1""#), "{short}");
    }
}
