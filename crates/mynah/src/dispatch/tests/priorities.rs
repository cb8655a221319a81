//! Who runs before whom, and who keeps an event to itself.

use std::ops::ControlFlow;

use super::*;
use crate::handler::Handler;

async fn first() -> &'static str {
    sleep(Duration::from_secs(1)).await;
    "first"
}

async fn second() -> &'static str {
    "second"
}

async fn said_to(module: Module) -> Vec<String> {
    let stage = Stage::new([module]);
    stage.says(&group(1), "hi");
    stage.texts().await
}

#[tokio::test(start_paused = true)]
async fn a_higher_priority_runs_first_however_long_it_takes() {
    let module = Module::new("mixed").on(message(), second).on(message(), first.priority(5));
    assert_eq!(said_to(module).await, ["first", "second"]);
    let module = Module::new("mixed").on(message(), second.priority(-1)).on(message(), first);
    assert_eq!(said_to(module).await, ["first", "second"]);
}

#[tokio::test(start_paused = true)]
async fn handlers_of_one_priority_run_side_by_side() {
    let module = Module::new("mixed").on(message(), first).on(message(), second);
    assert_eq!(said_to(module).await, ["second", "first"]);
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_stops_keeps_the_event_from_lower_priorities_only() {
    let module = Module::new("mixed")
        .on(message(), first.priority(5).stops())
        .on(message(), second.priority(5))
        .on(message(), second);
    assert_eq!(said_to(module).await, ["second", "first"]);
}

#[tokio::test(start_paused = true)]
async fn a_handler_decides_for_each_event_whether_it_goes_on() {
    async fn guard(message: Message) -> ControlFlow<Reply> {
        match &*message.chain.plain_text() {
            "stop" => ControlFlow::Break("stopped".into()),
            _ => ControlFlow::Continue(()),
        }
    }
    async fn greedy(message: Message) -> Option<Reply> {
        (message.chain.plain_text() == "mine").then(|| Reply::text("mine!").stopping())
    }
    let module = Module::new("mixed")
        .on(message(), guard.priority(2))
        .on(message(), greedy.priority(1))
        .on(message(), second);
    let stage = Stage::new([module]);
    for text in ["stop", "mine", "go"] {
        stage.says(&group(1), text);
    }
    assert_eq!(stage.texts().await, ["stopped", "mine!", "second"]);
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_is_skipped_stops_nothing_and_one_that_fails_does() {
    async fn skipped(_: Elsewhere) {}
    async fn fails() -> crate::Result<()> {
        Err(crate::HandlerError::new("on purpose"))
    }
    let module =
        Module::new("mixed").on(message(), skipped.priority(1).stops()).on(message(), second);
    assert_eq!(said_to(module).await, ["second"]);
    let module =
        Module::new("mixed").on(message(), fails.priority(1).stops()).on(message(), second);
    assert_eq!(said_to(module).await, [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn a_handler_runs_at_most_as_often_at_once_as_it_says() {
    let module = Module::new("echo").on(message(), slow_echo.concurrency(1));
    let stage = Stage::new([module]);
    for conversation in 1..=3 {
        stage.says(&group(conversation), "aa");
    }
    let start = Instant::now();
    assert_eq!(stage.texts().await.len(), 3);
    assert_eq!(start.elapsed().as_secs(), 6);
}

#[tokio::test(start_paused = true)]
async fn a_handler_has_a_deadline_of_its_own() {
    let module =
        Module::new("echo").on(message(), slow_echo.deadline(Duration::from_secs(3)).stops());
    let stage = Stage::new([module]);
    stage.says(&group(1), "aaaaa");
    stage.says(&group(1), "b");
    let start = Instant::now();
    assert_eq!(stage.texts().await, ["b"]);
    assert_eq!(start.elapsed().as_secs(), 4);
}
