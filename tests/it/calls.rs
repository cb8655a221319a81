//! Which adapter has which call, found out by asking each, and the page that says so.

mod asked;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use mynah::core::capability::CATALOGUE;
use mynah::core::{Adapter, AdapterFactory, Section};
use mynah_adapter_console::{Console, ConsoleConfig};
use mynah_adapter_napcat::NapCatFactory;
use serde_json::json;

use self::asked::asked;

/// What is between these in a page is written by this test.
const MARKS: [&str; 2] = ["<!-- calls -->", "<!-- end of calls -->"];

/// Set it to write the pages anew.
const REWRITE: &str = "MYNAH_REWRITE_CALLS";

/// A bot that is not connected, so that whatever it is asked does no harm.
fn napcat() -> Arc<dyn Adapter> {
    let section = json!({
        "name": "main",
        "uri": "ws://127.0.0.1:9",
        // Starting and stopping are supported where somebody says how.
        "start_server_command": "exit 0",
        "stop_server_command": "exit 0",
    });
    NapCatFactory.build(&Section::of(section).unwrap()).unwrap()
}

fn console() -> Arc<dyn Adapter> {
    let (input, output) = (tokio::io::empty(), tokio::io::sink());
    Arc::new(Console::with_io(ConsoleConfig::default(), input, output).unwrap())
}

/// The calls of each adapter, and whether it has them.
async fn answers() -> Vec<(&'static str, BTreeMap<&'static str, bool>)> {
    let mut answers = Vec::new();
    for adapter in [napcat(), console()] {
        answers.push((adapter.name(), asked(&*adapter).await));
    }
    answers
}

#[tokio::test]
async fn every_call_of_the_catalogue_is_asked_of_every_adapter() {
    let mut names: Vec<_> = CATALOGUE.iter().flat_map(|family| family.calls).copied().collect();
    names.sort_unstable();
    for (adapter, calls) in answers().await {
        assert_eq!(calls.into_keys().collect::<Vec<_>>(), names, "{adapter}");
    }
}

#[tokio::test]
async fn napcat_has_every_call() {
    let calls = asked(&*napcat()).await;
    let lacking: Vec<_> = calls.into_iter().filter(|(_, has)| !has).collect();
    assert_eq!(lacking, []);
}

#[tokio::test]
async fn the_pages_say_which_adapter_has_which_call() {
    let answers = answers().await;
    for (page, head) in [("api.md", "call"), ("api.zh-CN.md", "调用")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(page);
        let written = std::fs::read_to_string(&path).unwrap();
        let (before, rest) = written.split_once(MARKS[0]).expect("the page has marks");
        let (_, after) = rest.split_once(MARKS[1]).expect("the page has both marks");
        let table = table(head, &answers);
        let wanted = format!("{before}{}\n\n{table}\n{}{after}", MARKS[0], MARKS[1]);
        if std::env::var_os(REWRITE).is_some() {
            std::fs::write(&path, &wanted).unwrap();
        } else {
            assert!(written == wanted, "docs/{page} is stale; run this test with {REWRITE}=1");
        }
    }
}

fn table(head: &str, answers: &[(&str, BTreeMap<&str, bool>)]) -> String {
    let adapters: Vec<_> = answers.iter().map(|(name, _)| *name).collect();
    let rule = " --- |".repeat(adapters.len() + 1);
    let mut lines = Vec::new();
    for family in CATALOGUE {
        lines.push(format!("### `{}()`\n", family.name));
        lines.push(format!("| {head} | {} |\n|{rule}", adapters.join(" | ")));
        lines.extend(family.calls.iter().map(|call| {
            let marks = answers.iter().map(|(_, calls)| if calls[call] { "✓" } else { "–" });
            format!("| `{call}` | {} |", marks.collect::<Vec<_>>().join(" | "))
        }));
        lines.push(String::new());
    }
    lines.join("\n")
}
