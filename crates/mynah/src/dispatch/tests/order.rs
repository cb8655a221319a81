//! Answers that are on their way: the conversation goes on, and nothing else changes.

use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use mynah_core::capability::Messaging;
use mynah_core::{
    BotId, BotState, Error, ErrorKind, MessageChain, Platform, RunContext, SendResult, order,
};
use tokio::sync::watch;

use super::*;

/// How long this platform takes to confirm a message.
const CONFIRMS: Duration = Duration::from_secs(10);

/// A platform that takes a message at once, and confirms or refuses it later.
#[derive(Debug, Default, Clone)]
struct Slow {
    id: Option<BotId>,
    refuses: bool,
    sent: Arc<Mutex<Vec<String>>>,
}

#[async_trait]
impl Adapter for Slow {
    fn name(&self) -> &'static str {
        "Slow"
    }

    fn platform(&self) -> Platform {
        Platform::from_static("slow")
    }

    fn id(&self) -> &BotId {
        self.id.as_ref().unwrap()
    }

    async fn run(&self, _: RunContext) -> mynah_core::Result<()> {
        Ok(())
    }

    fn state(&self) -> watch::Receiver<BotState> {
        watch::channel(BotState::Ready).1
    }

    fn messaging(&self) -> &dyn Messaging {
        self
    }
}

#[async_trait]
impl Messaging for Slow {
    async fn send_msg(&self, _: &Target, message: MessageChain) -> SendResult {
        self.sent.lock().unwrap().push(message.to_string());
        order::on_its_way();
        sleep(CONFIRMS).await;
        assert_ne!(message.plain_text(), "panic", "on purpose");
        if self.refuses {
            return Err(Error::new(ErrorKind::Refused, "not today").into());
        }
        Ok(1.into())
    }
}

async fn echo(message: Message) -> String {
    message.chain.plain_text().into_owned()
}

fn say(sink: &Arc<dyn EventSink>, text: &str) {
    say_in(sink, 1, text);
}

fn say_in(sink: &Arc<dyn EventSink>, id: u64, text: &str) {
    let payload = MessagePayload::new(1, group(id), Sender::new(7), text);
    sink.publish(Event::new(Header::for_bot("slow"), Payload::Message(payload)));
}

fn stage(refuses: bool) -> (Slow, Arc<Dispatcher>, Arc<dyn EventSink>, Arc<AtomicUsize>) {
    let slow = Slow { id: Some("slow".into()), refuses, ..Slow::default() };
    let told = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&told);
    let on_error: ErrorHook = Arc::new(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
        Box::pin(async {})
    });
    let plan = Plan::new([Module::new("echo").on(message(), echo)], Provided::default()).unwrap();
    let listeners = Listeners { on_error: Some(on_error), ..Listeners::default() };
    let dispatcher = Dispatcher::new(plan, DispatchOptions::default(), listeners, Lang::english());
    let sink = dispatcher.sink(Bot::new(Arc::new(slow.clone())));
    (slow, dispatcher, sink, told)
}

#[tokio::test(start_paused = true)]
async fn a_conversation_goes_on_while_its_answers_are_confirmed_and_keeps_their_order() {
    let (slow, dispatcher, sink, _) = stage(false);
    let start = Instant::now();
    for text in ["a", "b", "c"] {
        say(&sink, text);
    }
    assert_eq!(dispatcher.drain(Duration::from_hours(1)).await.total(), 0);
    assert_eq!(*slow.sent.lock().unwrap(), ["a", "b", "c"]);
    assert_eq!(start.elapsed(), CONFIRMS, "they were confirmed side by side");
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_refused_later_is_told_of_like_any_other() {
    let (slow, dispatcher, sink, told) = stage(true);
    say(&sink, "a");
    say(&sink, "b");
    assert_eq!(dispatcher.drain(Duration::from_hours(1)).await.total(), 0);
    assert_eq!(slow.sent.lock().unwrap().len(), 2);
    assert_eq!(told.load(Ordering::Relaxed), 2);
}

#[tokio::test(start_paused = true)]
async fn only_so_many_answers_are_waited_for_beside_their_conversations() {
    let (_, dispatcher, sink, _) = stage(false);
    let start = Instant::now();
    let count = u64::try_from(confirmations::UNCONFIRMED).unwrap() + 100;
    for event in 0..count {
        say_in(&sink, event % 50, "a");
    }
    assert_eq!(dispatcher.drain(Duration::from_hours(1)).await.total(), 0);
    assert!(start.elapsed() > CONFIRMS, "the last ones had to wait");
}

#[tokio::test(start_paused = true)]
async fn answers_that_come_while_others_are_confirmed_are_confirmed_beside_them() {
    let (slow, dispatcher, sink, _) = stage(false);
    let start = Instant::now();
    for text in ["a", "b", "c"] {
        say(&sink, text);
        sleep(CONFIRMS / 2).await;
    }
    assert_eq!(dispatcher.drain(Duration::from_hours(1)).await.total(), 0);
    assert_eq!(*slow.sent.lock().unwrap(), ["a", "b", "c"]);
    assert_eq!(start.elapsed(), CONFIRMS * 2);
    let (_, dispatcher, sink, _) = stage(false);
    say(&sink, "a");
    sleep(CONFIRMS * 2).await;
    say(&sink, "after all are confirmed");
    assert_eq!(dispatcher.drain(Duration::from_hours(1)).await.total(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_panic_while_one_answer_is_confirmed_hurts_no_other() {
    let (slow, dispatcher, sink, told) = stage(true);
    for text in ["a", "panic", "b"] {
        say(&sink, text);
    }
    sleep(CONFIRMS * 2).await;
    say(&sink, "c");
    assert_eq!(dispatcher.drain(Duration::from_hours(1)).await.total(), 0);
    assert_eq!(slow.sent.lock().unwrap().len(), 4);
    assert_eq!(told.load(Ordering::Relaxed), 3, "all others were refused, and that was told");
}

#[tokio::test(start_paused = true)]
async fn answers_that_were_not_confirmed_in_time_are_counted() {
    let (_, dispatcher, sink, _) = stage(false);
    for text in ["a", "b", "c"] {
        say(&sink, text);
    }
    let left = dispatcher.drain(CONFIRMS / 2).await;
    assert_eq!(left.to_string(), "unconfirmed answers: 3");
}
