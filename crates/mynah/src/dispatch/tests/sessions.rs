//! Sessions on a paused clock: who gets what, in which order, and how waiting ends.

use std::future::IntoFuture;

use super::*;
use crate::condition::event;
use crate::handler::Handler;
use crate::prelude::{GroupIncrease, Session, UserId};
use crate::session::WaitError;

const ALICE: u64 = 7;
const BOB: u64 = 8;
const SECOND: Duration = Duration::from_secs(1);

impl Stage {
    /// Lets everything happen that can happen now.
    async fn settle(&self) {
        sleep(Duration::from_millis(1)).await;
    }

    async fn hears(&self, target: &Target, user: u64, text: &str) {
        let payload = MessagePayload::new(1, target.clone(), Sender::new(user), text);
        let header = Header::for_bot("main").seen_by(10001);
        self.sink.publish(Event::new(header, Payload::Message(payload)));
        self.settle().await;
    }

    fn take(&self) -> Vec<String> {
        self.paper.take_sent().into_iter().map(|(_, text)| text).collect()
    }
}

async fn age(session: Session) -> crate::Result<String> {
    let age: u8 = session.ask("How old?").or_say("A number!").within(30 * SECOND).parse().await?;
    Ok(format!("{age} years"))
}

async fn echo(message: Message) -> String {
    format!("echo {}", message.chain.plain_text())
}

fn stage() -> Stage {
    Stage::new([Module::new("talk").on(command("age"), age).on(command("hi"), echo)])
}

#[tokio::test(start_paused = true)]
async fn an_answer_is_read_and_asked_for_again_until_it_fits() {
    let stage = stage();
    for text in ["age", "old", "very old", "42"] {
        stage.hears(&group(1), ALICE, text).await;
    }
    assert_eq!(stage.take(), ["How old?", "A number!", "A number!", "42 years"]);
}

#[tokio::test(start_paused = true)]
async fn after_the_last_try_the_handler_is_told_that_nothing_was_understood() {
    async fn once(session: Session) -> String {
        let outcome = session.ask("How old?").tries(2).parse::<u8>().await;
        outcome.unwrap_err().to_string()
    }
    let stage = Stage::new([Module::new("talk").on(command("age"), once)]);
    for text in ["age", "old", "older", "8"] {
        stage.hears(&group(1), ALICE, text).await;
    }
    assert_eq!(stage.take(), ["How old?", "How old?", "none of 2 answers was understood"]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_is_bound_to_its_user_and_conversation() {
    let stage = stage();
    stage.hears(&group(1), ALICE, "age").await;
    stage.hears(&group(1), BOB, "1").await;
    stage.hears(&group(2), ALICE, "2").await;
    stage.hears(&Target::private(ALICE), ALICE, "3").await;
    stage.hears(&group(1), ALICE, "4").await;
    assert_eq!(stage.take(), ["How old?", "4 years"]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_can_be_for_anyone_anywhere() {
    async fn anyone(session: Session) -> crate::Result<String> {
        let winner = session.next_message().anyone().await?;
        let far = session.next_message().from(BOB).anywhere().await?;
        Ok(format!("{} {}", winner.sender.user_id, far.chain))
    }
    let stage = Stage::new([Module::new("talk").on(command("quiz"), anyone)]);
    stage.hears(&group(1), ALICE, "quiz").await;
    stage.hears(&group(1), BOB, "Lima").await;
    stage.hears(&group(2), ALICE, "not Bob").await;
    stage.hears(&group(2), BOB, "far away").await;
    assert_eq!(stage.take(), ["8 far away"]);
}

#[tokio::test(start_paused = true)]
async fn a_conversation_goes_on_while_a_session_waits() {
    let stage = stage();
    stage.hears(&group(1), ALICE, "age").await;
    stage.hears(&group(1), BOB, "hi").await;
    assert_eq!(stage.take(), ["How old?", "echo hi"]);
}

#[tokio::test(start_paused = true)]
async fn what_a_session_waits_for_reaches_no_handler_unless_it_is_shared() {
    async fn both(session: Session) -> crate::Result<String> {
        let own = session.next_message().await?;
        let shared = session.next_message().shared().await?;
        Ok(format!("{} {}", own.chain, shared.chain))
    }
    let stage = Stage::new([Module::new("talk").on(command("both"), both).on(command("hi"), echo)]);
    for text in ["both", "hi", "hi"] {
        stage.hears(&group(1), ALICE, text).await;
    }
    let mut texts = stage.take();
    texts.sort();
    assert_eq!(texts, ["echo hi", "hi hi"]);
}

#[tokio::test(start_paused = true)]
async fn what_a_session_does_with_a_message_happens_in_the_place_of_that_message() {
    async fn slow(session: Session) -> crate::Result<&'static str> {
        session.next_message().await?;
        sleep(10 * SECOND).await;
        Ok("slow")
    }
    let stage = Stage::new([Module::new("talk").on(command("slow"), slow).on(command("hi"), echo)]);
    stage.hears(&group(1), ALICE, "slow").await;
    stage.hears(&group(1), ALICE, "go on").await;
    stage.hears(&group(1), BOB, "hi").await;
    assert_eq!(stage.take(), [""; 0]);
    assert_eq!(stage.texts().await, ["slow", "echo hi"]);
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_faster_than_the_handler_is_not_lost() {
    async fn late(session: Session) -> crate::Result<String> {
        sleep(5 * SECOND).await;
        Ok(session.next_message().await?.chain.to_string())
    }
    let stage = Stage::new([Module::new("talk").on(command("late"), late)]);
    stage.hears(&group(1), ALICE, "late").await;
    stage.hears(&group(1), ALICE, "already here").await;
    sleep(10 * SECOND).await;
    assert_eq!(stage.take(), ["already here"]);
}

#[tokio::test(start_paused = true)]
async fn several_sessions_wait_at_once() {
    let stage = stage();
    stage.hears(&group(1), ALICE, "age").await;
    stage.hears(&group(1), BOB, "age").await;
    stage.hears(&group(1), BOB, "8").await;
    stage.hears(&group(1), ALICE, "7").await;
    assert_eq!(stage.take(), ["How old?", "How old?", "8 years", "7 years"]);
}

#[tokio::test(start_paused = true)]
async fn of_two_sessions_that_wait_for_the_same_the_latest_gets_it() {
    async fn next(message: Message, session: Session) -> crate::Result<String> {
        let winner = session.wait_for(message_that("x")).await?;
        Ok(format!("{} got {}", message.chain, winner.user_id().unwrap()))
    }
    let stage = Stage::new([Module::new("talk").on(command("a").alias("b"), next)]);
    for text in ["a", "b", "x", "x"] {
        stage.hears(&group(1), ALICE, text).await;
    }
    assert_eq!(stage.take(), ["b got 7", "a got 7"]);
}

fn message_that(begins: &'static str) -> crate::Condition {
    message().when(move |event| {
        let Payload::Message(message) = event else { return false };
        message.chain.plain_text().starts_with(begins)
    })
}

#[tokio::test(start_paused = true)]
async fn a_wait_ends_in_time_and_the_handler_may_end_quietly() {
    async fn patient(session: Session) -> String {
        match session.next_message().within(30 * SECOND).await {
            Err(WaitError::TimedOut { after }) => format!("nothing within {after:?}"),
            other => format!("{other:?}"),
        }
    }
    let told = Arc::new(Mutex::new(0));
    let count = Arc::clone(&told);
    let hook: ErrorHook = Arc::new(move |_| {
        *count.lock().unwrap() += 1;
        Box::pin(async {})
    });
    let module = Module::new("talk").on(command("wait"), patient).on(command("age"), age);
    let listeners = Listeners { on_error: Some(hook), ..Listeners::default() };
    let stage = Stage::listened_to([module], DispatchOptions::default(), listeners);
    stage.hears(&group(1), ALICE, "wait").await;
    stage.hears(&group(2), ALICE, "age").await;
    sleep(31 * SECOND).await;
    assert_eq!(stage.take(), ["How old?", "nothing within 30s"]);
    assert_eq!(*told.lock().unwrap(), 0);
    stage.hears(&group(2), ALICE, "42").await;
    assert_eq!(stage.take(), [""; 0], "nobody waits any more");
}

#[tokio::test(start_paused = true)]
async fn waiting_does_not_count_towards_the_deadline_and_working_does() {
    async fn works(session: Session) -> crate::Result<&'static str> {
        sleep(2 * SECOND).await;
        session.next_message().within(3600 * SECOND).await?;
        sleep(2 * SECOND).await;
        session.say("half way").await?;
        sleep(2 * SECOND).await;
        Ok("never")
    }
    let module = Module::new("talk").on(command("work"), works.deadline(5 * SECOND));
    let stage = Stage::new([module]);
    stage.hears(&group(1), ALICE, "work").await;
    sleep(1800 * SECOND).await;
    stage.hears(&group(1), ALICE, "on").await;
    sleep(60 * SECOND).await;
    assert_eq!(stage.take(), ["half way"]);
}

#[tokio::test(start_paused = true)]
async fn a_cancel_word_ends_the_question_in_either_language() {
    async fn ask(session: Session) -> &'static str {
        match session.ask("Sure?").cancel_word("Nah").await {
            Err(WaitError::Cancelled) => "cancelled",
            _ => "answered",
        }
    }
    let options = DispatchOptions { lang: Lang::chinese(), ..Default::default() };
    let stage = Stage::with([Module::new("talk").on(command("ask"), ask)], options);
    for answer in ["取消", "Cancel", "/cancel", "nah", "cancel the flight"] {
        stage.hears(&group(1), ALICE, "ask").await;
        stage.hears(&group(1), ALICE, answer).await;
    }
    let outcomes: Vec<_> = stage.take().into_iter().filter(|text| text != "Sure?").collect();
    assert_eq!(outcomes, ["cancelled", "cancelled", "cancelled", "cancelled", "answered"]);
}

#[tokio::test(start_paused = true)]
async fn a_notice_can_begin_a_session_with_whoever_it_is_about() {
    async fn welcome(session: Session) -> crate::Result<String> {
        let name = session.ask("Who are you?").await?;
        Ok(format!("Hello, {}!", name.chain))
    }
    let stage = Stage::new([Module::new("talk").on(event::<GroupIncrease>(), welcome)]);
    let joined = GroupIncrease {
        group_id: 1.into(),
        user_id: UserId::from(BOB),
        operator_id: None,
        invited: false,
    };
    let notice = Payload::Notice(mynah_core::event::notice::Notice::GroupIncrease(joined));
    stage.sink.publish(Event::new(Header::for_bot("main"), notice));
    stage.settle().await;
    stage.hears(&group(1), ALICE, "me").await;
    stage.hears(&group(1), BOB, "Bob").await;
    assert_eq!(stage.take(), ["Who are you?", "Hello, Bob!"]);
}

#[tokio::test(start_paused = true)]
async fn one_handler_waits_for_several_people_at_once() {
    async fn both(session: Session) -> crate::Result<String> {
        let alice = session.next_message();
        let bob = session.next_message().from(BOB);
        let (alice, bob) = tokio::join!(alice.into_future(), bob.into_future());
        Ok(format!("{} {}", alice?.chain, bob?.chain))
    }
    let stage = Stage::new([Module::new("talk").on(command("both"), both)]);
    stage.hears(&group(1), ALICE, "both").await;
    stage.hears(&group(1), ALICE, "one").await;
    stage.hears(&group(1), BOB, "two").await;
    assert_eq!(stage.take(), ["one two"]);
}

#[tokio::test(start_paused = true)]
async fn what_outlives_its_handler_keeps_no_conversation() {
    async fn spawns(session: Session) {
        tokio::spawn(async move {
            let _ = session.next_message().await;
            std::future::pending::<()>().await;
        });
    }
    let module = Module::new("talk").on(command("spawn"), spawns).on(command("hi"), echo);
    let stage = Stage::new([module]);
    for text in ["spawn", "taken", "hi"] {
        stage.hears(&group(1), ALICE, text).await;
    }
    assert_eq!(stage.take(), ["echo hi"]);
}

#[tokio::test(start_paused = true)]
async fn only_so_many_sessions_wait() {
    async fn wait(session: Session) -> String {
        session.next_message().await.unwrap_err().to_string()
    }
    let options = DispatchOptions { sessions: 1, ..Default::default() };
    let stage = Stage::with([Module::new("talk").on(command("wait"), wait)], options);
    stage.hears(&group(1), ALICE, "wait").await;
    stage.hears(&group(2), ALICE, "wait").await;
    assert_eq!(stage.take(), ["more than 1 sessions would wait"]);
}

#[tokio::test(start_paused = true)]
async fn sessions_are_told_when_the_app_stops() {
    async fn wait(session: Session) -> String {
        session.next_message().await.unwrap_err().to_string()
    }
    let stage = Stage::new([Module::new("talk").on(command("wait"), wait)]);
    stage.hears(&group(1), ALICE, "wait").await;
    let start = Instant::now();
    assert_eq!(stage.texts().await, ["the app is stopping"]);
    assert_eq!(start.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_went_on_beside_its_conversation_is_reported_when_it_does_not_end() {
    async fn endless(session: Session) {
        let _ = session.next_message().await;
        std::future::pending::<()>().await;
    }
    let stage = Stage::new([Module::new("talk").on(command("wait"), endless)]);
    stage.hears(&group(1), ALICE, "wait").await;
    let left = stage.dispatcher.drain(SECOND).await;
    assert_eq!(left.to_string(), "sessions: 1");
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_dies_frees_its_conversation() {
    async fn dies(session: Session) {
        let _ = session.next_message().await;
        panic!("on purpose");
    }
    let stage = Stage::new([Module::new("talk").on(command("die"), dies).on(command("hi"), echo)]);
    for text in ["die", "now", "hi"] {
        stage.hears(&group(1), ALICE, text).await;
    }
    assert_eq!(stage.take(), ["echo hi"]);
}

#[tokio::test(start_paused = true)]
async fn an_observer_is_told_of_a_message_that_a_session_took() {
    let stage = stage();
    stage.hears(&group(1), ALICE, "age").await;
    stage.hears(&group(1), ALICE, "42").await;
    assert_eq!(*stage.handled.lock().unwrap(), ["age", "42"]);
}
