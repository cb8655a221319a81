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

/// What is said about a call that cannot be meant.
fn complaint(args: &[&str]) -> String {
    let outcome = run(args);
    assert_ne!(outcome.code, Some(0), "{outcome:?}");
    outcome.stderr
}

#[test]
fn a_transport_that_is_none_is_told_of_with_those_there_are() {
    let said = complaint(&["sim", "--transport", "carrier-pigeon"]);
    assert!(said.contains("carrier-pigeon") && said.contains("http-ws"), "{said}");
}

#[test]
fn where_the_bot_is_has_to_be_said_where_the_server_connects() {
    for transport in ["reverse", "post"] {
        let said = complaint(&["sim", "--transport", transport]);
        assert!(said.contains("--url"), "{said}");
    }
    let said = complaint(&["sim", "--url", "ws://127.0.0.1:1", "--port", "0"]);
    assert!(said.contains("reverse"), "{said}");
    let said = complaint(&["--lang", "zh-CN", "sim", "--transport", "reverse", "--url", "nowhere"]);
    assert!(said.contains("nowhere") && said.contains("wss://") && said.contains("地址"), "{said}");
}

#[test]
fn a_server_that_speaks_http_answers_over_http() {
    use std::io::{Read, Write};
    let mut sim = command(&["sim", "--port", "0", "--transport", "http-ws"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut shown = BufReader::new(sim.stdout.take().unwrap()).lines().map(Result::unwrap);
    let screen = shown.find(|line| line.contains("http://")).unwrap();
    assert!(screen.contains("ws://"), "{screen}");
    let address = screen.split_once("http://").unwrap().1.split_whitespace().next().unwrap();
    let mut socket = std::net::TcpStream::connect(address).unwrap();
    socket.write_all(b"GET / HTTP/1.1\r\nhost: sim\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("NapCat4 Is Running"), "{answer}");
    sim.kill().unwrap();
    sim.wait().unwrap();
}
