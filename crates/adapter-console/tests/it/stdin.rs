//! The standard input of a real process, which only another process can provide.
//!
//! The child is this very test binary, told to run [`a_console_that_echoes`] alone.

use std::process::Stdio;
use std::time::Duration;

use mynah_adapter_console::Console;
use mynah_core::capability::Messaging;
use mynah_core::{Adapter, Lang, Payload};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};

use crate::terminal::{config, context};

/// Far more than a child takes, so that only one that hangs is found out.
const DEADLINE: Duration = Duration::from_mins(1);

#[tokio::test]
#[ignore = "only as the child of the tests below"]
async fn a_console_that_echoes() {
    let console = Console::new(config(Lang::english())).unwrap();
    let (context, mut events) = context();
    console.run(context).await.unwrap();
    while let Some(event) = events.recv().await {
        if let Payload::Message(message) = &*event {
            let echo = message.chain.clone();
            console.send_msg(&message.target, echo).await.unwrap();
        }
    }
}

fn child() -> Child {
    Command::new(std::env::current_exe().expect("a test has a binary"))
        .args(["--exact", "stdin::a_console_that_echoes", "--ignored", "--nocapture"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("the test binary can be started")
}

/// Types into a child and gives back what it wrote until its end.
async fn session(typed: &str, hang_up: bool) -> String {
    let mut child = child();
    let mut keyboard = child.stdin.take().expect("it is piped");
    keyboard.write_all(typed.as_bytes()).await.expect("the child reads");
    // The other tests need the input to stay open until the child has ended.
    let _open = (!hang_up).then_some(keyboard);
    let mut screen = child.stdout.take().expect("it is piped");
    let mut written = String::new();
    let ended = async {
        screen.read_to_string(&mut written).await.expect("it writes text");
        child.wait().await.expect("it is our child")
    };
    let status = tokio::time::timeout(DEADLINE, ended).await;
    assert!(status.expect("the child ends by itself").success());
    written
}

#[tokio::test]
async fn piped_lines_are_read_to_the_end_and_every_answer_is_written() {
    let written = session("one\ntwo", true).await;
    assert!(written.contains("bot> one\nbot> two\n"), "{written}");
}

#[tokio::test]
async fn the_process_ends_while_its_input_is_still_open() {
    let written = session("one\n:quit\n", false).await;
    assert!(written.contains("bot> one\n"), "{written}");
}
