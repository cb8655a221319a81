use std::io::{BufRead, BufReader};
use std::process::Stdio;

use tempfile::TempDir;

use crate::mynah::{command, file, run};

#[test]
fn a_simulated_server_can_be_called_and_shows_what_was_called() {
    let mut sim = command(&["sim", "--port", "0", "--token", "hush-4711"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut shown = BufReader::new(sim.stdout.take().unwrap()).lines().map(Result::unwrap);
    let screen = shown.find(|line| line.contains("ws://")).unwrap();
    let uri = screen.split_whitespace().find(|word| word.starts_with("ws://")).unwrap();

    let folder = TempDir::new().unwrap();
    let yaml = format!("bots: [NapCat: {{uri: '{uri}', token: hush-4711}}]");
    let config = file(&folder, "bots.yaml", &yaml);
    let outcome = run(&["call", "--config", config.to_str().unwrap(), "get_login_info"]);
    assert_eq!(outcome.code, Some(0), "{outcome:?}");

    assert!(shown.any(|line| line.contains("get_login_info")));
    assert!(!screen.contains("hush-4711"));
    sim.kill().unwrap();
    sim.wait().unwrap();
}
