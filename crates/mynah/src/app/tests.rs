//! Bots that run, end, give up and hang, on a paused clock.

use std::sync::Arc;
use std::time::Duration;

use mynah_core::event::message::Sender;
use mynah_core::event::{Header, MessagePayload};
use mynah_core::{Bot, Event, Payload, Target};
use tokio::time::{Instant, sleep};

use super::*;
use crate::prelude::{Message, message};
use crate::testing::{End, Paper};

const SECOND: Duration = Duration::from_secs(1);

fn app(bots: &[&Paper]) -> App {
    bots.iter().fold(App::new(), |app, paper| app.bot(Bot::new(Arc::new((*paper).clone()))))
}

fn said(text: &str) -> Event {
    let payload = MessagePayload::new(1, Target::group(1), Sender::new(7), text);
    Event::new(Header::for_bot("main"), Payload::Message(payload))
}

/// Answers after as many seconds as the message has letters.
fn slow() -> Module {
    async fn answer(message: Message) -> String {
        let text = message.chain.plain_text().into_owned();
        sleep(SECOND * u32::try_from(text.len()).unwrap()).await;
        text
    }
    Module::new("slow").on(message(), answer)
}

#[tokio::test(start_paused = true)]
async fn a_bot_that_gives_up_leaves_the_others_running() {
    let torn = Paper::new("torn").ending(End::GivesUp(SECOND));
    let whole = Paper::new("whole");
    let started = Instant::now();
    let outcome = app(&[&torn, &whole]).run(sleep(SECOND * 60)).await;
    assert!(outcome.is_ok());
    assert_eq!(started.elapsed(), SECOND * 60);
    assert!(whole.was_closed());
}

#[tokio::test(start_paused = true)]
async fn when_every_bot_has_given_up_the_app_ends_and_names_them() {
    let first = Paper::new("first").ending(End::GivesUp(SECOND));
    let second = Paper::new("second").ending(End::GivesUp(SECOND * 2));
    let AppError::NoBotLeft { bots } =
        app(&[&first, &second]).run(std::future::pending()).await.unwrap_err()
    else {
        panic!("another error");
    };
    assert_eq!(bots, ["first", "second"]);
}

#[tokio::test(start_paused = true)]
async fn the_bots_that_gave_up_are_named_in_the_language_of_the_reader() {
    let ann = Paper::new("ann").ending(End::GivesUp(SECOND));
    let ben = Paper::new("ben").ending(End::Panics);
    let error = app(&[&ann, &ben]).run(std::future::pending()).await.unwrap_err();
    assert_eq!(error.to_string(), "no bot is left: ben and ann gave up");
    assert_eq!(error.localize(&Lang::chinese()), "一个机器人也不剩了：ben、ann 都已放弃");
}

#[tokio::test(start_paused = true)]
async fn when_every_bot_has_ended_well_so_does_the_app() {
    let console = Paper::new("console").seeing([said("abc")]).ending(End::Ends(SECOND));
    let outcome = app(&[&console]).module(slow()).run(std::future::pending()).await;
    assert!(outcome.is_ok());
    assert_eq!(console.take_sent().len(), 1, "what was still being handled is handled to the end");
}

#[tokio::test(start_paused = true)]
async fn an_adapter_that_panics_hurts_nobody_else() {
    let broken = Paper::new("broken").ending(End::Panics);
    let whole = Paper::new("whole").seeing([said("a")]);
    let outcome = app(&[&broken, &whole]).module(slow()).run(sleep(SECOND * 5)).await;
    assert!(outcome.is_ok());
    assert_eq!(whole.take_sent().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn running_handlers_may_finish_before_connections_close() {
    let paper = Paper::new("main").seeing([said("abcde")]);
    let started = Instant::now();
    app(&[&paper]).module(slow()).run(sleep(SECOND)).await.unwrap();
    assert_eq!(started.elapsed(), SECOND * 5);
    assert_eq!(paper.take_sent().len(), 1);
    assert!(paper.was_closed());
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_does_not_finish_in_time_is_left_behind() {
    let paper = Paper::new("main").seeing([said(&"x".repeat(100))]);
    let started = Instant::now();
    let app = app(&[&paper]).module(slow()).shutdown_deadline(SECOND * 3);
    app.run(sleep(SECOND)).await.unwrap();
    assert_eq!(started.elapsed(), SECOND * 4);
    assert!(paper.was_closed());
    sleep(SECOND * 200).await;
    assert_eq!(paper.take_sent(), [], "it does not go on behind everybody's back");
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_does_not_close_is_cut() {
    let stuck = Paper::new("stuck").ending(End::Never);
    app(&[&stuck]).run(sleep(SECOND)).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_module_that_is_switched_off_is_not_run() {
    let paper = Paper::new("main").seeing([said("a")]);
    let mut settings = Settings::default();
    settings.modules.disable = vec!["slow".to_owned(), "nothing of that name".to_owned()];
    let app = app(&[&paper]).module(slow()).settings(&settings);
    app.run(sleep(SECOND * 5)).await.unwrap();
    assert_eq!(paper.take_sent(), []);
}

#[tokio::test(start_paused = true)]
async fn a_bot_that_turns_up_later_runs_like_any_other() {
    let late = Paper::new("late").seeing([said("a")]);
    let first = Paper::new("first").introducing(&late);
    app(&[&first]).module(slow()).run(sleep(SECOND * 5)).await.unwrap();
    assert_eq!(late.take_sent(), [(Target::group(1), "a".to_owned())]);
    assert!(late.was_closed() && first.was_closed());
}

#[tokio::test(start_paused = true)]
async fn a_bot_may_go_while_the_one_it_introduced_stays() {
    let late = Paper::new("late").ending(End::Ends(SECOND * 30));
    let first = Paper::new("first").introducing(&late).ending(End::Ends(SECOND));
    let started = Instant::now();
    app(&[&first]).run(std::future::pending()).await.unwrap();
    assert_eq!(started.elapsed(), SECOND * 30);
}

#[tokio::test(start_paused = true)]
async fn two_bots_of_one_id_are_not_let_in() {
    let twin = Paper::new("first");
    let first = Paper::new("first").introducing(&twin);
    let AppError::NoBotLeft { bots } =
        app(&[&first]).run(std::future::pending()).await.unwrap_err()
    else {
        panic!("another error");
    };
    assert_eq!(bots, ["first"]);
    assert!(!twin.was_closed());
}

#[tokio::test(start_paused = true)]
async fn a_bot_that_hangs_keeps_no_other_from_closing() {
    let stuck = Paper::new("stuck").ending(End::Never);
    let whole = Paper::new("whole");
    app(&[&stuck, &whole]).run(sleep(SECOND)).await.unwrap();
    assert!(whole.was_closed());
}
