//! Calls over a link whose other end is a queue of frames.

use futures_util::StreamExt;
use serde_json::json;

use super::*;

const LIMIT: Duration = Duration::from_mins(5);

fn call() -> Call {
    Call::new("get_group_info", r#"{"group_id":"1"}"#)
}

/// The next frame, as the connection writes it.
async fn written(link: &Link, frames: &mut mpsc::Receiver<Parcel>) -> Message {
    let parcel = frames.recv().await.unwrap();
    link.unpack(parcel).expect("somebody waits for it")
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
    let error = Link::default().call(&call(), LIMIT, Departure::default()).await.unwrap_err();
    assert_eq!(error, CallError::Disconnected { action: "get_group_info".into(), sent: false });
}

#[tokio::test]
async fn a_frame_holds_the_action_its_parameters_and_an_echo() {
    let link = Link::default();
    let (outgoing, mut frames) = mpsc::channel(1);
    link.open(Carrier::Frames(outgoing));
    let serve = async {
        let frame = written(&link, &mut frames).await;
        let json: Value = serde_json::from_str(frame.to_text().unwrap()).unwrap();
        assert_eq!(json["action"], "get_group_info");
        assert_eq!(json["params"], json!({"group_id": "1"}));
        assert!(link.answer(&echo(&frame), answer(0)));
    };
    let (reply, ()) =
        tokio::join!(async { link.call(&call(), LIMIT, Departure::default()).await }, serve);
    assert_eq!(reply, Ok(Reply::empty()));
}

#[tokio::test]
async fn a_refusal_tells_what_was_asked_for() {
    let link = Link::default();
    let (outgoing, mut frames) = mpsc::channel(1);
    link.open(Carrier::Frames(outgoing));
    let serve = async {
        let frame = written(&link, &mut frames).await;
        link.answer(&echo(&frame), answer(1400));
    };
    let (reply, ()) =
        tokio::join!(async { link.call(&call(), LIMIT, Departure::default()).await }, serve);
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
    let (outgoing, mut frames) = mpsc::channel(1);
    link.open(Carrier::Frames(outgoing));
    let start = tokio::time::Instant::now();
    let call = call();
    let (answer, _frame) =
        tokio::join!(link.call(&call, LIMIT, Departure::default()), written(&link, &mut frames));
    assert!(matches!(answer, Err(CallError::Timeout { after: LIMIT, .. })));
    assert_eq!(start.elapsed(), LIMIT);
    assert_eq!(link.waiting(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_full_queue_counts_towards_the_deadline() {
    let link = Link::default();
    let (outgoing, _frames) = mpsc::channel(1);
    outgoing.try_send(Message::text("in the way").into()).unwrap();
    link.open(Carrier::Frames(outgoing));
    let error = link.call(&call(), LIMIT, Departure::default()).await.unwrap_err();
    assert!(matches!(error, CallError::NotWritten { after: LIMIT, .. }), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_call_whose_time_was_up_before_it_was_written_is_not_written_later() {
    let link = Link::default();
    let (outgoing, mut frames) = mpsc::channel(1);
    link.open(Carrier::Frames(outgoing));
    let error = link.call(&call(), LIMIT, Departure::default()).await.unwrap_err();
    assert!(matches!(error, CallError::NotWritten { after: LIMIT, .. }), "{error}");
    let parcel = frames.try_recv().unwrap();
    assert!(link.unpack(parcel).is_none());
}

#[tokio::test]
async fn a_lost_connection_fails_every_call_at_once_and_tells_which_may_have_left() {
    let link = Link::default();
    let (outgoing, mut frames) = mpsc::channel(4000);
    link.open(Carrier::Frames(outgoing));
    let call = call();
    let calls: Vec<_> = (0..2000).map(|_| link.call(&call, LIMIT, Departure::default())).collect();
    let lose = async {
        while frames.len() < 2000 {
            tokio::task::yield_now().await;
        }
        for _ in 0..700 {
            written(&link, &mut frames).await;
        }
        drop(frames);
        link.close();
    };
    let (answers, ()) = tokio::join!(futures_util::future::join_all(calls), lose);
    let left = answers.iter().filter(|answer| match answer {
        Err(CallError::Disconnected { sent, .. }) => *sent,
        other => panic!("{other:?}"),
    });
    assert_eq!(left.count(), 700, "those that were written");
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
    let echo = echo(&written(&link, &mut frames).await);
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
    link.answer(&echo(&written(&link, &mut frames).await), answer(1200));
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
    let slowed = echo(&written(&link, &mut frames).await);
    let serve = async {
        let frame = written(&link, &mut frames).await;
        for _ in 0..1000 {
            link.answer(&slowed, answer(0));
        }
        assert!(link.answer(&echo(&frame), answer(0)));
    };
    let (reply, ()) =
        tokio::join!(async { link.call(&call(), LIMIT, Departure::default()).await }, serve);
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
    let error =
        link.call(&Call::new("send", params), LIMIT, Departure::default()).await.unwrap_err();
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

#[test]
fn a_name_that_somebody_made_up_does_not_break_its_frame() {
    for name in ["get_status", ".handle_quick_operation", "a\"b\\", "获取状态", ""] {
        let json: Value = serde_json::from_str(&frame(name, "{}", "m-1")).unwrap();
        assert_eq!(json, json!({ "action": name, "params": {}, "echo": "m-1" }));
    }
}
