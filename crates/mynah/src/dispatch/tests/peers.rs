//! Several bots in one group: what they see is handled once, by one that has a use for it.

use mynah_core::MessageChain;

use super::*;
use crate::prelude::Session;

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
        let payload = MessagePayload::new(1, group(1), Sender::new(7), chain);
        let header = Header::for_bot("other").seen_by(10002);
        self.other.publish(Event::new(header, Payload::Message(payload.clone())));
        let header = Header::for_bot("main").seen_by(10001);
        self.stage.sink.publish(Event::new(header, Payload::Message(payload)));
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
