//! The same modules on another platform, unchanged.

use std::collections::BTreeMap;
use std::sync::Arc;

use mynah::App;
use mynah::core::{Bot, Section};
use mynah_adapter_console::{Console, ConsoleConfig};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// What the terminal shows when these lines are typed.
async fn shown(lines: &str) -> String {
    let (mut keyboard, input) = tokio::io::duplex(1024);
    let (output, mut screen) = tokio::io::duplex(64 * 1024);
    let config: ConsoleConfig = section().parse().unwrap();
    let console = Console::with_io(config, input, output).unwrap();
    let mut app = App::new().bot(Bot::new(Arc::new(console)));
    for module in mynah_modules::all() {
        app = app.module(module);
    }
    keyboard.write_all(lines.as_bytes()).await.unwrap();
    drop(keyboard);
    app.run(std::future::pending()).await.unwrap();
    let mut shown = String::new();
    screen.read_to_string(&mut shown).await.unwrap();
    shown
}

fn section() -> Section {
    Section::of(BTreeMap::from([("user", "ann"), ("group", "kitchen"), ("lang", "en")])).unwrap()
}

#[tokio::test]
async fn the_generic_modules_run_on_a_terminal() {
    let shown = shown("ping\n:join Bob\n").await;
    assert!(shown.contains("pong"), "{shown}");
    assert!(shown.contains("welcome"), "{shown}");
}

#[tokio::test]
async fn what_only_napcat_can_do_is_neither_listed_nor_answered_on_a_terminal() {
    let shown = shown("help\ndragon\n").await;
    assert!(shown.contains("ping"), "{shown}");
    assert!(!shown.contains("dragon –"), "{shown}");
    assert!(!shown.contains("dragon king"), "{shown}");
}
