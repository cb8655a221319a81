//! Handlers that block their thread, on real threads: only what happens is looked at, not when.

use std::sync::mpsc;

use super::*;
use crate::handler::Handler;
use crate::prelude::State;

type Ends = (mpsc::SyncSender<()>, Mutex<mpsc::Receiver<()>>);

fn ends() -> Ends {
    let (sender, receiver) = mpsc::sync_channel(10);
    (sender, Mutex::new(receiver))
}

/// Keeps its thread until the other handler has run.
async fn waits_for_the_other(ends: State<Ends>) -> &'static str {
    ends.1.lock().unwrap().recv().unwrap();
    "released"
}

async fn releases(ends: State<Ends>) {
    ends.0.send(()).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_handler_that_blocks_and_says_so_stops_nobody_even_on_a_single_thread() {
    let module = Module::new("threads")
        .state(ends())
        .on(command("wait"), waits_for_the_other.blocks())
        .on(command("release"), releases);
    let stage = Stage::new([module]);
    stage.says(&group(1), "wait");
    stage.says(&group(2), "release");
    assert_eq!(stage.texts().await, ["released"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn blocking_work_is_done_beside_the_handlers() {
    async fn waits_properly(ends: State<Ends>) -> &'static str {
        let ends = ends.into_arc();
        crate::blocking(move || ends.1.lock().unwrap().recv().unwrap()).await;
        "released"
    }
    let module = Module::new("threads")
        .state(ends())
        .on(command("wait"), waits_properly)
        .on(command("release"), releases);
    let stage = Stage::new([module]);
    stage.says(&group(1), "wait");
    stage.says(&group(2), "release");
    assert_eq!(stage.texts().await, ["released"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_handler_that_was_seen_to_block_twice_stops_nobody_from_then_on() {
    async fn sleeps_first(ends: State<Ends>, message: Message) -> &'static str {
        if message.chain.plain_text() == "sleep" {
            std::thread::sleep(Duration::from_millis(400));
            return "slept";
        }
        waits_for_the_other(ends).await
    }
    let module = Module::new("threads")
        .state(ends())
        .on(command("sleep").alias("wait"), sleeps_first)
        .on(command("release"), releases);
    let stage = Stage::new([module]);
    stage.says(&group(1), "sleep");
    stage.says(&group(1), "sleep");
    stage.says(&group(1), "wait");
    stage.says(&group(2), "release");
    assert_eq!(stage.texts().await, ["slept", "slept", "released"]);
}
