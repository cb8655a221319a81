//! Several bots in one group: what they see is handled once, by one that has a use for it.

use std::sync::atomic::Ordering;

use mynah_core::MessageChain;

use super::*;
use crate::hook::Verdict;
use crate::prelude::Session;

fn said(chain: impl Into<MessageChain>) -> Payload {
    Payload::Message(MessagePayload::new(1, group(1), Sender::new(7), chain))
}

/// A stage, and a second bot in the same groups.
struct Pair {
    stage: Stage,
    other: Arc<dyn EventSink>,
    deeds: Paper,
}

impl Pair {
    fn new(module: Module) -> Self {
        let mut stage = Stage::new([module]);
        let peers = Arc::new(AtomicUsize::new(2));
        let deeds = Paper::new("other");
        let main = Bot::new(Arc::new(stage.paper.clone()));
        let other = Bot::new(Arc::new(deeds.clone()));
        stage.sink = stage.dispatcher.sink_among(main, Arc::clone(&peers));
        let other = stage.dispatcher.sink_among(other, peers);
        Self { stage, other, deeds }
    }

    /// Something is said, and the other bot tells of it first.
    fn says(&self, chain: impl Into<MessageChain>) {
        let chain = chain.into();
        self.other_tells(chain.clone());
        self.main_tells(chain);
    }

    fn main_tells(&self, chain: impl Into<MessageChain>) {
        let header = Header::for_bot("main").seen_by(10001);
        self.stage.sink.publish(Event::new(header, said(chain)));
    }

    fn other_tells(&self, chain: impl Into<MessageChain>) {
        let header = Header::for_bot("other").seen_by(10002);
        self.other.publish(Event::new(header, said(chain)));
    }

    /// What the bots said, the other one last.
    async fn texts(self) -> [Vec<String>; 2] {
        let main = self.stage.texts().await;
        [main, self.deeds.take_sent().into_iter().map(|(_, text)| text).collect()]
    }
}

#[tokio::test(start_paused = true)]
async fn what_two_bots_see_is_answered_once_by_the_first_to_tell_of_it() {
    let pair = Pair::new(Module::new("ping").on(command("ping"), async || "pong"));
    pair.says("ping");
    assert_eq!(pair.texts().await, [vec![], vec!["pong"]]);
}

#[tokio::test(start_paused = true)]
async fn the_bot_that_is_spoken_to_does_not_lose_the_event_to_the_one_that_is_not() {
    let module = Module::new("me").on(message().mentioning_bot(), async || "yes?");
    let pair = Pair::new(module);
    pair.says(MessageChain::new().at(10001).text(" hello"));
    assert_eq!(pair.texts().await, [vec!["yes?"], vec![]]);
}

#[tokio::test(start_paused = true)]
async fn a_session_hears_the_answer_whichever_bot_tells_of_it_first() {
    async fn ask(session: Session) -> crate::Result<String> {
        let name = session.ask("your name?").await?;
        Ok(format!("hello {}", name.chain.plain_text()))
    }
    let pair = Pair::new(
        Module::new("ask")
            .on(command("ask").mentioning_bot(), ask)
            .on(message().text_is("Ann"), async |_: Message| {}),
    );
    pair.says(MessageChain::new().at(10001).text(" ask"));
    tokio::time::sleep(Duration::from_secs(1)).await;
    pair.says("Ann");
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(pair.texts().await, [vec!["your name?", "hello Ann"], vec![]]);
}

#[tokio::test(start_paused = true)]
async fn hooks_see_what_nobody_wants_once_however_often_it_is_said() {
    let seen = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&seen);
    let pair = Pair::new(Module::new("log").before(move |_: &Message| {
        count.fetch_add(1, Ordering::Relaxed);
        Verdict::Pass
    }));
    pair.main_tells("hi");
    tokio::time::sleep(Duration::from_millis(1)).await;
    pair.other_tells("hi");
    pair.other_tells("hi");
    pair.main_tells("hi");
    assert_eq!(pair.texts().await, [Vec::<String>::new(), vec![]]);
    assert_eq!(seen.load(Ordering::Relaxed), 2);
}
